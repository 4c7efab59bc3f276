import { z } from 'zod'
import { recordId } from '../model/fields.ts'
import { read, write } from './operation.ts'
import { personSummary } from './people.ts'

/** What is being edited: `note:<id>`, `referral:new`, `person:<id>:address` and the like. */
const key = z.string().min(1).max(200)

/** What is being typed, kept on this computer as it is typed; it becomes a change only when it is finished. */
export const drafts = {
  /** The draft of that name, or null. */
  open: read(z.object({ key }), z.object({ content: z.json(), savedAt: z.int() }).nullable(), []),
  save: write(z.object({ key, personId: recordId.nullable(), content: z.json() }), z.object({ savedAt: z.int() }), []),
  discard: write(z.object({ key }), z.null(), []),
  /** Everything that was begun and not finished and can be gone on with, newest first; of whom it is about, null: of nobody. */
  list: read(
    z.object({}),
    z.array(z.object({ key, person: personSummary.nullable(), savedAt: z.int() })),
    [],
  ),
} as const
