import { largestHidden } from '../../../shared/rules/disclosure/rounded-count.ts'

/** A row of a table before its count is protected. */
export interface CountedWords {
  readonly words: string
  readonly count: number
}

/**
 * The reasons of one decision with those given too rarely to be shown put together, so that none is hidden beside
 * others of the same decision. Where their sum would be hidden itself they take the smallest of the others.
 * @param whole words for all reasons together, where not even two parts can be told apart
 * @param rest words for those put together
 */
export const mergeSmallReasons = (reasons: readonly CountedWords[], whole: string, rest: string): CountedWords[] => {
  const kept = reasons.filter(({ count }) => count > largestHidden).toSorted((a, b) => b.count - a.count)
  const restCount = (): number => sumOf(reasons) - sumOf(kept)
  while (kept.length > 0 && restCount() > 0 && restCount() <= largestHidden) kept.pop()
  if (restCount() === 0) return [...reasons]
  return [...reasons.filter((reason) => kept.includes(reason)), { words: kept.length === 0 ? whole : rest, count: restCount() }]
}

/** Neighbouring days of waiting, `to` inclusive; null: and more. */
export interface Band {
  readonly from: number
  readonly to: number | null
  readonly count: number
}

/** Bands of waiting, with neighbours put together until none is so small that rounding would hide it. */
export const mergeSmallBands = (bands: readonly Band[]): Band[] => {
  const merged: Band[] = []
  let open: Band | null = null
  for (const band of bands) {
    open = open === null ? band : join(open, band)
    if (open.count <= largestHidden) continue
    merged.push(open)
    open = null
  }
  const last = merged.pop()
  if (open === null) return last === undefined ? merged : [...merged, last]
  return [...merged, last === undefined ? open : join(last, open)]
}

const join = (one: Band, next: Band): Band => ({ from: one.from, to: next.to, count: one.count + next.count })

/** How many they are together. */
export const sumOf = (counted: readonly CountedWords[]): number => counted.reduce((sum, { count }) => sum + count, 0)
