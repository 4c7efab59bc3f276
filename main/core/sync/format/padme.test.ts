import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPaddedSize, leastPaddedSize, paddedSize } from './padme.ts'

const size = fc.integer({ min: 0, max: 2 ** 30 })

describe('paddedSize', () => {
  test('gives the sizes of the published rule', () => {
    // Worked by hand: 1,000 has exponent 9, which takes 4 bits, so steps of 2^5.
    const sizes: [number, number][] = [
      [257, 272],
      [272, 272],
      [273, 288],
      [1000, 1024],
      [1025, 1088],
      [65_537, 67_584],
      [1_000_000, 1_015_808],
      [4 * 1024 * 1024, 4 * 1024 * 1024],
      [4 * 1024 * 1024 + 1, 4 * 1024 * 1024 + 131_072],
    ]
    for (const [content, padded] of sizes) expect(paddedSize(content)).toBe(padded)
  })

  test('is 256 for everything small', () => {
    for (let content = 0; content <= leastPaddedSize; content++) expect(paddedSize(content)).toBe(256)
  })

  test('never cuts, adds at most 12 per cent, and grows with the content', () => {
    fc.assert(
      fc.property(size, size, (one, other) => {
        const padded = paddedSize(one)
        expect(padded).toBeGreaterThanOrEqual(one)
        expect(padded).toBeLessThanOrEqual(Math.max(256, one * 1.12))
        if (one <= other) expect(padded).toBeLessThanOrEqual(paddedSize(other))
      }),
    )
  })

  test('gives only sizes that it leaves as they are', () => {
    fc.assert(
      fc.property(size, (content) => {
        expect(isPaddedSize(paddedSize(content))).toBe(true)
        expect(isPaddedSize(content)).toBe(content >= 256 && paddedSize(content) === content)
      }),
    )
  })
})
