import type { changes } from '../../../shared/contract/changes.ts'
import type { Handlers } from '../../../shared/contract/operation.ts'
import { ok } from '../../../shared/rules/result.ts'
import type { Caseload } from './caseload.ts'

/** Taking back what was done to any record, by the token that its write gave. */
export const createUndoHandlers = ({ undo }: Pick<Caseload, 'undo'>): Handlers<typeof changes> => ({
  undo({ token }) {
    const undone = undo(token)
    return undone.ok ? ok({ token: undone.value }) : undone
  },
})
