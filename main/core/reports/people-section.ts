import type { SummaryCell, SummarySection } from '../../../shared/contract/reports.ts'
import { showCount, type DisclosureMode } from '../../../shared/rules/disclosure/disclosure-control.ts'
import { withheld, type ShownCount } from '../../../shared/rules/disclosure/shown-count.ts'
import type { PeopleCounts } from './people-counts.ts'
import { protectTogether, type TogetherShown } from './protect-together.ts'

/** What the section tells, counted and not yet protected. */
export interface PeopleFigures extends PeopleCounts {
  /** Null where the period ended before today: what was planned then was not kept. */
  readonly nothingPlanned: number | null
  readonly incompleteCases: number
}

/** Who was on the caseload, and who of them has nothing planned. */
export const peopleSection = (figures: PeopleFigures, mode: DisclosureMode): SummarySection => {
  const { atStart, opened, closed, atEnd, everyone } = protectPeople(figures, mode)
  const row = (words: string, cell: SummaryCell) => ({ words, cells: [cell], isTotal: false })
  return {
    id: 'people',
    title: 'People',
    tables: [
      {
        id: 'people',
        title: 'People on the caseload',
        n: { count: everyone, noun: 'people' },
        rowHead: 'When',
        columns: ['People'],
        rows: [
          row('At the start', atStart),
          row('Opened', opened),
          row('Closed', closed),
          row('At the end', atEnd),
          { words: 'At any time', cells: [everyone], isTotal: true },
        ],
        chartColumn: 0,
      },
      {
        id: 'nothing-planned',
        title: 'People without a planned next step',
        n: { count: atEnd, noun: 'people at the end' },
        rowHead: 'Next step',
        columns: ['People'],
        rows: [row('Nothing planned', nothingPlannedCell(figures.nothingPlanned, atEnd, mode))],
        chartColumn: null,
      },
    ],
    notes: [
      ...(figures.nothingPlanned === null
        ? ['People without a planned next step are counted only when the period reaches today: what was planned on an earlier day is not kept.']
        : []),
      ...(figures.incompleteCases > 0
        ? [`Not counted because their opening or status has not reached this computer: ${casesWords(showCount(figures.incompleteCases, mode))}.`]
        : []),
    ],
    definitions,
  }
}

/** Both pairs make up everyone, so they are protected together; of a pair that may not stand apart neither is shown. */
const protectPeople = (counts: PeopleCounts, mode: DisclosureMode) => {
  const { lists, total } = protectTogether(
    [
      [counts.atStart, counts.opened],
      [counts.closed, counts.atEnd],
    ],
    mode,
  )
  const [atStart = withheld, opened = withheld] = cellsOf(lists[0])
  const [closed = withheld, atEnd = withheld] = cellsOf(lists[1])
  return { atStart, opened, closed, atEnd, everyone: total }
}

const cellsOf = (list: TogetherShown | undefined): readonly ShownCount[] => (list?.kind === 'apart' ? list.cells : [])

/**
 * Those with something planned are not shown, so that nothing can be subtracted. But a figure beside a withheld
 * number of people would say how large that is at least.
 */
const nothingPlannedCell = (count: number | null, atEnd: ShownCount, mode: DisclosureMode): SummaryCell => {
  if (count === null) return { kind: 'words', words: 'Not counted' }
  return atEnd.kind === 'withheld' ? atEnd : showCount(count, mode)
}

const casesWords = (count: ShownCount): string => (count.kind === 'number' ? `${count.value} ${count.value === 1 ? 'case' : 'cases'}` : `${count.words} cases`)

const definitions: SummarySection['definitions'] = [
  {
    term: 'People',
    text: 'Each person counts once, whatever the number of their referrals and cases. Records that were merged are one person.',
  },
  { term: 'At the start', text: 'People with an open case, active or on hold, when the first day of the period began.' },
  {
    term: 'Opened',
    text: 'People who were not on the caseload at the start and for whom a case was opened, or opened again, in the period. Closed and opened again counts once.',
  },
  {
    term: 'Closed',
    text: 'People who were on the caseload in the period and had no open case when its last day ended. Closed and opened again in the period is not counted here. A case counts as closed from the day it was closed.',
  },
  { term: 'At the end', text: 'People with an open case when the last day of the period ended, or now where the period has not ended.' },
  { term: 'At any time', text: 'Everyone who was on the caseload in the period: at the start and opened together, or closed and at the end together.' },
  {
    term: 'Nothing planned',
    text: 'People with an active case, or on hold past the agreed day, who have no consultation booked now. Counted when the report is made.',
  },
]
