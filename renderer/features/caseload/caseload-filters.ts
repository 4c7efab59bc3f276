import { Temporal } from 'temporal-polyfill'
import type { CaseloadRow } from '../../../shared/contract/lists.ts'
import { foldName } from '../../../shared/rules/fold.ts'
import { formatCaseloadName } from '../../../shared/rules/people/person-name.ts'
import { lowerFirst } from '../../../shared/rules/capitals.ts'

/** After so many days without contact a person may be drifting. */
const daysWithoutContact = 28

/** `closedToo`: has a meaning for closed cases as well. */
export const caseloadFilters = [
  { id: 'nothing-planned', words: 'Nothing planned', closedToo: false },
  { id: 'review-overdue', words: 'Review overdue', closedToo: false },
  { id: 'no-contact', words: `No contact ${daysWithoutContact} days`, closedToo: false },
  { id: 'two-versions', words: 'Two versions', closedToo: true },
  { id: 'unsigned-notes', words: 'With unsigned notes', closedToo: true },
] as const

export type CaseloadFilter = (typeof caseloadFilters)[number]['id']

/** Whether a row belongs to a filter on this day. */
export function fitsFilter(filter: CaseloadFilter, row: CaseloadRow, today: Temporal.PlainDate): boolean {
  switch (filter) {
    case 'nothing-planned':
      return row.nextStart === null && !isOnHold(row, today)
    case 'review-overdue':
      return isReviewOverdue(row, today)
    case 'no-contact': {
      // Who was never in contact counts from the day their case was opened.
      const since = row.lastContact ?? row.openedOn
      return since !== null && since <= today.subtract({ days: daysWithoutContact }).toString()
    }
    case 'two-versions':
      return row.twoVersions > 0
    case 'unsigned-notes':
      return row.unsignedNotes > 0
  }
}

/** Nothing need be planned during a hold; one whose last day has passed is over, and counts on Today as well. */
function isOnHold({ status, statusUntil }: CaseloadRow, today: Temporal.PlainDate): boolean {
  return status === 'on-hold' && (statusUntil === null || statusUntil >= today.toString())
}

/** Whether the day of the next review has passed. */
export function isReviewOverdue({ nextReview }: Pick<CaseloadRow, 'nextReview'>, today: Temporal.PlainDate): boolean {
  return nextReview !== null && nextReview < today.toString()
}

/** A row with what the text filter looks in, worked out once for all the keys that are typed. */
export interface SearchableRow {
  readonly row: CaseloadRow
  readonly words: readonly string[]
  readonly postcode: string
}

/** Prepares a row for the text filter. */
export function searchable(row: CaseloadRow): SearchableRow {
  return {
    row,
    words: foldName(formatCaseloadName(row.person)).split(' '),
    postcode: withoutSpaces(row.person.postcode ?? ''),
  }
}

/** Whether every word typed begins a word of the name, or all of it the postcode. */
export function fitsText(text: string, { words, postcode }: SearchableRow): boolean {
  const typed = foldName(text).split(' ').filter((word) => word !== '')
  if (typed.length === 0) return true
  return typed.every((word) => words.some((name) => name.startsWith(word))) || postcode.startsWith(withoutSpaces(text))
}

/** "No one matches 'no contact 28 days' and 'okfor'." with what to do about it. */
export function nobodyWords(picked: ReadonlySet<CaseloadFilter>, text: string): string {
  const names = caseloadFilters.filter(({ id }) => picked.has(id)).map(({ words }) => `'${lowerFirst(words)}'`)
  if (text.trim() !== '') return `No one matches ${[...names, `'${text.trim()}'`].join(' and ')}. Clear the filter, or press Ctrl K to look among everybody.`
  return `No one matches ${names.join(' and ')}. That is good news, or clear the filter.`
}

function withoutSpaces(text: string): string {
  return text.replace(/\s/g, '').toLowerCase()
}
