import { Temporal } from 'temporal-polyfill'
import { daysBetween, monthNames, weekdayNames } from './dates.ts'
import { err, ok, type Result } from '../result.ts'

export type DateProblem =
  | 'date_not_recognised'
  | 'date_not_real'
  | 'date_without_year'
  | 'date_in_future'
  | 'date_weekday_differs'
  | 'date_too_far_back'
  | 'date_too_far_ahead'

/**
 * What a date is for, which settles what is left unsaid:
 * - birth: a year is needed, two digits mean the past, the future is refused;
 * - event: a date without a year, or with two digits, is the one nearest to today;
 * - due: a date without a year is the next one; 'mon' is the next Monday after today, and
 *   'next mon' the Monday of the calendar week after this one (weeks begin on Monday).
 */
export type DatePurpose = 'birth' | 'event' | 'due'

/**
 * Reads a date as people write it in the UK: 14/7/1945, 14.07.45, 14071945, 14 Jul 1945,
 * July 14 1945, 14 July, 1945-07-14, Tue 24 Nov; today, tomorrow and yesterday except for births.
 * Day comes before month, always: a date is refused, never guessed the American way.
 */
export function parseDate(
  text: string,
  today: Temporal.PlainDate,
  purpose: DatePurpose = 'event',
): Result<Temporal.PlainDate, DateProblem> {
  const words = text.toLowerCase().replace(/[\s,]+/g, ' ').trim()
  const relative = purpose === 'birth' ? null : parseRelative(words, today, purpose)
  if (relative !== null) return ok(relative)

  const { weekday, rest } = takeWeekday(words)
  const written = parseWritten(rest)
  if (written === null) return err('date_not_recognised')
  const year = resolveYear(written, today, purpose)
  if (year === null) return err('date_without_year')
  const date = realDate(year, written.month, written.day)
  if (date === null) return err('date_not_real')
  if (purpose === 'birth' && Temporal.PlainDate.compare(date, today) > 0) return err('date_in_future')
  if (year < earliestYear) return err('date_too_far_back')
  if (year > latestYear) return err('date_too_far_ahead')
  if (weekday !== null && date.dayOfWeek !== weekday) return err('date_weekday_differs')
  return ok(date)
}

/** Years outside these are slips of the keyboard (1045, 2206), not dates anybody means here. */
export const earliestYear = 1880
export const latestYear = 2199

interface WrittenDate {
  readonly day: number
  readonly month: number
  /** As typed; null when no year was typed. */
  readonly year: string | null
}

function parseWritten(text: string): WrittenDate | null {
  for (const { pattern, order } of writtenForms) {
    const match = pattern.exec(text)
    if (match === null) continue
    const part = (name: 'd' | 'm' | 'y') => match[order.indexOf(name) + 1] ?? null
    const month = monthNumber(part('m') ?? '')
    if (month === null) return null
    return { day: Number(part('d')), month, year: part('y') }
  }
  return null
}

const writtenForms = [
  { pattern: /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, order: 'ymd' },
  { pattern: /^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{2}|\d{4}))?$/, order: 'dmy' },
  { pattern: /^(\d{2})(\d{2})(\d{4}|\d{2})$/, order: 'dmy' },
  { pattern: /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]?([a-z]{3,})\.?(?:[-/. ]?(\d{2}|\d{4}))?$/, order: 'dmy' },
  { pattern: /^([a-z]{3,})\.? ?(\d{1,2})(?:st|nd|rd|th)?(?: (\d{2}|\d{4}))?$/, order: 'mdy' },
] as const

function monthNumber(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  return positionByPrefix(monthNames, text)
}

function resolveYear(written: WrittenDate, today: Temporal.PlainDate, purpose: DatePurpose): number | null {
  if (written.year === null) return purpose === 'birth' ? null : yearLeftOut(written, today, purpose)
  if (written.year.length === 4) return Number(written.year)
  const inThisCentury = today.year - (today.year % 100) + Number(written.year)
  const candidates = [inThisCentury - 100, inThisCentury, inThisCentury + 100]
  const distance = (year: number) => Math.abs(daysBetween(today, monthDayIn(year, written)))
  if (purpose !== 'birth') return nearest(candidates, distance)
  const past = candidates.filter((year) => daysBetween(monthDayIn(year, written), today) >= 0)
  return nearest(past, distance)
}

function yearLeftOut(written: WrittenDate, today: Temporal.PlainDate, purpose: 'event' | 'due'): number {
  const candidates = [today.year - 1, today.year, today.year + 1]
  const daysAhead = (year: number) => daysBetween(today, monthDayIn(year, written))
  if (purpose === 'event') return nearest(candidates, (year) => Math.abs(daysAhead(year)))
  return nearest(candidates.filter((year) => daysAhead(year) >= 0), daysAhead)
}

/** For choosing a year alone: a 31 Feb counts as the last of February here, and is refused later. */
function monthDayIn(year: number, { month, day }: WrittenDate): Temporal.PlainDate {
  return Temporal.PlainDate.from(
    { year, month: Math.max(1, month), day: Math.max(1, day) },
    { overflow: 'constrain' },
  )
}

function nearest(years: readonly number[], distance: (year: number) => number): number {
  return years.reduce((best, year) => (distance(year) < distance(best) ? year : best))
}

function realDate(year: number, month: number, day: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function parseRelative(
  words: string,
  today: Temporal.PlainDate,
  purpose: 'event' | 'due',
): Temporal.PlainDate | null {
  if (words === 'today') return today
  if (words === 'tomorrow') return today.add({ days: 1 })
  if (words === 'yesterday') return today.subtract({ days: 1 })
  if (purpose === 'event') return null
  const match = /^(next )?([a-z]{3,})$/.exec(words)
  const weekday = match === null ? null : positionByPrefix(weekdayNames, match[2] ?? '')
  if (match === null || weekday === null) return null
  if (match[1] === undefined) {
    return today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 })
  }
  return today.add({ days: 7 - today.dayOfWeek + weekday })
}

function takeWeekday(words: string): { weekday: number | null; rest: string } {
  const match = /^([a-z]{3,}) (?=\S)(.*)$/.exec(words)
  const weekday = match === null ? null : positionByPrefix(weekdayNames, match[1] ?? '')
  return weekday === null ? { weekday: null, rest: words } : { weekday, rest: match?.[2] ?? '' }
}

/** Place of a name in its list, from 1, by its first three or more letters. */
function positionByPrefix(names: readonly string[], text: string): number | null {
  if (text.length < 3) return null
  const index = names.findIndex((name) => name.toLowerCase().startsWith(text))
  return index === -1 ? null : index + 1
}
