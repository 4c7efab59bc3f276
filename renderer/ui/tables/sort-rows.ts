import type { Sort } from './grid-types.ts'

/** How to put two rows in ascending order, by column. */
export type Compare<Row> = Readonly<Record<string, (a: Row, b: Row) => number>>

/** The rows in the order of a sort; equal rows keep the order they came in, in both directions. */
export function sortRows<Row>(rows: readonly Row[], { column, direction }: Sort, compare: Compare<Row>): readonly Row[] {
  const inOrder = compare[column]
  if (inOrder === undefined) return rows
  return rows.toSorted((a, b) => (direction === 'ascending' ? inOrder(a, b) : inOrder(b, a)))
}

/** Compares by a text or number; what has none (null) comes last in ascending order. */
export function by<Row>(value: (row: Row) => string | number | null): (a: Row, b: Row) => number {
  return (a, b) => compareValues(value(a), value(b))
}

/**
 * Compares by a day or a moment written in ISO form, or against it; rows without one come last. The texts compare as
 * they are, so a list of thousands needs no reading of dates.
 */
export function byDate<Row>(date: (row: Row) => string | null, direction: 1 | -1 = 1): (a: Row, b: Row) => number {
  return (a, b) => {
    const [one, other] = [date(a), date(b)]
    if (one === null || other === null) return Number(one === null) - Number(other === null)
    if (one === other) return 0
    return one < other ? -direction : direction
  }
}

const inEnglish = new Intl.Collator('en-GB', { sensitivity: 'base', numeric: true })

function compareValues(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return inEnglish.compare(String(a), String(b))
}
