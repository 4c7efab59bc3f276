import type { CaseloadChoice } from '../../../shared/contract/lists.ts'
import type { ReferralRow } from '../../../shared/contract/referrals.ts'
import { formatIsoDate } from '../../../shared/rules/time/dates.ts'
import { formatCaseloadName } from '../../../shared/rules/people/person-name.ts'
import type { GridColumn } from '../../ui/tables/grid-types.ts'
import { homeWords } from '../caseload/caseload-words.ts'
import { listedStateOf, sortChoices, type ReferralColumn } from './referral-list.ts'
import { reasonWords, senderWords, stateWords } from './referral-words.ts'

/** These columns as the table of referrals takes them; each says something in every row. */
export function gridColumns(columns: readonly ReferralColumn[], choices: readonly CaseloadChoice[]): readonly GridColumn<ReferralRow>[] {
  const sortable = sortChoices(columns).map(({ sort }) => sort.column)
  const all = allColumns(choices)
  return columns.map((id) => ({ id, ...all[id], sortable: sortable.includes(id) }))
}

function allColumns(choices: readonly CaseloadChoice[]): Readonly<Record<ReferralColumn, Omit<GridColumn<ReferralRow>, 'id'>>> {
  return {
    name: { words: 'Name', width: 'minmax(112px, 2fr)', keep: true, cell: (row) => formatCaseloadName(row.person) },
    caseload: { words: 'Caseload', width: 'minmax(92px, 1fr)', cell: (row) => homeWords(choices, row.person.home) },
    state: { words: 'State', width: 'minmax(96px, 1.5fr)', cell: (row) => stateWords(listedStateOf(row, choices)) },
    referred: { words: 'Referred on', width: 'minmax(104px, 116px)', cell: (row) => formatIsoDate(row.referralDate) },
    days: { words: 'Days waited', width: 'minmax(92px, 120px)', numeric: true, keep: true, cell: (row) => row.waitingDays },
    from: { words: 'From', width: 'minmax(108px, 2fr)', cell: senderWords },
    contact: { words: 'First contact', width: 'minmax(98px, 128px)', cell: (row) => (row.firstContact === null ? 'No contact yet' : formatIsoDate(row.firstContact)) },
    since: { words: 'Since', width: 'minmax(98px, 112px)', cell: (row) => formatIsoDate(row.stateDate) },
    reason: { words: 'Reason', width: 'minmax(124px, 3fr)', cell: (row) => reasonWords(row.state, row.stateReason) ?? 'Not recorded' },
    why: { words: 'Why', width: 'minmax(124px, 3fr)', cell: (row) => firstLine(row.reason) },
  }
}

function firstLine(text: string | null): string {
  const line = text?.split('\n', 1)[0]?.trim() ?? ''
  return line === '' ? 'Not said' : line
}
