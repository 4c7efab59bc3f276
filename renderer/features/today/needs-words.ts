import { Temporal } from 'temporal-polyfill'
import { daysBetween, formatDayCountWithDate, formatIsoDate, formatNearDate } from '../../../shared/rules/time/dates.ts'
import { dayInEngland, timeInEngland } from '../../../shared/rules/time/english-time.ts'
import { counted } from '../../ui/counted.ts'

/** '11 days ago (12 Nov)'. */
export function sinceWords(day: string, today: Temporal.PlainDate): string {
  return formatDayCountWithDate(Temporal.PlainDate.from(day), today)
}

/** '10:30, 11 days ago (12 Nov)': a consultation of an earlier day. */
export function earlierWords({ date, time }: { readonly date: string; readonly time: string }, today: Temporal.PlainDate): string {
  return `${time}, ${sinceWords(date, today)}`
}

/** 'longest wait 9 days' */
export function longestWaitWords(referrals: readonly { readonly waitingDays: number }[]): string {
  const days = Math.max(0, ...referrals.map(({ waitingDays }) => waitingDays))
  return `longest wait ${counted(days, 'day')}`
}

/** What is said of somebody with nothing planned: of whoever died that support is still open, as nothing is to be planned. */
export function nothingPlannedWords({ lastContact, diedOn }: { readonly lastContact: string | null; readonly diedOn: string | null }, today: Temporal.PlainDate): string {
  return diedOn === null ? lastContactWords(lastContact, today) : `died on ${formatIsoDate(diedOn)}, support is still open`
}

/**
 * 'Nothing is waiting for you. Last change saved 16:48.'
 * @param lastChange milliseconds since 1970, or null where nothing was ever changed
 */
export function allDoneWords(lastChange: number | null, today: Temporal.PlainDate): string {
  if (lastChange === null) return 'Nothing is waiting for you.'
  const day = dayInEngland(lastChange)
  return `Nothing is waiting for you. Last change saved ${day.equals(today) ? '' : `${formatNearDate(day, today)} `}${timeInEngland(lastChange)}.`
}

// 'last contact 11 days ago (12 Nov)', 'in contact today' or 'no contact yet'.
function lastContactWords(lastContact: string | null, today: Temporal.PlainDate): string {
  if (lastContact === null) return 'no contact yet'
  return daysBetween(Temporal.PlainDate.from(lastContact), today) === 0 ? 'in contact today' : `last contact ${sinceWords(lastContact, today)}`
}
