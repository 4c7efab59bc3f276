import type { ShownCount } from '../../../shared/rules/disclosure-control.ts'

export interface Range {
  readonly low: number
  readonly high: number
}

/** What a rounded figure stands for: '1 to 7' for those, 10 for 8 to 12, 20 for 18 to 22; one not shown for anything. */
export const rangeOfRounded = (count: ShownCount): Range => {
  if (count.kind === 'small') return { low: 1, high: 7 }
  if (count.kind === 'withheld') return { low: 0, high: Number.MAX_SAFE_INTEGER }
  return count.value === 0 ? { low: 0, high: 0 } : { low: Math.max(8, count.value - 2), high: count.value + 2 }
}

export const addRanges = (ranges: readonly Range[]): Range =>
  ranges.reduce((sum, range) => ({ low: sum.low + range.low, high: sum.high + range.high }), { low: 0, high: 0 })

export const narrow = (one: Range, other: Range): Range => ({ low: Math.max(one.low, other.low), high: Math.min(one.high, other.high) })
