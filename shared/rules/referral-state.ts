import { codesOf, isCodeIn, type CodeWithWords } from './code-list.ts'
import { daysBetweenIso } from './time/dates.ts'
import { err, ok, type Result } from './result.ts'

/** Where a referral stands. 'Received' waits for a decision; the last four ended without a case. */
export const referralStates = [
  { code: 'received', words: 'Received' },
  { code: 'accepted', words: 'Accepted' },
  { code: 'could-not-contact', words: 'Could not contact' },
  { code: 'declined-by-person', words: 'Declined by the person' },
  { code: 'not-appropriate', words: 'Not appropriate' },
  { code: 'redirected', words: 'Redirected' },
] as const satisfies readonly CodeWithWords[]

export type ReferralState = (typeof referralStates)[number]['code']

/** The states that need a reason, with the reasons that can be chosen for each. */
export const referralReasons = {
  'could-not-contact': [
    { code: 'no-answer', words: 'No answer after several tries' },
    { code: 'wrong-contact-details', words: 'Contact details are missing or out of date' },
    { code: 'no-reply', words: 'No reply to a letter or message' },
    { code: 'no-safe-way', words: 'No safe way to make contact' },
    { code: 'other', words: 'Another reason' },
  ],
  'declined-by-person': [
    { code: 'no-longer-needed', words: 'Support is no longer needed' },
    { code: 'supported-elsewhere', words: 'Already has support elsewhere' },
    { code: 'not-now', words: 'Not the right time' },
    { code: 'did-not-agree', words: 'Did not know of the referral or did not agree to it' },
    { code: 'does-not-want-support', words: 'Does not want this kind of support' },
    { code: 'reason-not-given', words: 'Chose not to say why' },
    { code: 'other', words: 'Another reason' },
  ],
  'not-appropriate': [
    { code: 'outside-area', words: 'Not with a practice this service covers' },
    { code: 'age', words: 'Outside the age range of this service' },
    { code: 'needs-clinical-care', words: 'Needs clinical or specialist care first' },
    { code: 'risk', words: 'Risk is too high for this service' },
    { code: 'already-supported', words: 'Already supported by this service' },
    { code: 'not-enough-information', words: 'Not enough information in the referral' },
    { code: 'no-capacity', words: 'No capacity' },
    { code: 'died', words: 'The person has died' },
    { code: 'other', words: 'Another reason' },
  ],
  redirected: [
    { code: 'other-link-worker', words: 'To another social prescribing service' },
    { code: 'community', words: 'To a community or voluntary service' },
    { code: 'social-care', words: 'To adult or children’s social care' },
    { code: 'mental-health', words: 'To a mental health service' },
    { code: 'advice', words: 'To housing, money or legal advice' },
    { code: 'general-practice', words: 'Back to the GP practice' },
    { code: 'other', words: 'Somewhere else' },
  ],
} as const satisfies Partial<Record<ReferralState, readonly CodeWithWords[]>>

export type ReferralStateWithReason = keyof typeof referralReasons
type ReferralReason = (typeof referralReasons)[ReferralStateWithReason][number]['code']

/** A decision that can be stored: a state, with a reason of its list exactly where one is needed. */
export type ReferralDecision =
  | { readonly state: Exclude<ReferralState, ReferralStateWithReason>; readonly reason: null }
  | { readonly state: ReferralStateWithReason; readonly reason: ReferralReason }

export type ReferralProblem =
  | 'referral_transition_not_allowed'
  | 'referral_reason_missing'
  | 'referral_reason_not_in_list'

/**
 * Moves a referral to another state. From 'received' every decision is open; an ending can be taken
 * back to 'received' or to 'accepted'; an accepted referral has a case, which is closed instead.
 * A reason given for a state that needs none is dropped.
 */
export function decideReferral(
  from: ReferralState,
  to: ReferralState,
  reason: string | null,
): Result<ReferralDecision, ReferralProblem> {
  if (!nextReferralStates(from).includes(to)) return err('referral_transition_not_allowed')
  if (!needsReason(to)) return ok({ state: to, reason: null })
  if (reason === null || reason === '') return err('referral_reason_missing')
  const reasons: readonly CodeWithWords<ReferralReason>[] = referralReasons[to]
  return isCodeIn(reasons, reason) ? ok({ state: to, reason }) : err('referral_reason_not_in_list')
}

/** The states that can follow, in the order of the list. */
export function nextReferralStates(from: ReferralState): ReferralState[] {
  const all = codesOf(referralStates)
  if (from === 'received') return all.filter((state) => state !== 'received')
  return from === 'accepted' ? [] : ['received', 'accepted']
}

/** Whether a referral may come to this state only with a reason of its list. */
export function needsReason(state: ReferralState): state is ReferralStateWithReason {
  return Object.hasOwn(referralReasons, state)
}

/**
 * Whole days the person has waited (or waited until the first contact), counted from the date of the
 * referral and not from its arrival here. Never negative: a contact made before the referral was
 * written means no wait. Dates as records hold them, '2026-11-23'.
 */
export function waitingDays(referralDate: string, firstContactDate: string | null, today: string): number {
  return Math.max(0, daysBetweenIso(referralDate, firstContactDate ?? today))
}
