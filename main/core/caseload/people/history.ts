import type { history } from '../../../../shared/contract/history.ts'
import type { Handlers } from '../../../../shared/contract/operation.ts'
import { ok } from '../../../../shared/rules/result.ts'
import type { Caseload } from '../caseload.ts'

export const createHistory = ({ undo }: Caseload): Handlers<typeof history> => ({
  undo({ token }) {
    const undone = undo(token)
    return undone.ok ? ok({ token: undone.value }) : undone
  },
})
