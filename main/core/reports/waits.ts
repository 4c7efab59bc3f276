import type { SummaryCell, SummarySection, SummaryTable } from '../../../shared/contract/reports.ts'
import { formatIsoDate } from '../../../shared/rules/time/dates.ts'
import type { DisclosureMode } from '../../../shared/rules/disclosure/disclosure-control.ts'
import { protectMedian } from '../../../shared/rules/disclosure/protected-average.ts'
import type { ShownCount } from '../../../shared/rules/disclosure/shown-count.ts'
import type { CountedReferral } from './counting.ts'
import { mergeSmallBands, type Band, type CountedWords } from './merge-small.ts'

/** How many referrals waited how long, and last those without a contact. @param today `YYYY-MM-DD` */
export const byWait = (referrals: readonly CountedReferral[], today: string, mode: DisclosureMode): CountedWords[] => {
  const bands = mode === 'rounded' ? mergeSmallBands(bandsOf(referrals)) : bandsOf(referrals)
  return [...bands.map((band) => ({ words: bandWords(band), count: band.count })), withoutContact(referrals, today)]
}

/** The same without telling waits of different lengths apart. */
export const byContact = (referrals: readonly CountedReferral[], today: string): CountedWords[] => {
  const without = withoutContact(referrals, today)
  return [{ words: 'Any number of days', count: referrals.length - without.count }, without]
}

const withoutContact = (referrals: readonly CountedReferral[], today: string): CountedWords => ({
  words: `No contact by ${formatIsoDate(today)}`,
  count: referrals.filter(({ days }) => days === null).length,
})

/** Weeks, as a waiting list is read; the last band is open. */
const bandEnds = [7, 14, 28, 56, null] as const

const bandsOf = (referrals: readonly CountedReferral[]): Band[] =>
  bandEnds.map((to, index) => {
    const from = (bandEnds[index - 1] ?? -1) + 1
    return { from, to, count: referrals.filter(({ days }) => days !== null && days >= from && (to === null || days <= to)).length }
  })

const bandWords = ({ from, to }: Band): string => {
  if (to === null) return from === 0 ? 'Any number of days' : `${from} days or more`
  return `${from} to ${to} days`
}

/** Median and range, of 8 people or more. @param contacted how many referrals had a contact, as it may be shown */
export const waitsTable = (referrals: readonly CountedReferral[], contacted: ShownCount): SummaryTable => {
  const waited = referrals.filter((referral): referral is CountedReferral & { readonly days: number } => referral.days !== null)
  const days = waited.map((referral) => referral.days)
  // One person may have had several referrals: the rule is about people.
  const enoughPeople = protectMedian([...new Map(waited.map((referral) => [referral.personId, referral.days])).values()])
  const shown = (value: () => number): SummaryCell => {
    if (enoughPeople.kind === 'value') return { kind: 'days', value: value() }
    return { kind: 'words', words: enoughPeople.kind === 'nobody' ? 'No contact yet' : 'Not shown for 1 to 7 people' }
  }
  const row = (words: string, cell: SummaryCell) => ({ words, cells: [cell], isTotal: false })
  return {
    id: 'days',
    title: 'Days from referral to first contact',
    n: { count: contacted, noun: 'referrals with a contact' },
    rowHead: 'Wait',
    columns: ['Days'],
    rows: [
      row('Median', shown(() => medianOf(days))),
      row('Shortest', shown(() => Math.min(...days))),
      row('Longest', shown(() => Math.max(...days))),
    ],
    chartColumn: null,
  }
}

const medianOf = (days: readonly number[]): number => {
  const median = protectMedian(days)
  if (median.kind !== 'value') throw new Error('There are at least as many waits as people')
  return median.value
}

/** What the words of these tables mean. @param today `YYYY-MM-DD`, up to which contacts count */
export const waitDefinitions = (today: string): SummarySection['definitions'] => [
  {
    term: 'Days to first contact',
    text: `Whole days from the date of the referral to the first contact on that day or later, up to ${formatIsoDate(today)}, the day this report was made. The date of the referral counts, not the day it arrived.`,
  },
  { term: 'Contact', text: 'A consultation at which the person was seen, or a note about a first contact, home visit, phone call or review.' },
  {
    term: 'Median, shortest and longest',
    text: 'Half of the waits were as long as the median or shorter. Referrals without a contact are left out. Not shown where 1 to 7 people had a contact.',
  },
  { term: 'Bands of days', text: 'Neighbouring bands are put together where one would be too small to show.' },
]
