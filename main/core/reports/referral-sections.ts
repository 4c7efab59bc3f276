import { Temporal } from 'temporal-polyfill'
import type { SummaryCell, SummarySection, SummaryTable } from '../../../shared/contract/reports.ts'
import { referralSources } from '../../../shared/model/referral.ts'
import { formatDate } from '../../../shared/rules/dates.ts'
import { protectLists, showCount, type DisclosureMode, type ShownCount, type ShownList } from '../../../shared/rules/disclosure-control.ts'
import { protectMedian } from '../../../shared/rules/protected-average.ts'
import { needsReason, referralReasons, referralStates } from '../../../shared/rules/referral-state.ts'
import type { CountedReferral } from './counting.ts'
import { mergeSmallBands, mergeSmallReasons, type Band, type CountedWords } from './merge-small.ts'

/**
 * How long people waited, and where referrals came from and what became of them. All lists are over the same
 * referrals, so they are protected together.
 * @param today `YYYY-MM-DD`, up to which contacts count
 */
export const referralSections = (referrals: readonly CountedReferral[], today: string, mode: DisclosureMode): { waits: SummarySection; referrals: SummarySection } => {
  const noContact = referrals.filter(({ days }) => days === null).length
  const bands = mergeSmallBands(bandsOf(referrals), mode)
  const lists = {
    source: bySource(referrals),
    practice: byPractice(referrals),
    decision: byDecision(referrals, mode),
    wait: [...bands.map((band) => ({ words: bandWords(band), count: band.count })), { words: noContactWords(today), count: noContact }],
  }
  // Rounding tells the same of a count wherever it stands, so contact and no contact may be a list as well; by the
  // older rule another list would withhold another cell, and the two together would give both away.
  const inTwo = mode === 'fewer-than-5' ? [] : [[referrals.length - noContact, noContact]]
  const [source, practice, decision, wait] = protectLists([...Object.values(lists).map((rows) => rows.map(({ count }) => count)), ...inTwo], mode)
  if (!source || !practice || !decision || !wait) throw new Error('Four lists were protected')
  const list = (id: keyof typeof lists, shown: ShownList, title: string, rowHead: string): SummaryTable => ({
    id,
    title,
    n: { count: shown.total, noun: 'referrals' },
    rowHead,
    columns: ['Referrals'],
    rows: [
      ...lists[id].map(({ words }, index) => ({ words, cells: shown.cells.slice(index, index + 1), isTotal: false })),
      { words: 'All referrals', cells: [shown.total], isTotal: true },
    ],
    chartColumn: 0,
  })
  return {
    waits: {
      id: 'waits',
      title: 'Waits',
      tables: [waitsTable(referrals, contactedCell(bands.length, wait, referrals.length - noContact, mode)), list('wait', wait, 'Referrals by days to first contact', 'Days')],
      notes: [],
      definitions: waitDefinitions(today),
    },
    referrals: {
      id: 'referrals',
      title: 'Referrals',
      tables: [
        list('source', source, 'Referrals by source', 'Source'),
        list('practice', practice, 'Referrals by GP practice', 'GP practice'),
        list('decision', decision, 'Referrals by decision and reason', 'Decision'),
      ],
      notes: [],
      definitions: referralDefinitions,
    },
  }
}

const notKnown = 'Not known'

const bySource = (referrals: readonly CountedReferral[]): CountedWords[] => {
  const counted = countBy(referrals, ({ source }) => source)
  const known = referralSources.map(({ code, words }) => ({ words, count: counted.get(code) ?? 0 }))
  return withNotKnown(known, referrals.length)
}

/** In order of their names: an order by number would tell which of two hidden numbers is larger. */
const byPractice = (referrals: readonly CountedReferral[]): CountedWords[] => {
  const counted = countBy(referrals, ({ practiceCode, practiceName }) => practiceCode ?? practiceName)
  const names = new Map(referrals.map(({ practiceCode, practiceName }) => [practiceCode ?? practiceName, practiceName ?? practiceCode]))
  const known = [...counted].flatMap(([key, count]) => (key === null ? [] : [{ words: names.get(key) ?? key, count }]))
  return withNotKnown(known.toSorted((a, b) => a.words.localeCompare(b.words, 'en-GB')), referrals.length)
}

const byDecision = (referrals: readonly CountedReferral[], mode: DisclosureMode): CountedWords[] => {
  const known = referralStates.flatMap(({ code, words }) => {
    const decided = referrals.filter(({ state }) => state === code)
    if (!needsReason(code)) return [{ words: code === 'received' ? 'Waiting for a decision' : words, count: decided.length }]
    const counted = countBy(decided, ({ stateReason }) => stateReason)
    const reasons = referralReasons[code].map((reason) => ({ words: `${words}: ${lowerFirst(reason.words)}`, count: counted.get(reason.code) ?? 0 }))
    const others = { words: `${words}: reason not known`, count: decided.length - sumOf(reasons) }
    return mergeSmallReasons([...reasons, others], `${words}, for any reason`, `${words}: all other reasons`, mode)
  })
  return withNotKnown(known, referrals.length)
}

const countBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string | null): Map<string | null, number> =>
  new Map([...Map.groupBy(items, keyOf)].map(([key, group]) => [key, group.length]))

/** What was never said stands last, also when it is nothing: then the reader knows that nothing is missing. */
const withNotKnown = (known: readonly CountedWords[], all: number): CountedWords[] => [
  ...known.filter(({ count }) => count > 0),
  { words: notKnown, count: all - sumOf(known) },
]

const sumOf = (counted: readonly CountedWords[]): number => counted.reduce((sum, { count }) => sum + count, 0)
const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

// --- Waits

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

const noContactWords = (today: string): string => `No contact by ${formatDate(Temporal.PlainDate.from(today))}`

/** By the older rule a number of contacts is shown only where the parts it is made of are. */
const contactedCell = (bands: number, wait: ShownList, contacted: number, mode: DisclosureMode): ShownCount => {
  const parts = wait.cells.slice(0, bands)
  const [only] = parts
  if (mode !== 'fewer-than-5' || parts.every(({ kind }) => kind === 'number')) return showCount(contacted, mode)
  return parts.length === 1 && only !== undefined ? only : { kind: 'withheld', words: 'not shown' }
}

const waitsTable = (referrals: readonly CountedReferral[], contacted: ShownCount): SummaryTable => {
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

const waitDefinitions = (today: string): SummarySection['definitions'] => [
  {
    term: 'Days to first contact',
    text: `Whole days from the date of the referral to the first contact on that day or later, up to ${formatDate(Temporal.PlainDate.from(today))}, the day this report was made. The date of the referral counts, not the day it arrived.`,
  },
  { term: 'Contact', text: 'A consultation at which the person was seen, or a note about a first contact, home visit, phone call or review.' },
  {
    term: 'Median, shortest and longest',
    text: 'Half of the waits were as long as the median or shorter. Referrals without a contact are left out. Not shown where 1 to 7 people had a contact.',
  },
  { term: 'Bands of days', text: 'Neighbouring bands are put together where one would be too small to show.' },
]

const referralDefinitions: SummarySection['definitions'] = [
  { term: 'Referrals', text: 'Referrals dated in the period. A person with two referrals counts twice here.' },
  { term: 'Source', text: 'Who made the referral.' },
  { term: 'GP practice', text: 'The practice where the person is registered now, whoever made the referral.' },
  {
    term: 'Decision and reason',
    text: 'Where the referral stands when this report is made. Reasons given too rarely to show are put together.',
  },
  { term: 'Not known', text: 'The referral or the record does not say.' },
]
