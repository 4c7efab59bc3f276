import type { ReferralRow } from '../../../shared/contract/referrals.ts'
import { referralSources } from '../../../shared/model/referral.ts'
import { wordsOf, type CodeWithWords } from '../../../shared/rules/code-list.ts'
import { formatIsoDate } from '../../../shared/rules/time/dates.ts'
import { needsReason, referralReasons, referralStates, type ReferralState } from '../../../shared/rules/referral-state.ts'
import type { StaffName } from '../../../shared/rules/people/staff-names.ts'
import { counted } from '../../ui/counted.ts'

/** What a referral is listed under: its state, or that nobody was given it yet. */
export type ListedState = ReferralState | 'unallocated'

/** The lists there are: one for each state, and all of them. */
export type ReferralList = ListedState | 'all'

/** What a list of referrals is called: 'Received' is 'New' there. */
export function stateWords(state: ReferralList): string {
  if (state === 'unallocated') return 'Unallocated'
  if (state === 'all') return 'All'
  return state === 'received' ? 'New' : wordsOf(referralStates, state)
}

/** How many are on the list that is shown: '3 new referrals', '57 referrals', '12 referrals: accepted'. `counts`: of the unallocated only where this computer holds them. */
export function summaryWords(list: ReferralList, counts: Readonly<Partial<Record<ReferralList, number>>>): string {
  const count = counts[list] ?? 0
  if (list === 'received' || list === 'unallocated') return counted(count, `${stateWords(list).toLowerCase()} referral`)
  const words = counted(count, 'referral')
  return list === 'all' ? words : `${words}: ${stateWords(list).toLowerCase()}`
}

/** Whether something is still to come of it: it did not end with a reason. */
export function isOpenState(state: ListedState): boolean {
  return state === 'unallocated' || !needsReason(state)
}

/** What was just done, also behind 'Undone:': 'Referral accepted', 'Referral ended: could not contact'. */
export function decidedWords(state: Exclude<ReferralState, 'received'>): string {
  const decision = wordsOf(referralStates, state).toLowerCase()
  return state === 'could-not-contact' || state === 'not-appropriate' ? `Referral ended: ${decision}` : `Referral ${decision}`
}

/** The words of a reason; one from a later version is shown as it was written. */
export function reasonWords(state: ReferralState, reason: string | null): string | null {
  if (reason === null || !needsReason(state)) return reason
  const reasons: readonly CodeWithWords[] = referralReasons[state]
  return reasons.find(({ code }) => code === reason)?.words ?? reason
}

export interface Decision {
  readonly state: ReferralState
  readonly stateReason: string | null
  readonly stateDate: string
  readonly stateBy: string | null
}

/** 'Redirected on 12 Nov 2026, set by A. Rahman: To a mental health service'. `staffName`: what to call colleagues. */
export function decisionWords({ state, stateReason, stateDate, stateBy }: Decision, staffName: StaffName): string {
  const decided = `${stateWords(state)} ${state === 'received' ? 'since' : 'on'} ${formatIsoDate(stateDate)}`
  const by = stateBy === null ? decided : `${decided}, set by ${staffName(stateBy)}`
  const why = reasonWords(state, stateReason)
  return why === null ? by : `${by}: ${why}`
}

/** '9 days to first contact', 'Waiting 9 days', 'Waited 9 days' */
export function waitWords({ waitingDays, firstContact, state }: Pick<ReferralRow, 'waitingDays' | 'firstContact' | 'state'>): string {
  const days = counted(waitingDays, 'day')
  if (firstContact !== null) return `${days} to first contact`
  return state === 'received' || state === 'accepted' ? `Waiting ${days}` : `Waited ${days}, no contact`
}

/** 'Dr Priya Shah, Elm Surgery', else the kind of source, else 'Not known'. */
export function senderWords({ referrerName, referrerOrganisation, source }: Pick<ReferralRow, 'referrerName' | 'referrerOrganisation' | 'source'>): string {
  const named = [referrerName, referrerOrganisation].filter((part) => part !== null).join(', ')
  if (named !== '') return named
  return source === null ? 'Not known' : wordsOf(referralSources, source)
}
