import type { GridTrack } from './grid-types.ts'

interface Track {
  readonly width: GridTrack
}

/** The CSS grid tracks of columns side by side. */
export function tracks(columns: readonly Track[]): string {
  return columns.map(({ width }) => width).join(' ')
}

/** The pixels that columns need side by side, each in its least width. */
export function leastWidth(columns: readonly Track[]): number {
  return columns.reduce((sum, { width }) => sum + Number.parseFloat(width.replace('minmax(', '')), 0)
}
