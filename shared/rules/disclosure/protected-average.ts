import { median } from 'simple-statistics'
import { largestHidden } from './rounded-count.ts'

/** An average of people, or the reason why there is none. */
export type ProtectedAverage =
  | { readonly kind: 'value'; readonly value: number }
  /** 1 to 7 people: an average could tell what one of them said. */
  | { readonly kind: 'too-few' }
  | { readonly kind: 'nobody' }

/** The median of one value for each person; never of 1 to 7 people, whatever the mode of the report. */
export function protectMedian(values: readonly number[]): ProtectedAverage {
  if (values.length === 0) return { kind: 'nobody' }
  if (values.length <= largestHidden) return { kind: 'too-few' }
  return { kind: 'value', value: median([...values]) }
}
