import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  age,
  daysBetween,
  daysBetweenIso,
  formatDate,
  formatDateLong,
  formatDateLongWithWeekday,
  formatDateWithWeekday,
  formatDayCount,
  formatDayCountWithDate,
  formatIsoDate,
  formatMoment,
  formatNearDate,
} from './dates.ts'

const today = Temporal.PlainDate.from('2026-11-23')
const on = (iso: string) => Temporal.PlainDate.from(iso)
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('showing a date', () => {
  test('in the forms of the pages, with no-break spaces', () => {
    expect(formatDate(on('1945-07-14'))).toBe('14\u00a0Jul\u00a01945')
    expect(formatDate(on('2026-09-09'))).toBe('9\u00a0Sep\u00a02026')
    expect(formatIsoDate('1945-07-14')).toBe('14\u00a0Jul\u00a01945')
    expect(() => formatIsoDate('14 Jul 1945')).toThrow()
    expect(formatDateLong(on('1945-07-14'))).toBe('14\u00a0July\u00a01945')
    expect(formatDateWithWeekday(on('1945-07-14'))).toBe('Sat\u00a014\u00a0Jul\u00a01945')
    expect(formatDateLongWithWeekday(on('1945-07-14'))).toBe('Saturday 14\u00a0July\u00a01945')
  })

  test('near dates carry weekday and day, far ones the year', () => {
    expect(formatNearDate(today, today)).toBe('Today')
    expect(formatNearDate(on('2026-11-24'), today)).toBe('Tue\u00a024\u00a0Nov')
    expect(plain(formatNearDate(on('2026-11-15'), today))).toBe('Sun 15 Nov')
    expect(plain(formatNearDate(on('2027-01-04'), today))).toBe('Mon 4 Jan')
    expect(plain(formatNearDate(on('2027-11-22'), today))).toBe('22 Nov 2027')
  })

  test('distances in days, with the date beside them', () => {
    expect(plain(formatDayCount(on('2026-11-12'), today))).toBe('11 days ago')
    expect(plain(formatDayCount(on('2026-11-22'), today))).toBe('1 day ago')
    expect(plain(formatDayCount(on('2026-11-26'), today))).toBe('in 3 days')
    expect(formatDayCount(today, today)).toBe('today')
    expect(plain(formatDayCountWithDate(on('2026-11-12'), today))).toBe('11 days ago (12 Nov)')
    expect(plain(formatDayCountWithDate(on('2025-11-23'), today))).toBe('365 days ago (23 Nov 2025)')
  })
})

test('the days between dates are the same by their texts, across changes of clocks and leap years', () => {
  const anyDay = fc.integer({ min: 0, max: 110_000 }).map((days) => on('1880-01-01').add({ days }))
  fc.assert(
    fc.property(anyDay, anyDay, (from, to) => {
      expect(daysBetweenIso(from.toString(), to.toString())).toBe(daysBetween(from, to))
    }),
  )
})

describe('age', () => {
  test('counts completed years', () => {
    expect(age(on('1945-07-14'), today)).toBe(81)
    expect(age(on('1945-11-23'), today)).toBe(81)
    expect(age(on('1945-11-24'), today)).toBe(80)
    expect(age(today, today)).toBe(0)
  })

  test('a leap-day birthday falls on 1 March in other years', () => {
    expect(age(on('2004-02-29'), on('2026-02-28'))).toBe(21)
    expect(age(on('2004-02-29'), on('2026-03-01'))).toBe(22)
  })

  test('is not known when the clock stands before the birth', () => {
    expect(age(on('2026-11-24'), today)).toBeNull()
  })
})

test('a moment is told by English clocks, in summer too', () => {
  expect(plain(formatMoment('2026-11-23T14:40:31Z'))).toBe('23 Nov 2026 14:40')
  expect(plain(formatMoment(Date.parse('2026-07-14T23:30:00Z')))).toBe('15 Jul 2026 00:30')
})
