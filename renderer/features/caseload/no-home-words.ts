import type { CaseloadChoice } from '../../../shared/contract/lists.ts'
import type { SyncStatus } from '../../../shared/contract/sync.ts'
import { removedReason } from '../team/removed-reason.ts'

export interface NoHomeWords {
  /** Beside a button that cannot be pressed for it. */
  readonly reason: string
  /** What happened, and what to do. */
  readonly whole: string
}

/**
 * Why nobody new can be taken in on this computer: it holds neither a caseload of the user's own nor the unallocated
 * referrals, where they could be. Null where there is such a place, or it is not known yet (`choices` undefined).
 */
export function noHomeWords(choices: readonly CaseloadChoice[] | undefined, stoppedBy: SyncStatus['stoppedBy']): NoHomeWords | null {
  if (stoppedBy === 'removed') return removed
  return choices === undefined || choices.some(({ kind, isOwn }) => isOwn || kind === 'inbox') ? null : noCaseload
}

const removed: NoHomeWords = {
  reason: removedReason,
  whole: 'This computer was removed from the team, so nobody can be taken in here. If that is a mistake, ask your administrator.',
}

const noCaseload: NoHomeWords = {
  reason: 'You have no caseload now',
  whole: 'You have no caseload now, so nobody can be taken in here. Ask your administrator for a caseload.',
}
