import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { dayError, orderError } from './day-errors.ts'

const today = Temporal.PlainDate.from('2026-11-23')

test('half a date is wrong once it is left, and one that does not exist at once', () => {
  expect(dayError('', true, today)).toBeUndefined()
  expect(dayError('14 no', false, today)).toBeUndefined()
  expect(dayError('14 no', true, today)).toBe('Enter a date such as 16 Nov 2026 or 16/11/2026.')
  expect(dayError('31 feb 2026', false, today)).toBe('31 feb 2026 is not a real date.')
  expect(dayError('14 nov', true, today)).toBeUndefined()
})

test('days in the wrong order are told', () => {
  expect(orderError('14 nov', '13 nov', today)).toBe('This day is before the one in From.')
  expect(orderError('14 nov', '14 nov', today)).toBeUndefined()
  expect(orderError('14 no', '13 nov', today)).toBeUndefined()
})
