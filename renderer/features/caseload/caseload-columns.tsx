import type { ReactNode } from 'react'
import { Temporal } from 'temporal-polyfill'
import type { CaseloadChoice, CaseloadRow } from '../../../shared/contract/lists.ts'
import { consultationPlaces } from '../../../shared/model/consultation.ts'
import { caseStatuses } from '../../../shared/rules/case-status.ts'
import { isCodeIn, wordsOf } from '../../../shared/rules/code-list.ts'
import { age, daysBetween, formatIsoDate, formatNearDate } from '../../../shared/rules/time/dates.ts'
import { mediums } from '../../../shared/rules/medium.ts'
import { formatCaseloadName } from '../../../shared/rules/people/person-name.ts'
import type { GridColumn } from '../../ui/tables/grid-types.ts'
import { by, byDate, type Compare } from '../../ui/tables/sort-rows.ts'
import { Tag } from '../../ui/tag.tsx'
import { planWords } from '../consultations/words.ts'
import { isReviewOverdue } from './caseload-filters.ts'
import { homeWords } from './caseload-words.ts'

/**
 * The columns of the caseload list, in order; each says something in every row.
 * @param caseloads where those of several are shown together
 */
export function caseloadColumns(today: Temporal.PlainDate, caseloads: readonly CaseloadChoice[] | null): readonly GridColumn<CaseloadRow>[] {
  const whose: readonly GridColumn<CaseloadRow>[] =
    caseloads === null ? [] : [{ id: 'caseload', words: 'Caseload', width: 'minmax(92px, 0.6fr)', sortable: true, cell: (row) => homeWords(caseloads, row.person.home) }]
  return [
    { id: 'name', words: 'Name', width: 'minmax(108px, 1fr)', keep: true, sortable: true, cell: ({ person }) => formatCaseloadName(person) },
    ...whose,
    { id: 'age', words: 'Age', width: 'minmax(60px, 0.42fr)', numeric: true, sortable: true, cell: (row) => ageWords(row, today) },
    { id: 'status', words: 'Status', width: 'minmax(80px, 0.65fr)', sortable: true, cell: (row) => statusWords(row, today) },
    { id: 'next', words: 'Next consultation', width: 'minmax(112px, 178px)', keep: true, sortable: true, cell: (row) => nextWords(row, today) },
    { id: 'contact', words: 'Last contact', width: 'minmax(98px, 142px)', sortable: true, cell: contactWords },
    { id: 'days', words: 'Days', width: '66px', numeric: true, sortable: true, cell: (row) => daysWords(row, today) },
    { id: 'review', words: 'Next review', width: 'minmax(100px, 138px)', sortable: true, cell: (row) => reviewWords(row, today) },
    { id: 'flags', words: 'Flags', width: 'minmax(116px, 0.8fr)', keep: true, sortable: true, cell: flagTags },
  ]
}

/** How rows are put in order. */
export const compareCaseload: Compare<CaseloadRow> = {
  name: by(({ person }) => formatCaseloadName(person)),
  // The later the birth, the younger.
  age: byDate(({ person }) => person.birthDate, -1),
  status: by((row) => `${row.status} ${row.statusUntil ?? ''}`),
  next: byDate((row) => row.nextStart),
  contact: byDate((row) => row.lastContact),
  days: byDate((row) => row.lastContact, -1),
  review: byDate((row) => row.nextReview),
  flags: by((row) => -flagsOf(row).length),
}

function ageWords({ person: { birthDate }, diedOn }: CaseloadRow, today: Temporal.PlainDate): ReactNode {
  const until = diedOn === null ? today : Temporal.PlainDate.from(diedOn)
  return (birthDate === null ? null : age(Temporal.PlainDate.from(birthDate), until)) ?? 'Not known'
}

function statusWords({ status, statusUntil }: CaseloadRow, today: Temporal.PlainDate): string {
  if (status === 'on-hold' && statusUntil !== null) return `On hold to ${shortDate(statusUntil, today)}`
  return isCodeIn(caseStatuses, status) ? wordsOf(caseStatuses, status) : 'Not on the caseload'
}

function nextWords({ nextStart, nextMedium, nextPlace }: CaseloadRow, today: Temporal.PlainDate): string {
  if (nextStart === null) return 'Nothing planned'
  const [date = '', time = ''] = nextStart.split('T')
  const medium = nextMedium !== null && isCodeIn(mediums, nextMedium) ? nextMedium : null
  const place = nextPlace !== null && isCodeIn(consultationPlaces, nextPlace) ? nextPlace : null
  const how = place === 'home' ? 'Home' : planWords({ medium, place })
  return `${formatNearDate(Temporal.PlainDate.from(date), today)} ${time} ${how}`
}

function contactWords({ lastContact, lastContactMedium }: CaseloadRow): string {
  if (lastContact === null) return 'No contact yet'
  const day = formatIsoDate(lastContact)
  if (lastContactMedium === null || !isCodeIn(mediums, lastContactMedium)) return day
  return `${day} ${lastContactMedium === '01' ? 'Visit' : wordsOf(mediums, lastContactMedium)}`
}

function daysWords({ lastContact }: CaseloadRow, today: Temporal.PlainDate): ReactNode {
  return lastContact === null ? 'None' : daysBetween(Temporal.PlainDate.from(lastContact), today)
}

function reviewWords(row: CaseloadRow, today: Temporal.PlainDate): ReactNode {
  if (row.nextReview === null) return 'Not set'
  if (isReviewOverdue(row, today)) return <Tag meaning="needs">Overdue {shortDate(row.nextReview, today)}</Tag>
  return formatIsoDate(row.nextReview)
}

function flagTags(row: CaseloadRow): ReactNode {
  const flags = flagsOf(row)
  return flags.length === 0 ? <span className="hv-secondary">None</span> : flags
}

function flagsOf(row: CaseloadRow): readonly ReactNode[] {
  return [
    row.diedOn !== null && <Tag key="died" meaning={row.status === 'closed' ? 'settled' : 'needs'}>Died</Tag>,
    row.knownRisk && <Tag key="risk" meaning="stop">Risk</Tag>,
    row.safeguarding && <Tag key="safeguarding" meaning="guard">Safeguarding</Tag>,
    row.twoVersions > 0 && <Tag key="versions" meaning="needs">Two versions</Tag>,
    row.unsignedNotes > 0 && <Tag key="notes" meaning="needs">{row.unsignedNotes === 1 ? 'Unsigned note' : `${row.unsignedNotes} unsigned notes`}</Tag>,
  ].filter((flag) => flag !== false)
}

/** '15 Nov', with the year where it could be mistaken. */
function shortDate(day: string, today: Temporal.PlainDate): string {
  const date = Temporal.PlainDate.from(day)
  // 'Sun 15 Nov' without its weekday, which a column has no room for; 'Today' and full dates have none.
  return formatNearDate(date, today).replace(/^\p{L}{3}\u00a0(?=\d)/u, '')
}
