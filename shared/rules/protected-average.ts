import { median } from 'simple-statistics'

/** An average of people, or the reason why there is none. `n` is how many people it is about. */
export type ProtectedAverage =
  | { readonly kind: 'value'; readonly value: number; readonly n: number }
  /** 1 to 7 people: an average could tell what one of them said. */
  | { readonly kind: 'too-few' }
  | { readonly kind: 'nobody' }

/** The median of one value for each person; never of 1 to 7 people, whatever the mode of the report. */
export function protectMedian(values: readonly number[]): ProtectedAverage {
  if (values.length === 0) return { kind: 'nobody' }
  if (values.length <= tooFew) return { kind: 'too-few' }
  return { kind: 'value', value: median([...values]), n: values.length }
}

// NHS Digital, disclosure control for figures below national level, September 2018.
const tooFew = 7
