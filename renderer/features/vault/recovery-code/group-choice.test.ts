import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pickTwoGroups } from './group-choice.ts'

const fraction = fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((number) => number / 2 ** 32)

test('two different groups of those there are, in order', () => {
  fc.assert(
    fc.property(fc.tuple(fraction, fraction), (random) => {
      const [first, second] = pickTwoGroups(6, random)
      expect(first).toBeGreaterThanOrEqual(1)
      expect(second).toBeLessThanOrEqual(6)
      expect(first).toBeLessThan(second)
    }),
  )
})

test('every pair can come up', () => {
  const steps = [0, 1, 2, 3, 4, 5].flatMap((a) => [0, 1, 2, 3, 4].map((b) => pickTwoGroups(6, [a / 6, b / 5]).join()))
  expect(new Set(steps).size).toBe(15)
})
