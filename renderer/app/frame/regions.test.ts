import { expect, test } from 'vitest'
import { nextRegion } from './regions.ts'

test('regions go round both ends', () => {
  expect(nextRegion(4, 0, 1)).toBe(1)
  expect(nextRegion(4, 3, 1)).toBe(0)
  expect(nextRegion(4, 0, -1)).toBe(3)
})

test('from outside, forward starts at the first and backward at the last', () => {
  expect(nextRegion(4, -1, 1)).toBe(0)
  expect(nextRegion(4, -1, -1)).toBe(3)
})
