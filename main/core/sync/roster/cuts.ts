import type { Cut } from './acts.ts'

/**
 * The cut that counts of several given for one chain: the greatest (seq, tip), so a later act with a higher cut
 * admits work, and of two branches of a chain every device chooses the same. Null where none was given.
 */
export const greatestCut = (cuts: readonly Cut[] | undefined): Cut | null =>
  (cuts ?? []).reduce<Cut | null>((greatest, cut) => (greatest === null || isGreater(cut, greatest) ? cut : greatest), null)

/** Whether of two cuts for one chain the first is the one that counts. */
export const isGreater = (a: Cut, b: Cut): boolean => a.seq > b.seq || (a.seq === b.seq && a.tip > b.tip)
