import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { parseDate, type DatePurpose } from '../../../shared/rules/time/parse-date.ts'
import { dateProblemWords, exampleDate } from './date-field.tsx'

const today = Temporal.PlainDate.from('2026-11-23')

describe('what is said of a date that cannot be used', () => {
  test.each([
    ['event', 'Enter a date such as 16 Nov 2026 or 16/11/2026.'],
    ['due', 'Enter a date such as 30 Nov 2026 or 30/11/2026.'],
    ['birth', 'Enter a date such as 14 Jul 1945 or 14/7/1945.'],
  ] as const)('the example is a day of the kind that is asked for: %s', (purpose, words) => {
    expect(said('soon', purpose)).toBe(words)
  })

  test('a year that nobody means is told apart from what is no date, with what is allowed', () => {
    expect(said(' 1 Mar 2206 ', 'due')).toBe('1 Mar 2206 is too far ahead. Enter a year up to 2199.')
    expect(said('14 Jul 1045', 'birth')).toBe('14 Jul 1045 is too far back. Enter a year from 1880 on.')
  })

  test.each(['birth', 'event', 'due'] as const)('the example can itself be entered: %s', (purpose) => {
    expect(parseDate(exampleDate(purpose, today), today, purpose).ok).toBe(true)
  })
})

function said(text: string, purpose: DatePurpose): string {
  const date = parseDate(text, today, purpose)
  return date.ok ? 'can be used' : dateProblemWords(date.error.code, text, purpose, today)
}
