import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { err, ok } from '../result.ts'
import { formatTimeRange, minutesOfDay, parseTime, timeFromMinutes } from './times.ts'

describe('reading a time', () => {
  test.each([
    ['9', '09:00'], ['9.30', '09:30'], ['0930', '09:30'], ['930', '09:30'], ['2pm', '14:00'], ['14:30', '14:30'],
    ['2.30 pm', '14:30'], ['2:30PM', '14:30'], ['230pm', '14:30'], ['12am', '00:00'], ['12pm', '12:00'], ['12', '12:00'],
    ['00:00', '00:00'], ['23:59', '23:59'], [' 7 am ', '07:00'], ['7', '07:00'],
    ['2', '14:00'], ['2.30', '14:30'], ['6', '18:00'], ['02:30', '02:30'], ['0', '00:00'],
  ])('takes %j as %j', (text, expected) => {
    expect(parseTime(text)).toEqual(ok(expected))
  })

  test.each(['', 'noonish', '24:00', '25', '9:60', '13pm', '0am', '9:3', '14:30:00', '-9', '12345'])(
    'does not guess %j',
    (text) => {
      expect(parseTime(text)).toEqual(err('time_not_recognised'))
    },
  )
})

test('ranges are written with to', () => {
  expect(formatTimeRange('14:00', 30)).toBe('14:00 to 14:30')
  expect(formatTimeRange('23:30', 60)).toBe('23:30 to 00:30')
})

test('malformed values are bugs', () => {
  expect(() => minutesOfDay('9:00')).toThrow()
  expect(() => minutesOfDay('24:00')).toThrow()
  expect(() => timeFromMinutes(1440)).toThrow()
  expect(() => timeFromMinutes(1.5)).toThrow()
})

test('every time can be read back as stored', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
      const time = timeFromMinutes(minutes)
      expect(minutesOfDay(time)).toBe(minutes)
      expect(parseTime(time)).toEqual(ok(time))
    }),
  )
})
