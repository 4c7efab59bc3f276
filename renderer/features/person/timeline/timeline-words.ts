import type { TimelineEntry } from '../../../../shared/contract/timeline.ts'
import { noteKinds } from '../../../../shared/model/note.ts'
import { referralSources } from '../../../../shared/model/referral.ts'
import { attendances } from '../../../../shared/rules/attendance.ts'
import { closingOutcomes, closingReasons } from '../../../../shared/rules/case-status.ts'
import { wordsOf, type CodeWithWords } from '../../../../shared/rules/code-list.ts'
import { formatIsoDate } from '../../../../shared/rules/time/dates.ts'
import { referralReasons, referralStates } from '../../../../shared/rules/referral-state.ts'
import { exhaustive } from '../../../../shared/rules/result.ts'
import { lowerFirst } from '../../../../shared/rules/capitals.ts'
import type { StaffName } from '../../../../shared/rules/people/staff-names.ts'
import { planWords } from '../../consultations/words.ts'

/** The kinds by which a timeline is filtered. */
export const timelineFilters = [
  { id: 'referral', words: 'Referrals', kinds: ['referral', 'decision'] },
  { id: 'contact', words: 'Consultations', kinds: ['consultation'] },
  { id: 'note', words: 'Notes', kinds: ['note', 'addendum'] },
  { id: 'status', words: 'Status changes', kinds: ['status'] },
] as const satisfies readonly { id: string; words: string; kinds: readonly TimelineEntry['kind'][] }[]

export type TimelineFilter = (typeof timelineFilters)[number]['id']

/** Whether an entry is of one of the picked kinds; with none picked every entry is. */
export function fitsFilter(entry: TimelineEntry, picked: ReadonlySet<TimelineFilter>): boolean {
  return picked.size === 0 || timelineFilters.some(({ id, kinds }) => picked.has(id) && (kinds as readonly string[]).includes(entry.kind))
}

/** Whether it is not for the eyes of the person, or of anybody who is given a print. */
export function isPrivate(entry: TimelineEntry): boolean {
  return 'notToBeShared' in entry && (entry.notToBeShared || entry.aboutSomeoneElse || entry.safeguardingNote)
}

/** What happened, in words. */
export function whatHappened(entry: TimelineEntry): string {
  switch (entry.kind) {
    case 'referral':
      return entry.source === null ? 'Referral' : `Referral: ${wordsOf(referralSources, entry.source)}`
    case 'decision':
      return withDetail(`Referral: ${lowerFirst(wordsOf(referralStates, entry.state))}`, decisionReason(entry.state, entry.stateReason))
    case 'consultation':
      return `${planWords(entry)}, ${entry.minutes} min: ${lowerFirst(wordsOf(attendances, entry.attendance))}`
    case 'note':
      return withDetail(wordsOf(noteKinds, entry.noteKind), entry.firstLine === '' ? null : entry.firstLine)
    case 'addendum':
      return withDetail('Added to a note', entry.reason)
    case 'status':
      return statusWords(entry)
    default:
      return exhaustive(entry)
  }
}

/**
 * Who did it, or who was there.
 * @param called what to call the person in sentences
 * @param staffName what to call colleagues
 */
export function whoDidIt(entry: TimelineEntry, called: string, staffName: StaffName): string {
  switch (entry.kind) {
    case 'referral':
      return [entry.referrerName, entry.referrerOrganisation].filter((part) => part !== null).join(', ') || 'Referrer not known'
    case 'consultation':
      return `With ${called}`
    case 'note':
    case 'addendum':
      return staffName(entry.author)
    case 'decision':
    case 'status':
      return entry.by === null ? 'Not recorded by whom' : staffName(entry.by)
    default:
      return exhaustive(entry)
  }
}

/** '12 Nov 2026', or with the time where one is known: '12 Nov 2026, 10:30'. */
export function whenHappened({ on, at }: Pick<TimelineEntry, 'on' | 'at'>): string {
  const date = formatIsoDate(on)
  return at === null ? date : `${date}, ${at}`
}

function statusWords({ status, until, statusReason, outcome }: Extract<TimelineEntry, { kind: 'status' }>): string {
  switch (status) {
    case 'active':
      return 'On the caseload, active'
    case 'on-hold':
      return withDetail(until === null ? 'On hold' : `On hold until ${formatIsoDate(until)}`, statusReason)
    case 'closed':
      return withDetail('Closed', [known(closingReasons, statusReason), known(closingOutcomes, outcome)].filter((part) => part !== null).join(', ') || null)
    default:
      return exhaustive(status)
  }
}

function decisionReason(state: string, reason: string | null): string | null {
  const reasons: Readonly<Record<string, readonly CodeWithWords[]>> = referralReasons
  return known(reasons[state] ?? [], reason)
}

/** The words of a code, or what was written where it is none of the list. */
function known(list: readonly CodeWithWords[], code: string | null): string | null {
  return list.find((entry) => entry.code === code)?.words ?? code
}

function withDetail(words: string, detail: string | null): string {
  return detail === null ? words : `${words}: ${detail}`
}
