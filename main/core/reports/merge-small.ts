import type { DisclosureMode } from '../../../shared/rules/disclosure-control.ts'

export interface CountedWords {
  readonly words: string
  readonly count: number
}

/** The largest count that a mode hides. */
const largestHidden: Readonly<Record<DisclosureMode, number>> = { rounded: 7, 'fewer-than-5': 4, exact: 0 }

/**
 * The reasons for one decision, with those given too rarely to be shown put together, so that none of them is
 * hidden alone and could be found by subtracting. One that would be left alone takes the smallest of the others.
 * @param whole words for all reasons together, where not even two parts can be told apart
 * @param rest words for those put together
 */
export const mergeSmallReasons = (reasons: readonly CountedWords[], whole: string, rest: string, mode: DisclosureMode): CountedWords[] => {
  const given = reasons.filter(({ count }) => count > 0)
  const limit = largestHidden[mode]
  const kept = new Set(given.filter(({ count }) => count > limit))
  const restCount = (): number => given.reduce((sum, reason) => sum + (kept.has(reason) ? 0 : reason.count), 0)
  while (kept.size > 0 && restCount() > 0 && restCount() <= limit) {
    const smallest = [...kept].reduce((least, reason) => (reason.count < least.count ? reason : least))
    kept.delete(smallest)
  }
  if (given.length > 0 && kept.size === 0) return [{ words: whole, count: restCount() }]
  return [...given.filter((reason) => kept.has(reason)), ...(restCount() > 0 ? [{ words: rest, count: restCount() }] : [])]
}

/** Neighbouring days of waiting, `to` inclusive; null: and more. */
export interface Band {
  readonly from: number
  readonly to: number | null
  readonly count: number
}

/** Bands of waiting, with neighbours put together until none is so small that it would be hidden. */
export const mergeSmallBands = (bands: readonly Band[], mode: DisclosureMode): Band[] => {
  if (mode === 'exact') return [...bands]
  const limit = largestHidden[mode]
  const merged: Band[] = []
  let open: Band | null = null
  for (const band of bands) {
    open = open === null ? band : join(open, band)
    if (open.count <= limit) continue
    merged.push(open)
    open = null
  }
  const last = merged.pop()
  if (open === null) return last === undefined ? merged : [...merged, last]
  return [...merged, last === undefined ? open : join(last, open)]
}

const join = (one: Band, next: Band): Band => ({ from: one.from, to: next.to, count: one.count + next.count })
