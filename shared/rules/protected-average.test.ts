import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { protectMean, protectMedian } from './protected-average.ts'

test('an average of eight people is shown with its n', () => {
  expect(protectMedian([9, 1, 2, 3, 4, 5, 6, 7])).toEqual({ kind: 'value', value: 4.5, n: 8 })
  expect(protectMean([1, 1, 1, 1, 1, 1, 1, 9])).toEqual({ kind: 'value', value: 2, n: 8 })
})

test('there is none of nobody', () => {
  expect(protectMedian([])).toEqual({ kind: 'nobody' })
})

test('there is none of 1 to 7 people, and always one of more', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 20 }), (values) => {
      const expected = values.length <= 7 ? 'too-few' : 'value'
      expect(protectMedian(values).kind).toBe(expected)
      expect(protectMean(values).kind).toBe(expected)
    }),
  )
})
