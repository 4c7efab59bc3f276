import { wordsOf } from '../../../shared/rules/code-list.ts'
import { formatIsoDate, formatMoment } from '../../../shared/rules/time/dates.ts'
import { disclosureModes } from '../../../shared/rules/disclosure/disclosure-control.ts'
import type { OperationOf } from '../../../shared/contract/contract.ts'
import type { Output } from '../../../shared/contract/operation.ts'
import type { StaffName } from '../../../shared/rules/people/staff-names.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { useStaffName } from '../../api/use-staff-name.ts'
import { counted } from '../../ui/counted.ts'
import { EmptyState } from '../../ui/messages/empty-state.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { Table } from '../../ui/tables/table.tsx'
import { WideTable } from './wide-table.tsx'

/** Every summary that left the caseload: who, when and what. */
export function PastExports() {
  const { value: exports, fault } = useRead('reports.exports', {})
  const staffName = useStaffName()
  return (
    <section className="hv-sheet hv-stack hv-not-in-print" aria-labelledby="past-exports">
      <h2 id="past-exports">Past exports</h2>
      {exports === undefined ? (
        fault === undefined ? <Loading words="Reading the past exports…" /> : <p>{faultSentence(fault)}</p>
      ) : exports.length === 0 ? (
        <EmptyState words="No report has been saved yet." />
      ) : (
        <WideTable words="Past exports">
          <Table caption={exports.length === 1 ? '1 report' : `${counted(exports.length, 'report')}, newest first`} columns={columnsOf(staffName)} rows={exports} keyOf={({ id }) => id} />
        </WideTable>
      )}
    </section>
  )
}

type Export = Output<OperationOf<'reports.exports'>>[number]

const formats = { xlsx: 'Excel workbook', csv: 'CSV file', pdf: 'PDF document' } as const

const columnsOf = (staffName: StaffName) => [
  { id: 'when', words: 'When', cell: ({ exportedAt }: Export) => formatMoment(exportedAt) },
  { id: 'who', words: 'Who', cell: ({ exportedBy }: Export) => staffName(exportedBy) },
  {
    id: 'period',
    words: 'Period',
    cell: ({ periodFrom, periodTo }: Export) => `${formatIsoDate(periodFrom)} to ${formatIsoDate(periodTo)}`,
  },
  { id: 'format', words: 'What', cell: ({ format }: Export) => formats[format] },
  { id: 'privacy', words: 'Numbers', cell: ({ privacy }: Export) => wordsOf(disclosureModes, privacy) },
]
