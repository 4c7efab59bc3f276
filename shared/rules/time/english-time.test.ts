import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAndTimeInEngland, dayInEngland, isOnTheClock, momentInEngland, secondsInEngland, timeInEngland } from './english-time.ts'
import { timeFromMinutes } from './times.ts'

const at = (date: string, time: string): string => new Date(momentInEngland(date, time)).toISOString()

describe('English clocks', () => {
  test('in winter they show UTC, in summer an hour more', () => {
    expect(at('2026-03-28', '14:00')).toBe('2026-03-28T14:00:00.000Z')
    expect(at('2026-03-30', '14:00')).toBe('2026-03-30T13:00:00.000Z')
    expect(at('2026-10-24', '14:00')).toBe('2026-10-24T13:00:00.000Z')
    expect(at('2026-10-26', '14:00')).toBe('2026-10-26T14:00:00.000Z')
  })

  test('the hour that is left out in spring is not on the clock, its neighbours are', () => {
    const shown = ['00:59', '01:00', '01:59', '02:00'].map((time) => isOnTheClock('2026-03-29', time))
    expect(shown).toEqual([true, false, false, true])
    expect(at('2026-03-29', '02:00')).toBe('2026-03-29T01:00:00.000Z')
  })

  test('of the hour shown twice in autumn the first counts', () => {
    expect(isOnTheClock('2026-10-25', '01:30')).toBe(true)
    expect(at('2026-10-25', '01:30')).toBe('2026-10-25T00:30:00.000Z')
    expect(at('2026-10-25', '02:00')).toBe('2026-10-25T02:00:00.000Z')
  })

  test('a moment, in milliseconds or as an instant, is of the day and time in England', () => {
    const summerNight = '2026-07-14T23:30:05.900Z'
    for (const moment of [summerNight, Date.parse(summerNight)]) {
      expect(dayInEngland(moment).toString()).toBe('2026-07-15')
      expect(timeInEngland(moment)).toBe('00:30')
      expect(secondsInEngland(moment)).toBe('00:30:05')
      expect(dayAndTimeInEngland(moment)).toBe('2026-07-15T00:30')
    }
    expect(() => dayInEngland('2026-07-14')).toThrow(RangeError)
  })

  test('a time on the clock is the time of its moment', () => {
    const minute = fc.integer({ min: 0, max: 1439 }).map(timeFromMinutes)
    fc.assert(
      fc.property(fc.constantFrom('2026-03-29', '2026-10-25', '2026-11-23'), minute, (date, time) => {
        fc.pre(isOnTheClock(date, time))
        expect(dayAndTimeInEngland(momentInEngland(date, time))).toBe(`${date}T${time}`)
      }),
    )
  })

  test('a later time of a day is a later moment, whatever the clocks do', () => {
    const dates = fc.constantFrom('2026-03-29', '2026-10-25', '2026-11-23', '2027-03-28')
    const minute = fc.integer({ min: 0, max: 1439 })
    fc.assert(
      fc.property(dates, minute, minute, (date, one, other) => {
        const [earlier, later] = [Math.min(one, other), Math.max(one, other)].map(timeFromMinutes) as [string, string]
        fc.pre(isOnTheClock(date, earlier) && isOnTheClock(date, later))
        return momentInEngland(date, earlier) < momentInEngland(date, later) || earlier === later
      }),
    )
  })
})
