import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNhsNumber, isTestNhsNumber, parseNhsNumber } from './nhs-number.ts'
import { err, ok } from '../result.ts'

describe('reading an NHS number', () => {
  test.each(['9992048174', '999 204 8174', ' 999-204-8174\n', '999\u00a0204\u20118174', '9 9 9 2 0 4 8 1 7 4'])(
    'takes %j',
    (text) => {
      expect(parseNhsNumber(text)).toEqual(ok('9992048174'))
    },
  )

  test.each(['', '999204817', '99920481744', '999 204 817O', 'not known'])('refuses %j by length', (text) => {
    expect(parseNhsNumber(text)).toEqual(err('nhs_number_not_10_digits'))
  })

  test('refuses a last digit that does not fit', () => {
    expect(parseNhsNumber('999 204 8175')).toEqual(err('nhs_number_check_digit'))
  })

  test('refuses a number for which the sum gives no digit at all', () => {
    const withoutCheckDigit = '999000000'
    for (let last = 0; last <= 9; last += 1) {
      expect(parseNhsNumber(`${withoutCheckDigit}${last}`)).toEqual(err('nhs_number_check_digit'))
    }
  })

  test('refuses ten equal digits although some pass the sum', () => {
    for (let digit = 0; digit <= 9; digit += 1) {
      expect(parseNhsNumber(String(digit).repeat(10))).toEqual(err('nhs_number_repeated'))
    }
  })
})

const validNumber = fc
  .stringMatching(/^999[0-9]{6}$/)
  .map((nine) => Array.from({ length: 10 }, (_, last) => `${nine}${last}`).find((ten) => parseNhsNumber(ten).ok))
  .filter((number) => number !== undefined)

describe('properties', () => {
  test('what is shown can be read back', () => {
    fc.assert(
      fc.property(validNumber, (number) => {
        expect(parseNhsNumber(formatNhsNumber(number))).toEqual(ok(number))
      }),
    )
  })

  test('one mistyped digit is always found', () => {
    fc.assert(
      fc.property(validNumber, fc.nat(9), fc.integer({ min: 1, max: 9 }), (number, position, shift) => {
        const wrong = (Number(number[position]) + shift) % 10
        const mistyped = number.slice(0, position) + wrong + number.slice(position + 1)
        expect(parseNhsNumber(mistyped).ok).toBe(false)
      }),
    )
  })

  test('two neighbours swapped are always found', () => {
    fc.assert(
      fc.property(validNumber, fc.nat(8), (number, position) => {
        const [first, second] = [number[position], number[position + 1]]
        fc.pre(first !== second)
        const swapped = number.slice(0, position) + second + first + number.slice(position + 2)
        expect(parseNhsNumber(swapped).ok).toBe(false)
      }),
    )
  })
})

test('showing something else than 10 digits is a bug', () => {
  expect(() => formatNhsNumber('999 204 8174')).toThrow('10 digits')
})

test('the numbers for tests are the highest there are', () => {
  expect(['9990000000', '9992048174', '9999999999'].map(isTestNhsNumber)).toEqual([true, true, true])
  expect(['9989999999', '9876544321'].map(isTestNhsNumber)).toEqual([false, false])
})
