import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deepestNesting, nestsTooDeeply } from './nesting.ts'

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)

describe('nestsTooDeeply', () => {
  test('draws the line after the deepest that is allowed, for arrays and objects alike', () => {
    expect(nestsTooDeeply(Buffer.from(nested(deepestNesting)))).toBe(false)
    expect(nestsTooDeeply(Buffer.from(nested(deepestNesting + 1)))).toBe(true)
    expect(nestsTooDeeply(Buffer.from(`${'{"a":'.repeat(deepestNesting + 1)}1${'}'.repeat(deepestNesting + 1)}`))).toBe(true)
  })

  test('does not count neighbours', () => {
    expect(nestsTooDeeply(Buffer.from(`[${Array(500).fill('[]').join(',')}]`))).toBe(false)
  })

  test('does not count brackets in text, whatever else the text holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(nestsTooDeeply(Buffer.from(JSON.stringify([text + '['.repeat(200), { [`"\\${text}{`]: 1 }])))).toBe(false)
        expect(nestsTooDeeply(Buffer.from(`[${JSON.stringify(text)},${nested(deepestNesting)}]`))).toBe(true)
      }),
    )
  })
})
