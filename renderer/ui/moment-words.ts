import type { Temporal } from 'temporal-polyfill'
import { daysBetween, formatDate, formatNearDate } from '../../shared/rules/time/dates.ts'
import { dayInEngland, timeInEngland, type Moment } from '../../shared/rules/time/english-time.ts'

/** 'Fri 20 Nov 18:02', with the year once it could be mistaken, or 'Today 18:02'. */
export function momentWords(moment: Moment, today: Temporal.PlainDate): string {
  return `${formatNearDate(dayInEngland(moment), today)} ${timeInEngland(moment)}`
}

/** The same within a sentence: 'today 18:02'. */
export function momentInSentence(moment: Moment, today: Temporal.PlainDate): string {
  return momentWords(moment, today).replace(/^Today/, 'today')
}

/** 'today 14:32', but of other days the date alone: 'Tue 17 Nov'. */
export function seenOn(moment: Moment, today: Temporal.PlainDate): string {
  const day = dayInEngland(moment)
  return day.equals(today) ? momentInSentence(moment, today) : formatNearDate(day, today)
}

/** 'today 09:14', 'yesterday 18:02', '3 Nov 2026': when a caseload was used last. */
export function usedWords(moment: Moment, today: Temporal.PlainDate): string {
  const day = dayInEngland(moment)
  const days = daysBetween(day, today)
  if (days === 0) return `today ${timeInEngland(moment)}`
  return days === 1 ? `yesterday ${timeInEngland(moment)}` : formatDate(day)
}
