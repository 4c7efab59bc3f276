import { Temporal } from 'temporal-polyfill'
import { isCodeIn, type CodeWithWords } from './code-list.ts'
import { err, exhaustive, ok, type Result } from './result.ts'

/** Where a spell of support stands. */
export const caseStatuses = [
  { code: 'active', words: 'Active' },
  { code: 'on-hold', words: 'On hold' },
  { code: 'closed', words: 'Closed' },
] as const satisfies readonly CodeWithWords[]

export type CaseStatusCode = (typeof caseStatuses)[number]['code']

/** Why support ended. */
export const closingReasons = [
  { code: 'planned-end', words: 'Planned end of support' },
  { code: 'person-chose-to-stop', words: 'The person chose to stop' },
  { code: 'lost-contact', words: 'Lost contact' },
  { code: 'moved-away', words: 'Moved to another area or practice' },
  { code: 'other-service', words: 'Another service has taken over' },
  { code: 'no-suitable-support', words: 'No suitable support could be found' },
  { code: 'opened-twice', words: 'Opened twice by mistake' },
  { code: 'died', words: 'The person has died' },
  { code: 'other', words: 'Another reason' },
] as const satisfies readonly CodeWithWords[]

type ClosingReason = (typeof closingReasons)[number]['code']

/** What came of the goals that were agreed. */
export const closingOutcomes = [
  { code: 'met', words: 'Goals met' },
  { code: 'partly-met', words: 'Goals partly met' },
  { code: 'not-met', words: 'Goals not met' },
  { code: 'no-goals', words: 'No goals were agreed' },
  { code: 'not-known', words: 'Not known' },
] as const satisfies readonly CodeWithWords[]

type ClosingOutcome = (typeof closingOutcomes)[number]['code']

export type CaseStatus =
  | { readonly code: 'active' }
  /** `until` is the last day of the hold. */
  | { readonly code: 'on-hold'; readonly until: Temporal.PlainDate }
  | { readonly code: 'closed'; readonly reason: ClosingReason; readonly outcome: ClosingOutcome }

/** A change as asked for in a form, where parts may still be missing. */
export type CaseStatusRequest =
  | { readonly code: 'active' }
  | { readonly code: 'on-hold'; readonly until: Temporal.PlainDate | null }
  | { readonly code: 'closed'; readonly reason: string | null; readonly outcome: string | null }

export type CaseStatusProblem =
  | 'case_transition_not_allowed'
  | 'case_hold_date_missing'
  | 'case_hold_date_not_after_today'
  | 'case_closing_reason_missing'
  | 'case_closing_outcome_missing'

/**
 * Changes the status of a case. An active case can be put on hold or closed, one on hold made
 * active, closed or held until another date, and a closed one opened again.
 */
export function changeCaseStatus(
  current: CaseStatusCode,
  request: CaseStatusRequest,
  today: Temporal.PlainDate,
): Result<CaseStatus, CaseStatusProblem> {
  if (!nextCaseStatuses(current).includes(request.code)) return err('case_transition_not_allowed')
  switch (request.code) {
    case 'active':
      return ok({ code: 'active' })
    case 'on-hold':
      return hold(request.until, today)
    case 'closed':
      return close(request.reason, request.outcome)
    default:
      return exhaustive(request)
  }
}

/** The statuses that can follow. 'on-hold' follows itself: the date can be moved. */
export function nextCaseStatuses(from: CaseStatusCode): readonly CaseStatusCode[] {
  return transitions[from]
}

const transitions: Readonly<Record<CaseStatusCode, readonly CaseStatusCode[]>> = {
  active: ['on-hold', 'closed'],
  'on-hold': ['active', 'on-hold', 'closed'],
  closed: ['active'],
}

function hold(
  until: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): Result<CaseStatus, CaseStatusProblem> {
  if (until === null) return err('case_hold_date_missing')
  if (Temporal.PlainDate.compare(until, today) <= 0) return err('case_hold_date_not_after_today')
  return ok({ code: 'on-hold', until })
}

function close(reason: string | null, outcome: string | null): Result<CaseStatus, CaseStatusProblem> {
  if (reason === null || !isCodeIn(closingReasons, reason)) return err('case_closing_reason_missing')
  if (outcome === null || !isCodeIn(closingOutcomes, outcome)) return err('case_closing_outcome_missing')
  return ok({ code: 'closed', reason, outcome })
}
