import { protectList, showCount, type DisclosureMode } from '../../../shared/rules/disclosure/disclosure-control.ts'
import { addRanges, isAnyGiven, narrow, rangeOfRounded } from '../../../shared/rules/disclosure/rounded-count.ts'
import type { ShownCount } from '../../../shared/rules/disclosure/shown-count.ts'

/** A list as it may be shown beside others over the same people. */
export type TogetherShown =
  | { readonly kind: 'apart'; readonly cells: readonly ShownCount[] }
  /** Nothing but the total may be shown of it. */
  | { readonly kind: 'together' }

/**
 * Protects several lists over the same people or referrals (by source, by practice), of which every reader may
 * reckon the total from any list that shows all its counts. So the total is always shown as a single count is,
 * and a list that cannot stand beside that total, and beside all that the other lists tell of it, is left out.
 * Throws when the lists do not add up to the same.
 */
export const protectTogether = (lists: readonly (readonly number[])[], mode: DisclosureMode): { readonly lists: TogetherShown[]; readonly total: ShownCount } => {
  const sums = new Set(lists.map(sumOf))
  if (sums.size > 1) throw new Error('Lists over the same people must have the same sum')
  const total = showCount([...sums][0] ?? 0, mode)
  const shown = lists.map((counts): TogetherShown => {
    const alone = protectList(counts, mode)
    // Its total moved or withheld means that this list cannot stand beside the plain one.
    return JSON.stringify(alone.total) === JSON.stringify(total) ? { kind: 'apart', cells: alone.cells } : { kind: 'together' }
  })
  // By the older rule a total is exact, so that other lists tell nothing more of it.
  if (mode === 'rounded') for (let given = findGiven(shown, total); given !== -1; given = findGiven(shown, total)) shown[given] = { kind: 'together' }
  return { lists: shown, total }
}

/** The first list in which all lists together leave a hidden count only one value, or -1. */
const findGiven = (lists: readonly TogetherShown[], total: ShownCount): number => {
  const cells = lists.map((list) => (list.kind === 'apart' ? list.cells : []))
  const sums = cells.filter((list) => list.length > 0).map((list) => addRanges(list.map(rangeOfRounded)))
  const whole = sums.reduce(narrow, rangeOfRounded(total))
  return cells.findIndex((list) => isAnyGiven(list, whole))
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)
