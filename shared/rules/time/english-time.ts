import { Temporal } from 'temporal-polyfill'
import type { TimeOfDay } from './times.ts'

/** A moment: milliseconds since 1970, or an instant as ISO 8601. */
export type Moment = number | string

/** The day in England at a moment. Throws a RangeError for a text that is no instant, as all of these do. */
export function dayInEngland(moment: Moment): Temporal.PlainDate {
  return inEngland(moment).toPlainDate()
}

/** '14:32', the time in England at a moment. */
export function timeInEngland(moment: Moment): TimeOfDay {
  return inEngland(moment).toPlainTime().toString({ smallestUnit: 'minute' })
}

/** '14:32:05' */
export function secondsInEngland(moment: Moment): string {
  return inEngland(moment).toPlainTime().toString({ smallestUnit: 'second' })
}

/** Day and time in England at a moment, `YYYY-MM-DDTHH:MM`: as text it sorts by time, except in the hour that autumn repeats. */
export function dayAndTimeInEngland(moment: Moment): string {
  return inEngland(moment).toPlainDateTime().toString({ smallestUnit: 'minute' })
}

/** Whether English clocks ever show this time: on the night they go forward, 01:00 to 01:59 are left out. */
export function isOnTheClock(date: string, time: TimeOfDay): boolean {
  return wallClock(date, time).equals(onEnglishClocks(date, time).toPlainDateTime())
}

/**
 * Milliseconds since 1970 at which English clocks show this time. Of the hour that the clocks show twice in
 * autumn it is the first; a time that is left out in spring counts as one hour later.
 */
export function momentInEngland(date: string, time: TimeOfDay): number {
  return onEnglishClocks(date, time).epochMilliseconds
}

const england = 'Europe/London'

function inEngland(moment: Moment): Temporal.ZonedDateTime {
  const instant = typeof moment === 'number' ? Temporal.Instant.fromEpochMilliseconds(moment) : Temporal.Instant.from(moment)
  return instant.toZonedDateTimeISO(england)
}

function onEnglishClocks(date: string, time: TimeOfDay): Temporal.ZonedDateTime {
  return wallClock(date, time).toZonedDateTime(england, { disambiguation: 'compatible' })
}

function wallClock(date: string, time: TimeOfDay): Temporal.PlainDateTime {
  return Temporal.PlainDateTime.from(`${date}T${time}`)
}
