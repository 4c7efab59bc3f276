/** Where the focus is in a table: row -1 is the head; column -1 the whole row. */
export interface GridPosition {
  readonly row: number
  readonly column: number
}

export interface GridSize {
  readonly rows: number
  readonly columns: number
  /** Rows that PgUp and PgDn pass over. */
  readonly page: number
}

/** Where a key takes the focus, or null if it is not a key for moving. */
export function moveInGrid(key: string, { row, column }: GridPosition, { rows, columns, page }: GridSize): GridPosition | null {
  const last = rows - 1
  switch (key) {
    case 'ArrowDown':
      return { row: Math.min(row + 1, last), column: row === -1 ? -1 : column }
    case 'ArrowUp':
      // The head has no whole row to stand on.
      return row <= 0 ? { row: -1, column: Math.max(column, 0) } : { row: row - 1, column }
    case 'ArrowRight':
      return { row, column: Math.min(column + 1, columns - 1) }
    case 'ArrowLeft':
      return { row, column: Math.max(column - 1, row === -1 ? 0 : -1) }
    case 'Home':
      return { row: Math.min(0, last), column: row === -1 ? -1 : column }
    case 'End':
      return { row: last, column: row === -1 ? -1 : column }
    case 'PageDown':
      return { row: Math.min(Math.max(row, 0) + page, last), column: row === -1 ? -1 : column }
    case 'PageUp':
      return { row: Math.max(Math.min(0, last), row - page), column: row === -1 ? -1 : column }
    default:
      return null
  }
}

/** The keys of the rows from one to another, either way round, both included. */
export function rowsBetween(keys: readonly string[], from: string, to: string): readonly string[] {
  const [a, b] = [keys.indexOf(from), keys.indexOf(to)]
  if (a === -1 || b === -1) return []
  return keys.slice(Math.min(a, b), Math.max(a, b) + 1)
}
