import type { Temporal } from 'temporal-polyfill'
import { formatDateWithWeekday, formatIsoDate } from '../../shared/rules/dates.ts'
import { parseDate, type DateProblem, type DatePurpose } from '../../shared/rules/parse-date.ts'
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

/** The sentence for a date that cannot be used. */
export function dateProblemWords(problem: DateProblem, text: string): string {
  switch (problem) {
    case 'date_not_recognised':
      return 'Enter a date such as 14 Jul 1945 or 14/7/1945.'
    case 'date_not_real':
      return `${text.trim()} is not a real date.`
    case 'date_without_year':
      return 'Enter the year as well, such as 14 Jul 1945.'
    case 'date_in_future':
      return `${text.trim()} is in the future.`
    case 'date_weekday_differs':
      return `${text.trim()}: the day of the week does not fit the date.`
  }
}

// Half-typed dates are not yet wrong, so nothing is said until a date can be read.
function understood(text: string, today: Temporal.PlainDate, purpose: DatePurpose): string {
  const date = parseDate(text, today, purpose)
  if (!date.ok) return ''
  return formatDateWithWeekday(date.value)
}
