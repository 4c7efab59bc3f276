import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isNoFixedAbode, noFixedAbode, parsePostcode } from './postcode.ts'
import { err, ok } from './result.ts'

describe('reading a postcode', () => {
  test.each([
    ['m14 5qt', 'M14 5QT'],
    ['M145QT', 'M14 5QT'],
    [' m1  1ae ', 'M1 1AE'],
    ['EC1A1BB', 'EC1A 1BB'],
    ['W1A 0AX', 'W1A 0AX'],
    ['CR2 6XH', 'CR2 6XH'],
    ['DN55 1PT', 'DN55 1PT'],
    ['gir 0aa', 'GIR 0AA'],
    ['zz993vz', noFixedAbode],
  ])('takes %j as %j', (text, expected) => {
    expect(parsePostcode(text)).toEqual(ok(expected))
  })

  test.each(['', 'M14', '5QT', 'M14 5Q', 'M14 5QTT', '14M 5QT', 'GIR 1AA', 'AI1 1AA', 'M14 QT5', 'Elm Row'])(
    'refuses %j',
    (text) => {
      expect(parsePostcode(text)).toEqual(err('postcode_not_recognised'))
    },
  )

  test('reading twice changes nothing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z][A-HJ-Y]?[0-9]{1,2} ?[0-9][A-Z]{2}$/), (text) => {
        const first = parsePostcode(text)
        expect(first.ok && parsePostcode(first.value)).toEqual(first)
      }),
    )
  })
})

test('no fixed abode is recognised', () => {
  expect(isNoFixedAbode('ZZ99 3VZ')).toBe(true)
  expect(isNoFixedAbode('M14 5QT')).toBe(false)
})
