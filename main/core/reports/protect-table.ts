import { protectTable, type DisclosureMode, type ShownTable } from '../../../shared/rules/disclosure/disclosure-control.ts'
import { addRanges, isOneValue, narrow, narrowParts, rangeOfRounded, type Range } from '../../../shared/rules/disclosure/rounded-count.ts'
import { withheld, type ShownCount } from '../../../shared/rules/disclosure/shown-count.ts'

/**
 * A protected table of rows of counts. Where its rows and columns together would leave a rounded count only one
 * value, no total is shown that it is part of.
 */
export const protectTableWhole = (rows: readonly (readonly number[])[], mode: DisclosureMode): ShownTable => {
  const table = protectTable(rows, mode)
  return mode === 'rounded' && isAnyGiven(table) ? withoutTelling(table) : table
}

/** Narrows what each count can be by its row and its column, again and again until nothing changes. */
const isAnyGiven = (table: ShownTable): boolean => {
  let cells = table.rows.map((row) => row.cells.map(rangeOfRounded))
  let rowTotals = table.rows.map((row) => rangeOfRounded(row.total))
  let columnTotals = table.columnTotals.map(rangeOfRounded)
  const all = rangeOfRounded(table.total)
  for (let width = Number.POSITIVE_INFINITY; widthOf(cells) < width; ) {
    width = widthOf(cells)
    const byRow = narrowLines(cells, narrowParts(rowTotals, all))
    const byColumn = narrowLines(transposed(byRow.lines), narrowParts(columnTotals, all))
    rowTotals = byRow.totals
    columnTotals = byColumn.totals
    cells = transposed(byColumn.lines)
  }
  return table.rows.some((row, index) => row.cells.some((cell, column) => cell.kind === 'small' && isOneValue(cells[index]?.[column])))
}

/** The lines narrowed by their totals, and the totals by their lines. */
const narrowLines = (lines: readonly (readonly Range[])[], totals: readonly Range[]): { readonly lines: Range[][]; readonly totals: Range[] } => {
  const narrowed = totals.map((total, index) => narrow(total, addRanges(lines[index] ?? [])))
  return { lines: lines.map((line, index) => narrowParts(line, narrowed[index] ?? addRanges(line))), totals: narrowed }
}

const transposed = (lines: readonly (readonly Range[])[]): Range[][] =>
  (lines[0] ?? []).map((_, place) => lines.flatMap((line) => line[place] ?? []))

const widthOf = (cells: readonly (readonly Range[])[]): number => cells.flat().reduce((sum, { low, high }) => sum + high - low, 0)

const withoutTelling = (table: ShownTable): ShownTable => {
  const isTelling = (line: readonly (ShownCount | undefined)[]): boolean => line.some((cell) => cell?.kind === 'small')
  return {
    rows: table.rows.map((row) => (isTelling(row.cells) ? { ...row, total: withheld } : row)),
    columnTotals: table.columnTotals.map((total, column) => (isTelling(table.rows.map((row) => row.cells[column])) ? withheld : total)),
    total: withheld,
  }
}
