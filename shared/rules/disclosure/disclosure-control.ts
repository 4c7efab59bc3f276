import type { CodeWithWords } from '../code-list.ts'
import { exhaustive } from '../result.ts'
import { roundedCount, roundedTotal } from './rounded-count.ts'
import { shown, withheld, type ShownCount } from './shown-count.ts'

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
 * A total withheld here must not be shown elsewhere in the same report.
 * Throws for anything but whole numbers from 0.
 */
export function protectList(counts: readonly number[], mode: DisclosureMode): ShownList {
  counts.forEach(assertCount)
  const sum = sumOf(counts)
  switch (mode) {
    case 'exact':
      return { cells: counts.map(shown), total: shown(sum) }
    case 'rounded':
      return { cells: counts.map(roundedCount), total: roundedTotal(sum, [counts]) }
    case 'fewer-than-5':
      return { cells: withSecondCell(counts), total: allowsTotal(counts) ? fewerThan5(sum) : withheld }
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
