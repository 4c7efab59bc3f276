import { protectTable, type DisclosureMode, type ShownCount, type ShownTable } from '../../../shared/rules/disclosure-control.ts'
import { addRanges, narrow, rangeOfRounded, type Range } from './rounded-range.ts'

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
  const cells = table.rows.map((row) => row.cells.map(rangeOfRounded))
  const rowTotals = table.rows.map((row) => rangeOfRounded(row.total))
  const columnTotals = table.columnTotals.map(rangeOfRounded)
  const all = rangeOfRounded(table.total)
  for (let width = Number.POSITIVE_INFINITY; widthOf(cells) < width; ) {
    width = widthOf(cells)
    narrowSums(rowTotals, all)
    narrowSums(columnTotals, all)
    cells.forEach((row, index) => narrowLine(row, rowTotals, index))
    columnTotals.forEach((_, column) => {
      const line = cells.map((row) => row[column] ?? { low: 0, high: 0 })
      narrowLine(line, columnTotals, column)
      cells.forEach((row, index) => (row[column] = line[index] ?? { low: 0, high: 0 }))
    })
  }
  return table.rows.some((row, index) => row.cells.some((cell, column) => cell.kind === 'small' && isOneValue(cells[index]?.[column])))
}

const isOneValue = (range: Range | undefined): boolean => range !== undefined && range.low >= range.high

/** Each part is the whole less the others. */
const narrowSums = (parts: Range[], whole: Range): void => {
  const sum = addRanges(parts)
  parts.forEach((part, index) => {
    parts[index] = narrow(part, { low: whole.low - (sum.high - part.high), high: whole.high - (sum.low - part.low) })
  })
}

const narrowLine = (line: Range[], totals: Range[], index: number): void => {
  const total = narrow(totals[index] ?? addRanges(line), addRanges(line))
  totals[index] = total
  narrowSums(line, total)
}

const widthOf = (cells: readonly (readonly Range[])[]): number => cells.flat().reduce((sum, { low, high }) => sum + high - low, 0)

const withheld: ShownCount = { kind: 'withheld', words: 'not shown' }

const withoutTelling = (table: ShownTable): ShownTable => {
  const isTelling = (line: readonly (ShownCount | undefined)[]): boolean => line.some((cell) => cell?.kind === 'small')
  return {
    rows: table.rows.map((row) => (isTelling(row.cells) ? { ...row, total: withheld } : row)),
    columnTotals: table.columnTotals.map((total, column) => (isTelling(table.rows.map((row) => row.cells[column])) ? withheld : total)),
    total: withheld,
  }
}
