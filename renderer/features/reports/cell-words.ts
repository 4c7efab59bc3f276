import type { SummaryCell, SummaryRow } from '../../../shared/contract/reports.ts'
import { formatShownCount } from '../../../shared/rules/disclosure/shown-count.ts'

/** A figure in words: '1,205', '1 to 7', 'not shown', '9.5'. */
export function cellWords(cell: SummaryCell): string {
  if (cell.kind === 'days') return cell.value.toLocaleString('en-GB')
  return cell.kind === 'words' ? cell.words : formatShownCount(cell)
}

export interface Bar {
  readonly words: string
  readonly figure: string
  /** How long it is drawn, in per cent of the longest. */
  readonly length: number
  /** It stands for several numbers and reaches to the largest of them. */
  readonly isRange: boolean
}

/** The bars of a chart over one column of a table. Totals are no bars, and what is not shown has none. */
export function barsOf(rows: readonly SummaryRow[], column: number): Bar[] {
  const drawn = rows.filter((row) => !row.isTotal).flatMap(({ words, cells }) => cells.slice(column, column + 1).map((cell) => ({ words, cell })))
  const longest = Math.max(1, ...drawn.map(({ cell }) => reachOf(cell)))
  return drawn.map(({ words, cell }) => ({
    words,
    figure: cellWords(cell),
    length: (100 * reachOf(cell)) / longest,
    isRange: cell.kind === 'small',
  }))
}

function reachOf(cell: SummaryCell): number {
  if (cell.kind === 'number' || cell.kind === 'days') return cell.value
  if (cell.kind !== 'small') return 0
  return cell.words === '1 to 7' ? 7 : 4
}
