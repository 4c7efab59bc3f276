import { shown, withheld, type ShownCount } from './shown-count.ts'

/*
 * The rule of NHS Digital for figures below national level since September 2018 (1 to 7 hidden, others to the nearest
 * 5, 0 shown), and what somebody who knows it can reckon from the figures.
 */

/** The largest count that is hidden. */
export const largestHidden = 7

/** A count by the rule: '1 to 7', or the nearest 5. */
export function roundedCount(count: number): ShownCount {
  if (count === 0) return shown(0)
  return count <= largestHidden ? { kind: 'small', words: '1 to 7' } : shown(roundToStep(count))
}

/**
 * The total of lists over the same people, to the nearest 5 by itself. Where that would leave a hidden count only one
 * value (8, 8 and 1 make 17: with 10, 10 and a total of 15 nothing but 1 fits), the total goes to the next 5 on
 * its other side instead, and no longer tells these counts from their neighbours.
 */
export function roundedTotal(sum: number, lists: readonly (readonly number[])[]): ShownCount {
  const cells = lists.map((counts) => counts.map(roundedCount))
  const nearest = roundedCount(sum)
  if (!cells.some((list) => isAnyGiven(list, rangeOfRounded(nearest)))) return nearest
  const rounded = roundToStep(sum)
  const otherSide = shown(Math.max(rounded > sum ? rounded - step : rounded + step, 2 * step))
  return cells.some((list) => isAnyGiven(list, rangeOfRounded(otherSide))) ? withheld : otherSide
}

/** What a count may be, from `low` to `high`. */
export interface Range {
  readonly low: number
  readonly high: number
}

/** What a rounded figure stands for: '1 to 7' for those, 10 for 8 to 12, 20 for 18 to 22; one not shown for anything. */
export function rangeOfRounded(count: ShownCount): Range {
  if (count.kind === 'small') return { low: 1, high: largestHidden }
  if (count.kind === 'withheld') return { low: 0, high: Number.MAX_SAFE_INTEGER }
  return count.value === 0 ? { low: 0, high: 0 } : { low: Math.max(largestHidden + 1, count.value - reach), high: count.value + reach }
}

/** Whether a hidden count among these can be only one value, as parts of a whole that is in that range. */
export function isAnyGiven(cells: readonly ShownCount[], whole: Range): boolean {
  const narrowed = narrowParts(cells.map(rangeOfRounded), whole)
  return cells.some((cell, index) => cell.kind === 'small' && isOneValue(narrowed[index]))
}

/** What each part can be, since it is the whole less the others. */
export function narrowParts(parts: readonly Range[], whole: Range): Range[] {
  const sum = addRanges(parts)
  return parts.map((part) => narrow(part, { low: whole.low - (sum.high - part.high), high: whole.high - (sum.low - part.low) }))
}

/** What the sum of counts can be. */
export function addRanges(ranges: readonly Range[]): Range {
  return ranges.reduce((sum, range) => ({ low: sum.low + range.low, high: sum.high + range.high }), { low: 0, high: 0 })
}

/** What a count can be of which both are known. */
export function narrow(one: Range, other: Range): Range {
  return { low: Math.max(one.low, other.low), high: Math.min(one.high, other.high) }
}

/** Whether a count that is there can be one value alone. */
export function isOneValue(range: Range | undefined): boolean {
  return range !== undefined && range.low >= range.high
}

const step = 5
/** A figure shown as 20 stands for 18 to 22. */
const reach = 2

function roundToStep(count: number): number {
  return Math.round(count / step) * step
}
