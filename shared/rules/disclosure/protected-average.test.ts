import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { protectMedian } from './protected-average.ts'

test('the median of eight people is shown', () => {
  expect(protectMedian([9, 1, 2, 3, 4, 5, 6, 7])).toEqual({ kind: 'value', value: 4.5 })
})

test('there is none of nobody', () => {
  expect(protectMedian([])).toEqual({ kind: 'nobody' })
})

test('there is none of 1 to 7 people, and always one of more', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 20 }), (values) => {
      expect(protectMedian(values).kind).toBe(values.length <= 7 ? 'too-few' : 'value')
    }),
  )
})
