import type { CodeWithWords } from './code-list.ts'
import { exhaustive } from './result.ts'

/**
 * How counts of people are shown in a report that leaves the team.
 * 'rounded' is the rule of NHS Digital for figures below national level since September 2018: 1 to 7
 * hidden, others to the nearest 5, 0 shown. 'fewer-than-5' is the older rule.
 */
export const disclosureModes = [
  { code: 'rounded', words: 'Rounded' },
  { code: 'fewer-than-5', words: 'Fewer than 5' },
  { code: 'exact', words: 'Exact' },
] as const satisfies readonly CodeWithWords[]

export type DisclosureMode = (typeof disclosureModes)[number]['code']

/** A count as it may be shown. 'not shown' stands where a figure would give a small one away. */
export type ShownCount =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'small'; readonly words: '1 to 7' | 'fewer than 5' }
  | { readonly kind: 'withheld'; readonly words: 'not shown' }

export interface ShownList {
  readonly cells: readonly ShownCount[]
  readonly total: ShownCount
}

export interface ShownTable {
  readonly rows: readonly ShownList[]
  readonly columnTotals: readonly ShownCount[]
  readonly total: ShownCount
}

/**
 * Protects a list of counts that add up to their total. In no mode but 'exact' can a hidden count be
 * found by subtracting, even by someone who knows these rules: at least two values remain for it.
 * A total withheld here must not be shown elsewhere in the same report: lists over the same people
 * belong into one call of `protectLists`. Throws for anything but whole numbers from 0.
 */
export function protectList(counts: readonly number[], mode: DisclosureMode): ShownList {
  return protectLists([counts], mode)[0] ?? { cells: [], total: shown(0) }
}

/**
 * Protects several lists over the same people (by gender, by age), which have one total in common: it
 * is shown the same for all, as all of them allow. Throws when the lists do not add up to the same.
 */
export function protectLists(lists: readonly (readonly number[])[], mode: DisclosureMode): ShownList[] {
  lists.flat().forEach(assertCount)
  const sums = lists.map(sumOf)
  const sum = sums[0] ?? 0
  if (sums.some((other) => other !== sum)) throw new Error('Lists over the same people must have the same sum')
  switch (mode) {
    case 'exact':
      return lists.map((counts) => ({ cells: counts.map(shown), total: shown(sum) }))
    case 'rounded': {
      const total = roundedTotal(sum, lists)
      return lists.map((counts) => ({ cells: counts.map(roundedCount), total }))
    }
    case 'fewer-than-5': {
      const total = lists.every(allowsTotal) ? fewerThan5(sum) : withheld
      return lists.map((counts) => ({ cells: withSecondCell(counts), total }))
    }
    default:
      return exhaustive(mode)
  }
}

/**
 * Protects a table of rows of counts, with the totals of its rows and columns and of all.
 * 'rounded' rounds each total by itself, guarded line by line as in a list. 'fewer-than-5' withholds
 * every total that a hidden count is part of, so that nothing remains to subtract from.
 */
export function protectTable(rows: readonly (readonly number[])[], mode: DisclosureMode): ShownTable {
  rows.flat().forEach(assertCount)
  const width = rows[0]?.length ?? 0
  if (rows.some((row) => row.length !== width)) throw new Error('All rows of a table must be of one length')
  const columns = Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? 0))
  const lineTotal = (line: readonly number[]) => tableTotal(line, mode)
  return {
    rows: rows.map((row) => ({ cells: row.map((count) => showCount(count, mode)), total: lineTotal(row) })),
    columnTotals: columns.map(lineTotal),
    total:
      mode === 'rounded'
        ? roundedTotal(sumOf(rows.flat()), [rows.map(sumOf), columns.map(sumOf), rows.flat()])
        : lineTotal(rows.flat()),
  }
}

/** A single count of people that belongs to no list. */
export function showCount(count: number, mode: DisclosureMode): ShownCount {
  assertCount(count)
  if (mode === 'exact') return shown(count)
  return mode === 'rounded' ? roundedCount(count) : fewerThan5(count)
}

/** '1,205', '1 to 7', 'fewer than 5' or 'not shown'. */
export function formatShownCount(count: ShownCount): string {
  return count.kind === 'number' ? count.value.toLocaleString('en-GB') : count.words
}

/**
 * Whole per cent, reckoned from the figures shown and never from the true ones; null where either is
 * hidden or the whole is 0. Rounding can make a part larger than its whole: that is 100.
 */
export function percentageOf(part: ShownCount, whole: ShownCount): number | null {
  if (part.kind !== 'number' || whole.kind !== 'number' || whole.value === 0) return null
  return Math.min(100, Math.round((100 * part.value) / whole.value))
}

const withheld: ShownCount = { kind: 'withheld', words: 'not shown' }

function shown(value: number): ShownCount {
  return { kind: 'number', value }
}

function assertCount(count: number): void {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError('A count of people is a whole number from 0')
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

function tableTotal(line: readonly number[], mode: DisclosureMode): ShownCount {
  if (mode === 'exact') return shown(sumOf(line))
  if (mode === 'rounded') return roundedTotal(sumOf(line), [line])
  return line.some(isBelow5) ? withheld : shown(sumOf(line))
}

// --- Rounded

const smallest = 1
const largestHidden = 7
const step = 5
/** A figure shown as 20 stands for 18 to 22. */
const reach = 2

function roundedCount(count: number): ShownCount {
  if (count === 0) return shown(0)
  return count <= largestHidden ? { kind: 'small', words: '1 to 7' } : shown(roundToStep(count))
}

function roundToStep(count: number): number {
  return Math.round(count / step) * step
}

/**
 * The total to the nearest 5 by itself. Where that would leave a hidden count only one value (8, 8
 * and 1 make 17: with 10, 10 and a total of 15 nothing but 1 fits), the total goes to the next 5 on
 * its other side instead, and no longer tells these counts from their neighbours.
 */
function roundedTotal(sum: number, lists: readonly (readonly number[])[]): ShownCount {
  const nearest = roundedCount(sum)
  if (lists.every((counts) => leavesChoice(counts, rangeOfTotal(nearest)))) return nearest
  const rounded = roundToStep(sum)
  const otherSide = rounded > sum ? rounded - step : rounded + step
  const replacement = shown(Math.max(otherSide, 2 * step))
  return lists.every((counts) => leavesChoice(counts, rangeOfTotal(replacement))) ? replacement : withheld
}

interface Range {
  readonly low: number
  readonly high: number
}

function rangeOfTotal(total: ShownCount): Range {
  if (total.kind !== 'number') return { low: smallest, high: largestHidden }
  return total.value === 0 ? { low: 0, high: 0 } : { low: total.value - reach, high: total.value + reach }
}

/** Whether every hidden count could still be one of several values, given all that is shown. */
function leavesChoice(counts: readonly number[], total: Range): boolean {
  const ranges = counts.map(rangeOfRounded)
  const low = ranges.reduce((sum, range) => sum + range.low, 0)
  const high = ranges.reduce((sum, range) => sum + range.high, 0)
  return counts.every((count, index) => {
    const range = ranges[index]
    if (range === undefined || !isRoundedHidden(count)) return true
    const least = Math.max(range.low, total.low - (high - range.high))
    const most = Math.min(range.high, total.high - (low - range.low))
    return least < most
  })
}

function isRoundedHidden(count: number): boolean {
  return count >= smallest && count <= largestHidden
}

function rangeOfRounded(count: number): Range {
  if (count === 0) return { low: 0, high: 0 }
  if (isRoundedHidden(count)) return { low: smallest, high: largestHidden }
  const value = roundToStep(count)
  return { low: Math.max(value - reach, largestHidden + 1), high: value + reach }
}

// --- Fewer than 5

const firstShown = 5

function isBelow5(count: number): boolean {
  return count >= 1 && count < firstShown
}

function fewerThan5(count: number): ShownCount {
  return isBelow5(count) ? { kind: 'small', words: 'fewer than 5' } : shown(count)
}

/** Beside a hidden count the smallest other one is withheld too, so that the total gives neither away. */
function withSecondCell(counts: readonly number[]): ShownCount[] {
  const second = secondCell(counts)
  return counts.map((count, index) => (index === second ? withheld : fewerThan5(count)))
}

/** The first of the smallest counts from 5, where a count is hidden; else -1. */
function secondCell(counts: readonly number[]): number {
  const others = counts.filter((count) => count >= firstShown)
  return counts.some(isBelow5) && others.length > 0 ? counts.indexOf(Math.min(...others)) : -1
}

/**
 * Whether the total may be shown. With a second cell: only if every choice of 1 to 4 for the hidden
 * counts leaves the second one a value it could have, so that all choices stay open. Without: only
 * if the hidden counts are neither all 1 nor all 4 and their sum is not itself to be hidden.
 */
function allowsTotal(counts: readonly number[]): boolean {
  const hidden = counts.filter(isBelow5)
  const total = sumOf(counts)
  if (hidden.length === 0 || (hidden.length === 1 && total < firstShown)) return true
  const second = secondCell(counts)
  const most = hidden.length * (firstShown - 1)
  if (second === -1) return total >= firstShown && total > hidden.length && total < most
  const remainder = sumOf(hidden) + (counts[second] ?? 0)
  return remainder - most >= firstShown && remainder - hidden.length <= largestSecond(counts, second)
}

/** What the second cell can be at most, as the smallest of the others and the first of equals. */
function largestSecond(counts: readonly number[], second: number): number {
  return counts.reduce((largest, count, index) => {
    if (index === second || count < firstShown) return largest
    return Math.min(largest, index < second ? count - 1 : count)
  }, Number.POSITIVE_INFINITY)
}
