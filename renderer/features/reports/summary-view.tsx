import { Temporal } from 'temporal-polyfill'
import type { Summary, SummaryRow, SummarySection, SummaryTable } from '../../../shared/contract/reports.ts'
import { formatIsoDate } from '../../../shared/rules/time/dates.ts'
import { classNames } from '../../ui/class-names.ts'
import { Alert } from '../../ui/messages/notice.tsx'
import { Table } from '../../ui/tables/table.tsx'
import { BarChart } from './bar-chart.tsx'
import { cellWords } from './cell-words.ts'
import { periodWords } from './period.ts'
import { WideTable } from './wide-table.tsx'

/** The summary as it will be saved: tables, charts beside them, what is missing and what the figures mean. */
export function SummaryView({ summary }: { summary: Summary }) {
  const { from, to, caseloads, mark, privacyWords, madeBy, madeAt, sections } = summary
  const period = periodWords({ from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) })
  const [date = '', time = ''] = madeAt.split('T')
  return (
    <div className="hv-summary hv-stack">
      {mark !== null && (
        <Alert meaning="stop">
          <strong>{mark}</strong>
        </Alert>
      )}
      <div className="hv-summary-head">
        <p>
          <strong>{period}</strong>
        </p>
        {caseloads.length > 0 && (
          <p>
            {caseloads.length === 1 ? 'Caseload' : 'Caseloads'}: {caseloads.join(', ')}
          </p>
        )}
        <p>{privacyWords}</p>
        <p className="hv-print-only">
          Made by {madeBy}, {formatIsoDate(date)} {time}, with Haversack
        </p>
      </div>
      {sections.map((section) => (
        <SectionView key={section.id} section={section} period={period} mark={mark} />
      ))}
    </div>
  )
}

function SectionView({ section, period, mark }: { section: SummarySection; period: string; mark: string | null }) {
  return (
    <section className="hv-sheet hv-stack" aria-labelledby={`summary-${section.id}`}>
      <h2 id={`summary-${section.id}`}>{section.title}</h2>
      {section.tables.map((table) => (
        <TableWithChart key={table.id} table={table} period={period} mark={mark} />
      ))}
      {section.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <h3>What these figures mean</h3>
      <dl className="hv-summary-definitions hv-small">
        {section.definitions.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function TableWithChart({ table, period, mark }: { table: SummaryTable; period: string; mark: string | null }) {
  const isWide = table.columns.length > 1
  // With every table, so that no printed page and no copied table is without it.
  const marked = mark === null ? '' : `${mark}. `
  const caption = `${marked}${table.title}, ${period} (${`n = ${cellWords(table.n.count)} ${table.n.noun}`.replaceAll(' ', '\u00a0')})`
  const words = (row: SummaryRow, text: string) => (row.isTotal ? <strong>{text}</strong> : text)
  const columns = [
    { id: 'row', words: table.rowHead, cell: (row: SummaryRow) => words(row, row.words) },
    ...table.columns.map((head, index) => ({
      id: head,
      words: head,
      numeric: true,
      cell: (row: SummaryRow) => {
        const cell = row.cells[index]
        return cell === undefined ? null : words(row, cellWords(cell))
      },
    })),
  ]
  const shown = <Table caption={caption} columns={columns} rows={table.rows} keyOf={(row) => row.words} />
  return (
    <div className={classNames('hv-summary-figure', isWide ? 'hv-stack' : 'hv-summary-pair')}>
      {isWide ? (
        <WideTable words={table.title}>{shown}</WideTable>
      ) : (
        <div>{shown}</div>
      )}
      {table.chartColumn !== null && <BarChart table={table} column={table.chartColumn} />}
    </div>
  )
}
