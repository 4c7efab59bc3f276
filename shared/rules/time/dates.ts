import { Temporal } from 'temporal-polyfill'
import { dayInEngland, timeInEngland, type Moment } from './english-time.ts'

/** '14 Jul 1945', with no-break spaces so that a date never falls apart at a line end. */
export function formatDate(date: Temporal.PlainDate): string {
  return [date.day, shortMonth(date), date.year].join(noBreakSpace)
}

/** `formatDate` of a date as records hold it, '1945-07-14'. Throws for any other text. */
export function formatIsoDate(date: string): string {
  return formatDate(Temporal.PlainDate.from(date))
}

/** '14 July 1945', for what is printed for the person. */
export function formatDateLong(date: Temporal.PlainDate): string {
  return [date.day, monthName(date), date.year].join(noBreakSpace)
}

/** 'Tue 24 Nov 2026', for sentences that must be right on their own. */
export function formatDateWithWeekday(date: Temporal.PlainDate): string {
  return `${shortWeekday(date)}${noBreakSpace}${formatDate(date)}`
}

/** 'Tuesday 24 November 2026', as a heading: in a narrow window the day of the week stands on a line of its own. */
export function formatDateLongWithWeekday(date: Temporal.PlainDate): string {
  return `${weekdayName(date)} ${formatDateLong(date)}`
}

/** '23 Nov 2026 14:40' by English clocks: when something was done. */
export function formatMoment(moment: Moment): string {
  return `${formatDate(dayInEngland(moment))} ${timeInEngland(moment)}`
}

/**
 * 'Today', 'Tue 24 Nov', or the full date once the year could be mistaken
 * (more than half a year away).
 */
export function formatNearDate(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  if (date.equals(today)) return 'Today'
  if (!isYearObvious(date, today)) return formatDate(date)
  return [shortWeekday(date), date.day, shortMonth(date)].join(noBreakSpace)
}

/** 'today', '1 day ago', '11 days ago', 'in 3 days'. */
export function formatDayCount(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const days = daysBetween(date, today)
  if (days === 0) return 'today'
  const count = `${Math.abs(days)}${noBreakSpace}${Math.abs(days) === 1 ? 'day' : 'days'}`
  return days > 0 ? `${count} ago` : `in ${count}`
}

/** '11 days ago (12 Nov)': a distance is never shown without its date. */
export function formatDayCountWithDate(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const shown = isYearObvious(date, today)
    ? `${date.day}${noBreakSpace}${shortMonth(date)}`
    : formatDate(date)
  return `${formatDayCount(date, today)} (${shown})`
}

/** Whole days from one date to another; negative when the second comes first. */
export function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return from.until(to, { largestUnit: 'days' }).days
}

/**
 * `daysBetween` of dates as records hold them, '1945-07-14', for lists of thousands, where making dates of them takes most
 * of the time. Not a number for any other text.
 */
export function daysBetweenIso(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / millisecondsInADay
}

/**
 * Completed years. Somebody born on 29 February becomes a year older on 1 March in other years
 * (as in the law of England). Null for a birth after today, which happens when a computer's clock
 * is wrong. For an age at death give the date of death as `today`.
 */
export function age(birth: Temporal.PlainDate, today: Temporal.PlainDate): number | null {
  if (Temporal.PlainDate.compare(birth, today) > 0) return null
  return birth.until(today, { largestUnit: 'years' }).years
}

/** From January. */
export const monthNames = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
]

/** From Monday, as ISO 8601 counts. */
export const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

const noBreakSpace = '\u00a0'
const daysInHalfAYear = 182
// A date in ISO form is read as midnight in UTC, where every day is as long.
const millisecondsInADay = 86_400_000

function isYearObvious(date: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return Math.abs(daysBetween(date, today)) <= daysInHalfAYear
}

function monthName(date: Temporal.PlainDate): string {
  return monthNames[date.month - 1] ?? ''
}

function shortMonth(date: Temporal.PlainDate): string {
  return monthName(date).slice(0, 3)
}

function shortWeekday(date: Temporal.PlainDate): string {
  return weekdayName(date).slice(0, 3)
}

function weekdayName(date: Temporal.PlainDate): string {
  return weekdayNames[date.dayOfWeek - 1] ?? ''
}
