import type { SummaryRow, SummarySection, SummaryTable } from '../../../shared/contract/reports.ts'
import { showCount, type DisclosureMode } from '../../../shared/rules/disclosure/disclosure-control.ts'
import { withheld, type ShownCount } from '../../../shared/rules/disclosure/shown-count.ts'
import type { CountedReferral } from './counting.ts'
import type { CountedWords } from './merge-small.ts'
import { protectTogether, type TogetherShown } from './protect-together.ts'
import { byDecision, byPractice, bySource } from './referral-lists.ts'
import { byContact, byWait, waitDefinitions, waitsTable } from './waits.ts'

/**
 * How long people waited, and where referrals came from and what became of them. All lists are over the same
 * referrals, so they are protected together.
 * @param today `YYYY-MM-DD`, up to which contacts count
 */
export const referralSections = (referrals: readonly CountedReferral[], today: string, mode: DisclosureMode): { waits: SummarySection; referrals: SummarySection } => {
  const { source, practice, decision, wait, contacted, total } = protect(referrals, today, mode)
  const list = (id: string, title: string, rowHead: string, rows: SummaryRow[]): SummaryTable => ({
    id,
    title,
    n: { count: total, noun: 'referrals' },
    rowHead,
    columns: ['Referrals'],
    rows: [...rows, { words: 'All referrals', cells: [total], isTotal: true }],
    chartColumn: 0,
  })
  return {
    waits: {
      id: 'waits',
      title: 'Waits',
      tables: [waitsTable(referrals, contacted), list('wait', 'Referrals by days to first contact', 'Days', wait)],
      notes: [],
      definitions: waitDefinitions(today),
    },
    referrals: {
      id: 'referrals',
      title: 'Referrals',
      tables: [
        list('source', 'Referrals by source', 'Source', source),
        list('practice', 'Referrals by GP practice', 'GP practice', practice),
        list('decision', 'Referrals by decision and reason', 'Decision', decision),
      ],
      notes: [],
      definitions: referralDefinitions,
    },
  }
}

const protect = (referrals: readonly CountedReferral[], today: string, mode: DisclosureMode) => {
  const lists = [bySource(referrals), byPractice(referrals), byDecision(referrals, mode)]
  const contact = byContact(referrals, today)
  const withWaits = (waits: CountedWords[]) => {
    // Rounding tells the same of a count wherever it stands, so contact and no contact may be a list as well; the
    // older rule would withhold other cells in it than in the waits, and both together would give a hidden one away.
    const all = [...lists, waits, ...(mode === 'fewer-than-5' ? [] : [contact])]
    const shown = protectTogether(all.map((rows) => rows.map(({ count }) => count)), mode)
    return { waits, shown }
  }
  const inFull = withWaits(byWait(referrals, today, mode))
  const { waits, shown } = inFull.shown.lists[3]?.kind === 'apart' ? inFull : withWaits(contact)
  const [source, practice, decision, wait, inTwo] = shown.lists
  const [withContact = 0, without = 0] = contact.map(({ count }) => count)
  // By the older rule each of the two is the exact total less the other: both are shown or neither.
  const isWithoutShown = without === 0 || cellOf(wait, waits.length - 1).kind === 'number'
  return {
    source: shownRows(lists[0], source),
    practice: shownRows(lists[1], practice),
    decision: shownRows(lists[2], decision),
    wait: shownRows(waits, wait),
    contacted: mode !== 'fewer-than-5' ? cellOf(inTwo, 0) : isWithoutShown ? showCount(withContact, mode) : withheld,
    total: shown.total,
  }
}

/** The rows of a list, or, where its counts may not stand apart, none of them: even which there are would tell. */
const shownRows = (rows: readonly CountedWords[] | undefined, list: TogetherShown | undefined): SummaryRow[] => {
  const row = (words: string, cell: ShownCount): SummaryRow => ({ words, cells: [cell], isTotal: false })
  if (list?.kind !== 'apart') return [row('Too few to show apart', withheld)]
  return (rows ?? []).map(({ words }, index) => row(words, cellOf(list, index)))
}

const cellOf = (list: TogetherShown | undefined, index: number): ShownCount => (list?.kind === 'apart' ? list.cells[index] : undefined) ?? withheld

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
