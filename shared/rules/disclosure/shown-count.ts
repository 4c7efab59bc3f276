/** A count as it may be shown. 'not shown' stands where a figure would give a small one away. */
export type ShownCount =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'small'; readonly words: '1 to 7' | 'fewer than 5' }
  | { readonly kind: 'withheld'; readonly words: 'not shown' }

/** Stands for a count that would give another away. */
export const withheld: ShownCount = { kind: 'withheld', words: 'not shown' }

/** A count that gives nothing away. */
export function shown(value: number): ShownCount {
  return { kind: 'number', value }
}

/** '1,205', '1 to 7', 'fewer than 5' or 'not shown'. */
export function formatShownCount(count: ShownCount): string {
  return count.kind === 'number' ? count.value.toLocaleString('en-GB') : count.words
}
