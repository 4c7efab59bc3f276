import { Temporal } from 'temporal-polyfill'
import { formatDateWithWeekday, formatIsoDate } from '../../../shared/rules/time/dates.ts'
import { earliestYear, latestYear, parseDate, type DateProblem, type DatePurpose } from '../../../shared/rules/time/parse-date.ts'
import { TextField, type TextFieldProps } from './text-field.tsx'

export interface DateFieldProps extends Omit<TextFieldProps, 'note' | 'width' | 'value' | 'onChange' | 'type'> {
  /** What is typed, as it is typed; the page reads it with `parseDate` when it saves. */
  readonly text: string
  readonly onText: (text: string) => void
  readonly purpose: DatePurpose
  readonly today: Temporal.PlainDate
}

/** A date as people write it, with the date that was understood under it. */
export function DateField({ text, onText, purpose, today, ...field }: DateFieldProps) {
  return (
    <TextField {...field} width="short" value={text} onChange={(event) => onText(event.target.value)} note={understood(text, today, purpose)} />
  )
}

/** A date as records hold it, as somebody would type it: to start a field with. Null: nothing stands in it. */
export function typedDate(date: string | null): string {
  return date === null ? '' : formatIsoDate(date).replaceAll('\u00a0', ' ')
}

/** '30 Nov 2026' as somebody would type it: a day of the kind that is asked for. */
export function exampleDate(purpose: DatePurpose, today: Temporal.PlainDate): string {
  return typedDate(exampleDay(purpose, today).toString())
}

/** The sentence for a date that cannot be used; text, purpose and today as it was read with. */
export function dateProblemWords(problem: DateProblem, text: string, purpose: DatePurpose, today: Temporal.PlainDate): string {
  switch (problem) {
    case 'date_not_recognised': {
      const { day, month, year } = exampleDay(purpose, today)
      return `Enter a date such as ${exampleDate(purpose, today)} or ${day}/${month}/${year}.`
    }
    case 'date_not_real':
      return `${text.trim()} is not a real date.`
    case 'date_without_year':
      return `Enter the year as well, such as ${exampleDate(purpose, today)}.`
    case 'date_in_future':
      return `${text.trim()} is in the future.`
    case 'date_weekday_differs':
      return `${text.trim()}: the day of the week does not fit the date.`
    case 'date_too_far_back':
      return `${text.trim()} is too far back. Enter a year from ${earliestYear} on.`
    case 'date_too_far_ahead':
      return `${text.trim()} is too far ahead. Enter a year up to ${latestYear}.`
  }
}

function exampleDay(purpose: DatePurpose, today: Temporal.PlainDate): Temporal.PlainDate {
  switch (purpose) {
    case 'birth':
      return Temporal.PlainDate.from('1945-07-14')
    case 'event':
      return today.subtract({ weeks: 1 })
    case 'due':
      return today.add({ weeks: 1 })
  }
}

// Half-typed dates are not yet wrong, so nothing is said until a date can be read.
function understood(text: string, today: Temporal.PlainDate, purpose: DatePurpose): string {
  const date = parseDate(text, today, purpose)
  if (!date.ok) return ''
  return formatDateWithWeekday(date.value)
}
