import { Temporal } from 'temporal-polyfill'
import type { TimeOfDay } from './times.ts'

const england = 'Europe/London'

/** Whether English clocks ever show this time: on the night they go forward, 01:00 to 01:59 are left out. */
export function isOnTheClock(date: string, time: TimeOfDay): boolean {
  return wallClock(date, time).equals(inEngland(date, time).toPlainDateTime())
}

/**
 * Milliseconds since 1970 at which English clocks show this time. Of the hour that the clocks show twice in
 * autumn it is the first; a time that is left out in spring counts as one hour later.
 */
export function momentInEngland(date: string, time: TimeOfDay): number {
  return inEngland(date, time).epochMilliseconds
}

function inEngland(date: string, time: TimeOfDay): Temporal.ZonedDateTime {
  return wallClock(date, time).toZonedDateTime(england, { disambiguation: 'compatible' })
}

function wallClock(date: string, time: TimeOfDay): Temporal.PlainDateTime {
  return Temporal.PlainDateTime.from(`${date}T${time}`)
}
