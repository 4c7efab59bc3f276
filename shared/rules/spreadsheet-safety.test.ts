import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeCellHarmless } from './spreadsheet-safety.ts'

test.each(['=1+1', '+44 7700 900123', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])('%j gets an apostrophe', (text) => {
  expect(makeCellHarmless(text)).toBe(`'${text}`)
})

test.each(['', 'Rang about transport', '07700 900123', "'=1", ' =1', '1-2'])('%j stays', (text) => {
  expect(makeCellHarmless(text)).toBe(text)
})

test('no cell begins a formula, the text is kept, and once is enough', () => {
  const cell = fc.tuple(fc.constantFrom('', '=', '+', '-', '@', '\t', '\r'), fc.string()).map((parts) => parts.join(''))
  fc.assert(
    fc.property(cell, (text) => {
      const safe = makeCellHarmless(text)
      expect(safe).not.toMatch(/^[=+\-@\t\r]/)
      expect(safe.endsWith(text)).toBe(true)
      expect(makeCellHarmless(safe)).toBe(safe)
    }),
  )
})
