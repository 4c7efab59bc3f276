import writeExcelFile, { type Sheet, type SheetData } from 'write-excel-file/node'
import type { Summary, SummaryCell, SummarySection, SummaryTable } from '../../../shared/contract/reports.ts'
import { formatShownCount, type ShownCount } from '../../../shared/rules/disclosure/shown-count.ts'
import { makeCellHarmless } from '../../../shared/rules/spreadsheet-safety.ts'
import { fileHead, plainSpaces } from './file-head.ts'

/** The summary as an Excel workbook: one sheet for each section, and one for the definitions. */
export const makeWorkbook = (summary: Summary): Promise<Buffer> => {
  const sheetOf = (title: string, rows: SheetData): Sheet<Buffer> => ({
    sheet: title,
    data: [...head(summary), ...rows],
    columns: [{ width: 44 }, ...Array.from({ length: 12 }, () => ({ width: 16 }))],
  })
  return writeExcelFile([
    ...summary.sections.map((section) => sheetOf(sheetNames[section.id], sectionRows(section))),
    { ...sheetOf('Definitions', definitionRows(summary)), columns: [{ width: 20 }, { width: 32 }, { width: 100 }] },
  ]).toBuffer()
}

const sheetNames: Readonly<Record<SummarySection['id'], string>> = {
  people: 'Summary',
  waits: 'Waits',
  contacts: 'Contacts',
  referrals: 'Referrals',
}

type Row = SheetData[number]

const head = (summary: Summary): Row[] => [
  ...(summary.mark === null ? [] : [[bold(summary.mark)]]),
  ...fileHead(summary).map(([name, value]) => [bold(name), text(value)]),
  [],
]

const sectionRows = (section: SummarySection): Row[] => [
  ...section.tables.flatMap((table) => [...tableRows(table), []]),
  ...section.notes.map((note) => [text(note)]),
]

const tableRows = ({ title, n, rowHead, columns, rows }: SummaryTable): Row[] => [
  [bold(`${title} (n = ${cellWords(n.count)} ${n.noun})`)],
  [bold(rowHead), ...columns.map((words) => ({ ...bold(words), align: 'right' as const, wrap: true }))],
  ...rows.map(({ words, cells, isTotal }) => [isTotal ? bold(words) : text(words), ...cells.map((cell) => figure(cell, isTotal))]),
]

const definitionRows = ({ sections }: Summary): Row[] => [
  [bold('Section'), bold('Figure'), bold('Definition')],
  ...sections.flatMap(({ title, definitions }) =>
    definitions.map((definition) => [text(title), text(definition.term), { ...text(definition.text), wrap: true }]),
  ),
]

const text = (words: string) => ({ value: makeCellHarmless(plainSpaces(words)), type: String, alignVertical: 'top' as const })
const bold = (words: string) => ({ ...text(words), fontWeight: 'bold' as const })

/** Numbers are numbers, so that a spreadsheet can reckon with them; what is hidden is text. */
const figure = (cell: SummaryCell, isTotal: boolean) => {
  const style = { align: 'right' as const, ...(isTotal ? { fontWeight: 'bold' as const } : {}) }
  if (cell.kind === 'number' || cell.kind === 'days') return { value: cell.value, type: Number, ...style }
  return { ...text(cell.words), ...style }
}

/** A figure in words: '1,205', '1 to 7', '9.5'. */
const cellWords = (cell: SummaryCell): string =>
  cell.kind === 'days' ? String(cell.value) : cell.kind === 'words' ? cell.words : formatShownCount(cell satisfies ShownCount)
