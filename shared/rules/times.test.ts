import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { err, ok } from './result.ts'
import {
  addMinutes,
  formatTimeRange,
  formatTimeToPerson,
  minutesOfDay,
  parseTime,
  timeFromMinutes,
} from './times.ts'

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

describe('showing a time', () => {
  test.each([
    ['14:30', '2:30pm'], ['14:00', '2pm'], ['09:05', '9:05am'], ['12:00', 'midday'], ['00:00', 'midnight'],
    ['12:30', '12:30pm'], ['00:30', '12:30am'],
  ])('%s to the person is %s', (time, expected) => {
    expect(formatTimeToPerson(time)).toBe(expected)
  })

  test('ranges are written with to', () => {
    expect(formatTimeRange('14:00', 30)).toBe('14:00 to 14:30')
    expect(formatTimeRange('23:30', 60)).toBe('23:30 to 00:30')
  })
})

describe('reckoning', () => {
  test('stays within the day', () => {
    expect(addMinutes('14:45', 30)).toEqual(ok('15:15'))
    expect(addMinutes('14:15', -30)).toEqual(ok('13:45'))
    expect(addMinutes('23:45', 15)).toEqual(err('time_outside_day'))
    expect(addMinutes('00:00', -1)).toEqual(err('time_outside_day'))
  })

  test('malformed values are bugs', () => {
    expect(() => minutesOfDay('9:00')).toThrow()
    expect(() => minutesOfDay('24:00')).toThrow()
    expect(() => timeFromMinutes(1440)).toThrow()
    expect(() => timeFromMinutes(1.5)).toThrow()
  })
})

const minute = fc.integer({ min: 0, max: 1439 })

describe('properties', () => {
  test('every time can be read back as stored and as told to the person', () => {
    fc.assert(
      fc.property(minute, (minutes) => {
        const time = timeFromMinutes(minutes)
        expect(minutesOfDay(time)).toBe(minutes)
        expect(parseTime(time)).toEqual(ok(time))
        if (minutes % 720 !== 0) expect(parseTime(formatTimeToPerson(time))).toEqual(ok(time))
      }),
    )
  })

  test('adding and taking away is where one began', () => {
    fc.assert(
      fc.property(minute, fc.integer({ min: -600, max: 600 }), (start, change) => {
        const time = timeFromMinutes(start)
        const moved = addMinutes(time, change)
        if (moved.ok) expect(addMinutes(moved.value, -change)).toEqual(ok(time))
      }),
    )
  })
})
