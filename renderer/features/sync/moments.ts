import { Temporal } from 'temporal-polyfill'
import { formatNearDate } from '../../../shared/rules/dates.ts'
import { momentInSentence } from '../vault/moment-words.ts'

/** 'today 14:32', 'Tue 17 Nov 09:14' by English clocks. `at`: milliseconds since 1970. */
export function momentOf(at: number, today: Temporal.PlainDate): string {
  return momentInSentence(Temporal.Instant.fromEpochMilliseconds(at).toString(), today)
}

/** 'today 14:32', but of other days the date alone: 'Tue 17 Nov'. `at`: milliseconds since 1970. */
export function seenOn(at: number, today: Temporal.PlainDate): string {
  return isOn(at, today) ? momentOf(at, today) : formatNearDate(dateOf(at), today)
}

/** Whether a moment is of that day in England. */
export function isOn(at: number, day: Temporal.PlainDate): boolean {
  return dateOf(at).equals(day)
}

function dateOf(at: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/London').toPlainDate()
}
