import Papa from 'papaparse'
import type { Summary, SummaryCell } from '../../../shared/contract/reports.ts'
import { makeCellHarmless } from '../../../shared/rules/spreadsheet-safety.ts'
import { fileHead, plainSpaces } from './file-head.ts'

/** Tells spreadsheets that the file is UTF-8. */
const byteOrderMark = '\uFEFF'

/**
 * The summary as one CSV file (RFC 4180, UTF-8), a line for each figure. The mark of exact numbers stands at the
 * top and in every line, because lines are copied.
 */
export const makeCsv = (summary: Summary): string => {
  const { mark, sections } = summary
  const markFirst: readonly (readonly [string, string])[] = mark === null ? [] : [['Mark', mark]]
  const about = [...markFirst, ...fileHead(summary)].map(([name, value]) => ['About this report', name, '', '', value])
  const figures = sections.flatMap((section) =>
    section.tables.flatMap((table) =>
      [
        [section.title, table.title, 'n', table.n.noun, figure(table.n.count)],
        ...table.rows.flatMap((row) =>
          row.cells.map((cell, index) => [section.title, table.title, row.words, table.columns[index] ?? '', figure(cell)]),
        ),
      ],
    ),
  )
  const notes = sections.flatMap((section) => section.notes.map((note) => [section.title, 'Note', '', '', note]))
  const definitions = sections.flatMap((section) =>
    section.definitions.map(({ term, text }) => [section.title, 'Definition', term, '', text]),
  )
  const lines = [...about, ...figures, ...notes, ...definitions].map((line) => [...line, mark].filter((cell) => cell !== null))
  const heads = ['Section', 'Table', 'Row', 'Column', 'Figure', ...(mark === null ? [] : ['Mark'])]
  const safe = [heads, ...lines].map((line) => line.map((cell) => (typeof cell === 'string' ? makeCellHarmless(plainSpaces(cell)) : cell)))
  return `${byteOrderMark}${Papa.unparse(safe, { newline: '\r\n' })}\r\n`
}

const figure = (cell: SummaryCell): string | number => (cell.kind === 'number' || cell.kind === 'days' ? cell.value : cell.words)
