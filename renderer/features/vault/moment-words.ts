import { Temporal } from 'temporal-polyfill'
import { daysBetween, formatDate, formatNearDate } from '../../../shared/rules/dates.ts'

const england = 'Europe/London'

/** 'today 09:14', 'yesterday 18:02', '3 Nov 2026': when a caseload was used last. `instant` as ISO 8601. */
export function usedWords(instant: string, today: Temporal.PlainDate): string {
  const moment = Temporal.Instant.from(instant).toZonedDateTimeISO(england)
  const date = moment.toPlainDate()
  const days = daysBetween(date, today)
  if (days === 0) return `today ${timeOf(moment)}`
  return days === 1 ? `yesterday ${timeOf(moment)}` : formatDate(date)
}

/** 'Fri 20 Nov 18:02', with the year once it could be mistaken: up to when a backup goes. `instant` as ISO 8601. */
export function momentWords(instant: string, today: Temporal.PlainDate): string {
  const moment = Temporal.Instant.from(instant).toZonedDateTimeISO(england)
  return `${formatNearDate(moment.toPlainDate(), today)} ${timeOf(moment)}`
}

/** The same within a sentence: 'today 18:02'. */
export function momentInSentence(instant: string, today: Temporal.PlainDate): string {
  return momentWords(instant, today).replace(/^Today/, 'today')
}

/** '10:02'. `milliseconds` since 1970. */
export function timeWordsOf(milliseconds: number): string {
  return timeOf(Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(england))
}

function timeOf(moment: Temporal.ZonedDateTime): string {
  return moment.toPlainTime().toString({ smallestUnit: 'minute' })
}
