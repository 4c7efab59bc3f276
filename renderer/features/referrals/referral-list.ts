import type { CaseloadChoice } from '../../../shared/contract/lists.ts'
import type { ReferralRow } from '../../../shared/contract/referrals.ts'
import { foldName } from '../../../shared/rules/fold.ts'
import { formatCaseloadName } from '../../../shared/rules/people/person-name.ts'
import { referralStates } from '../../../shared/rules/referral-state.ts'
import type { Sort } from '../../ui/tables/grid-types.ts'
import { createRememberedView } from '../../ui/tables/remembered-view.ts'
import { by, byDate, sortRows, type Compare } from '../../ui/tables/sort-rows.ts'
import { homeWords } from '../caseload/caseload-words.ts'
import { isOpenState, reasonWords, senderWords, stateWords, type ListedState, type ReferralList } from './referral-words.ts'

export type ReferralColumn = 'name' | 'caseload' | 'state' | 'referred' | 'days' | 'from' | 'contact' | 'since' | 'reason' | 'why'

interface SortChoice {
  readonly words: string
  readonly sort: { readonly column: ReferralColumn; readonly direction: Sort['direction'] }
}

/** How the page was left. */
export interface ReferralsView {
  /** Null: as it stands for whoever has not chosen. */
  readonly list: ReferralList | null
  readonly text: string
  /** Null: in the usual order of the list. */
  readonly sort: Sort | null
}

/** The page as it was left, and how to change it. */
export const useReferralsView = createRememberedView<ReferralsView>({ list: null, text: '', sort: null })

/** The order that a list is read in: those to decide by the longest wait, those decided by the latest decision. */
function usualSort(list: ReferralList): Sort {
  if (list === 'received' || list === 'unallocated') return { column: 'referred', direction: 'ascending' }
  return list === 'all' ? { column: 'referred', direction: 'descending' } : { column: 'since', direction: 'descending' }
}

/** The columns of a list, in order. */
export function referralColumns(list: ReferralList, areCaseloadsShown: boolean): readonly ReferralColumn[] {
  const who: readonly ReferralColumn[] = areCaseloadsShown ? ['name', 'caseload'] : ['name']
  const request = ['referred', 'days', 'from'] as const
  if (list === 'all') return [...who, 'state', ...request, 'contact']
  if (!isOpenState(list)) return [...who, ...request, 'since', 'reason']
  return list === 'accepted' ? [...who, ...request, 'contact', 'since', 'why'] : [...who, ...request, 'contact', 'why']
}

/** What a list can be sorted by, in words for a menu. */
export function sortChoices(columns: readonly ReferralColumn[]): readonly SortChoice[] {
  return allSortChoices.filter(({ sort }) => columns.includes(sort.column))
}

/** The order to show: the one that was chosen, if it is by a column of this list. */
export function shownSort(chosen: Sort | null, list: ReferralList, columns: readonly ReferralColumn[]): Sort {
  return chosen !== null && columns.some((column) => column === chosen.column) ? chosen : usualSort(list)
}

/** 'longest wait first'; of the other direction of a column 'name, backwards' */
export function sortWords({ column, direction }: Sort): string {
  const choices = allSortChoices.filter(({ sort }) => sort.column === column)
  const choice = choices.find(({ sort }) => sort.direction === direction)
  return choice?.words ?? `${choices[0]?.words ?? column}, backwards`
}

/** "List: New, matching 'elm'. Sorted: longest wait first.": for paper, where neither buttons nor fields say it. */
export function printedWords(list: ReferralList, text: string, sort: Sort): string {
  const matching = text.trim() === '' ? '' : `, matching '${text.trim()}'`
  return `List: ${stateWords(list)}${matching}. Sorted: ${sortWords(sort)}.`
}

/** "No referral under 'New' matches 'elm'." with what to do about it. */
export function noMatchWords(list: ReferralList, text: string): string {
  const typed = `'${text.trim()}'`
  if (list === 'all') return `No referral matches ${typed}. Clear the filter, or press Ctrl K to look among everybody.`
  return `No referral under '${stateWords(list)}' matches ${typed}. Clear the filter, or look in all referrals.`
}

/** The state a referral is listed under: unallocated while its person is, until it has ended. */
export function listedStateOf({ state, person }: ReferralRow, choices: readonly CaseloadChoice[]): ListedState {
  const isInInbox = choices.some(({ kind, id }) => kind === 'inbox' && id === person.home)
  return isInInbox && isOpenState(state) ? 'unallocated' : state
}

/** The rows that fit the text, in that order. */
export function shownReferrals(rows: readonly ReferralRow[], text: string, sort: Sort, choices: readonly CaseloadChoice[]): readonly ReferralRow[] {
  const typed = wordsIn(text)
  const fitting = typed.length === 0 ? rows : rows.filter((row) => fits(typed, row))
  return sortRows(fitting, sort, compareReferrals(choices))
}

/** Whether every word typed begins a word of the name or of who referred. */
function fits(typed: readonly string[], row: ReferralRow): boolean {
  const words = wordsIn(`${formatCaseloadName(row.person)} ${senderWords(row)}`)
  return typed.every((word) => words.some((other) => other.startsWith(word)))
}

function wordsIn(text: string): readonly string[] {
  return foldName(text).split(' ').filter((word) => word !== '')
}

function compareReferrals(choices: readonly CaseloadChoice[]): Compare<ReferralRow> {
  return {
    name: by((row) => formatCaseloadName(row.person)),
    caseload: by((row) => homeWords(choices, row.person.home)),
    // In the order in which they are decided.
    state: by((row) => stateOrder.indexOf(listedStateOf(row, choices))),
    referred: byDate((row) => row.referralDate),
    days: by((row) => row.waitingDays),
    from: by(senderWords),
    contact: byDate((row) => row.firstContact),
    since: byDate((row) => row.stateDate),
    reason: by((row) => reasonWords(row.state, row.stateReason)),
  }
}

const stateOrder: readonly ListedState[] = ['unallocated', ...referralStates.map(({ code }) => code)]

const allSortChoices: readonly SortChoice[] = [
  { words: 'oldest referral first', sort: { column: 'referred', direction: 'ascending' } },
  { words: 'newest referral first', sort: { column: 'referred', direction: 'descending' } },
  { words: 'latest decision first', sort: { column: 'since', direction: 'descending' } },
  { words: 'longest wait first', sort: { column: 'days', direction: 'descending' } },
  { words: 'name', sort: { column: 'name', direction: 'ascending' } },
  { words: 'caseload', sort: { column: 'caseload', direction: 'ascending' } },
  { words: 'state', sort: { column: 'state', direction: 'ascending' } },
  { words: 'who referred', sort: { column: 'from', direction: 'ascending' } },
  { words: 'first contact', sort: { column: 'contact', direction: 'ascending' } },
  { words: 'reason', sort: { column: 'reason', direction: 'ascending' } },
]
