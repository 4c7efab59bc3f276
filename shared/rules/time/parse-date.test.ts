import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { daysBetween, formatDate, formatDateLong, formatNearDate } from './dates.ts'
import { parseDate, type DatePurpose } from './parse-date.ts'

const today = Temporal.PlainDate.from('2026-11-23')

/** The date read, as ISO text, or the code of the problem. */
function read(text: string, purpose: DatePurpose = 'event'): string {
  const result = parseDate(text, today, purpose)
  return result.ok ? result.value.toString() : result.error.code
}

describe('reading a date', () => {
  test.each([
    '14/7/1945', '14/07/1945', '14.07.1945', '14-7-1945', '14 7 1945', '14071945', '1945-07-14', '1945/7/14',
    '14 Jul 1945', '14 july 1945', '14th July, 1945', '14-JUL-1945', '14jul1945', 'July 14, 1945', 'Jul 14th 1945',
    ' 14\u00a0Jul\u00a01945 ', 'Sat 14 Jul 1945', 'Saturday, 14 July 1945',
  ])('takes %j', (text) => {
    expect(read(text)).toBe('1945-07-14')
  })

  test.each(['14.07.45', '14/7/45', '140745', '14 Jul 45'])('takes %j as a birth in the past', (text) => {
    expect(read(text, 'birth')).toBe('1945-07-14')
  })

  test('two digits mean the latest possible birth, and the nearest event', () => {
    expect(read('23/11/26', 'birth')).toBe('2026-11-23')
    expect(read('24/11/26', 'birth')).toBe('1926-11-24')
    expect(read('24/11/26')).toBe('2026-11-24')
    expect(read('1/2/99')).toBe('1999-02-01')
  })

  test('a left-out year is the nearest for events, the next for due dates, and needed for births', () => {
    expect(read('14 July')).toBe('2026-07-14')
    expect(read('3 Jan')).toBe('2027-01-03')
    expect(read('14/7')).toBe('2026-07-14')
    expect(read('14 July', 'due')).toBe('2027-07-14')
    expect(read('23 Nov', 'due')).toBe('2026-11-23')
    expect(read('Tue 24 Nov', 'due')).toBe('2026-11-24')
    expect(read('14 July', 'birth')).toBe('date_without_year')
  })

  test('today, tomorrow and yesterday', () => {
    expect(read('Today')).toBe('2026-11-23')
    expect(read('tomorrow', 'due')).toBe('2026-11-24')
    expect(read('yesterday')).toBe('2026-11-22')
    expect(read('yesterday', 'birth')).toBe('date_not_recognised')
  })

  test('weekdays are for due dates; a Monday typed on a Monday is a week away', () => {
    expect(read('mon', 'due')).toBe('2026-11-30')
    expect(read('tue', 'due')).toBe('2026-11-24')
    expect(read('Sunday', 'due')).toBe('2026-11-29')
    expect(read('next tue', 'due')).toBe('2026-12-01')
    expect(read('next mon', 'due')).toBe('2026-11-30')
    expect(read('tue')).toBe('date_not_recognised')
  })

  test.each(['31 Feb 1950', '31/2/1950', '29 Feb 2026', '31/04/2026', '07/14/1945', '0/1/2000', '1/0/2000', '31 Feb', '31/2/50'])(
    'refuses %j: there is no such day',
    (text) => {
      expect(read(text)).toBe('date_not_real')
    },
  )

  test('a leap day is taken where there is one', () => {
    expect(read('29 Feb 2024')).toBe('2024-02-29')
    expect(read('29/2/56', 'birth')).toBe('1956-02-29')
  })

  test.each(['', 'soon', '14', '14/7/1', '14/7/194', '1945', 'Jul 1945', '14 Jux 1945', 'next 14'])(
    'does not guess %j',
    (text) => {
      expect(read(text)).toBe('date_not_recognised')
    },
  )

  test('a birth in the future and a weekday that differs are named', () => {
    expect(read('24 Nov 2026', 'birth')).toBe('date_in_future')
    expect(read('Mon 24 Nov 2026')).toBe('date_weekday_differs')
  })

  test('a year that nobody means is named as such, and only where there is such a day', () => {
    expect(read('14 Jul 1045')).toBe('date_too_far_back')
    expect(read('14/7/0045', 'birth')).toBe('date_too_far_back')
    expect(read('1 Mar 2206', 'due')).toBe('date_too_far_ahead')
    expect(read('Mon 1 Mar 2206')).toBe('date_too_far_ahead')
    expect(read('1 Mar 2206', 'birth')).toBe('date_in_future')
    expect(read('31 Feb 2206')).toBe('date_not_real')
    expect([read('1 Jan 1880'), read('31 Dec 2199')]).toEqual(['1880-01-01', '2199-12-31'])
  })
})

const anyDate = fc
  .integer({ min: 0, max: 110_000 })
  .map((days) => Temporal.PlainDate.from('1880-01-01').add({ days }))

describe('properties', () => {
  test.each([
    ['formatDate', formatDate],
    ['formatDateLong', formatDateLong],
    ['ISO', String],
    ['slashes', (date: Temporal.PlainDate) => `${date.day}/${date.month}/${date.year}`],
  ])('what %s shows can be read back', (_, format) => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(read(format(date))).toBe(date.toString())
      }),
    )
  })

  test('a near date typed as shown is the same date', () => {
    fc.assert(
      fc.property(fc.integer({ min: -182, max: 182 }), (days) => {
        const date = today.add({ days })
        expect(read(formatNearDate(date, today))).toBe(date.toString())
      }),
    )
  })

  test('reading never throws and two-digit births are never in the future', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('birth', 'event', 'due'), (text, purpose) => {
        expect(read(text, purpose)).toEqual(expect.any(String))
      }),
    )
    fc.assert(
      fc.property(anyDate, (date) => {
        const text = `${date.day}/${date.month}/${String(date.year % 100).padStart(2, '0')}`
        const result = parseDate(text, today, 'birth')
        if (result.ok) expect(daysBetween(result.value, today)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
