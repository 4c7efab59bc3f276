import { err, ok, type Result } from '../result.ts'

/** A time of day as stored and shown: 'HH:MM', 24 hours, from '00:00' to '23:59'. */
export type TimeOfDay = string

/**
 * Reads a time as people write it: 9, 9.30, 0930, 930, 14:30, 2pm, 2.30 pm. Hours 1 to 6 written
 * without am, pm or a leading zero mean the afternoon ('2' is 14:00), because consultations are by
 * day; '02:00' is two in the night.
 */
export function parseTime(text: string): Result<TimeOfDay, 'time_not_recognised'> {
  const words = text.toLowerCase().replace(/\s+/g, '')
  const match =
    /^(\d{1,2})(?:[:.](\d{2}))?(am|pm)?$/.exec(words) ?? /^(\d{1,2})(\d{2})(am|pm)?$/.exec(words)
  const [, hourText = '', minuteText = '0', half] = match ?? []
  const hour = hourOfDay(hourText, half)
  const minute = Number(minuteText)
  if (match === null || hour === null || minute > 59) return err('time_not_recognised')
  return ok(timeFromMinutes(hour * 60 + minute))
}

/** '14:00 to 14:30'. A range that reaches into the next day shows the time it ends there. */
export function formatTimeRange(start: TimeOfDay, minutes: number): string {
  return `${start} to ${timeFromMinutes((minutesOfDay(start) + minutes) % minutesInDay)}`
}

/** Minutes since midnight, 0 to 1439. Throws when the text is not 'HH:MM'. */
export function minutesOfDay(time: TimeOfDay): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time)
  if (match === null) throw new Error('A time of day must have the form HH:MM')
  return Number(match[1]) * 60 + Number(match[2])
}

/** The reverse of `minutesOfDay`. Throws outside 0 to 1439. */
export function timeFromMinutes(minutes: number): TimeOfDay {
  if (!Number.isInteger(minutes) || minutes < 0 || minutes >= minutesInDay) {
    throw new RangeError('Minutes of a day must be a whole number from 0 to 1439')
  }
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

const minutesInDay = 24 * 60
const lastAfternoonHour = 6

function hourOfDay(text: string, half: string | undefined): number | null {
  const hour = Number(text)
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null
    return (hour % 12) + (half === 'pm' ? 12 : 0)
  }
  if (hour > 23) return null
  const isAfternoon = text.length === 1 && hour >= 1 && hour <= lastAfternoonHour
  return isAfternoon ? hour + 12 : hour
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0')
}
