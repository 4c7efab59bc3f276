import { Temporal } from 'temporal-polyfill'
import { parseDate } from '../../../shared/rules/time/parse-date.ts'
import { dateProblemWords } from '../../ui/forms/date-field.tsx'

/** What is wrong with a day to filter by. Half a date is not yet wrong while it is typed; one that does not exist is. */
export function dayError(text: string, isLeft: boolean, today: Temporal.PlainDate): string | undefined {
  if (text.trim() === '') return undefined
  const date = parseDate(text, today)
  if (date.ok || (date.error.code === 'date_not_recognised' && !isLeft)) return undefined
  return dateProblemWords(date.error.code, text, 'event', today)
}

/** Why nothing can be found between two days, each as typed; undefined where something can. */
export function orderError(from: string, to: string, today: Temporal.PlainDate): string | undefined {
  const [first, last] = [parseDate(from, today), parseDate(to, today)]
  return first.ok && last.ok && Temporal.PlainDate.compare(last.value, first.value) < 0 ? 'This day is before the one in From.' : undefined
}
