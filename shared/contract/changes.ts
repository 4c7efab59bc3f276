import { z } from 'zod'
import { undoToken } from '../model/change.ts'
import { write } from './operation.ts'

/** Taking back what was done. What changed in a record, by whom and when, is told with the record: `people.changes`. */
export const changes = {
  /** Undoes the changes of a token; undoing the token that comes back is redo. */
  undo: write(z.object({ token: undoToken }), z.object({ token: undoToken }), ['changed_since', 'nothing_to_undo']),
} as const
