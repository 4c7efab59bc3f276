import { useState } from 'react'
import { formatIsoDate } from '../../../../shared/rules/time/dates.ts'
import { parseDate, type DatePurpose } from '../../../../shared/rules/time/parse-date.ts'
import { useToday } from '../../../api/use-today.ts'
import { DateField, dateProblemWords } from '../../../ui/forms/date-field.tsx'
import { useTellUnread, type UnreadFields } from './unread-fields.ts'

export interface NoteDayProps {
  readonly id: string
  readonly label: string
  readonly purpose: DatePurpose
  readonly day: string | null
  readonly mayBeEmpty: boolean
  readonly unread: UnreadFields
  readonly onDay: (day: string | null) => void
}

/** A date of a note that is being written: taken over as soon as it can be read, and wrong only once it is left. */
export function NoteDay({ id, label, purpose, day, mayBeEmpty, unread, onDay }: NoteDayProps) {
  const today = useToday()
  const [text, setText] = useState(() => (day === null ? '' : formatIsoDate(day)))
  const [isLeft, setLeft] = useState(false)
  const problem = problemOf(text)
  useTellUnread(unread, id, problem)

  function problemOf(typed: string): string | undefined {
    const date = parseDate(typed, today, purpose)
    return date.ok || (mayBeEmpty && typed.trim() === '') ? undefined : dateProblemWords(date.error.code, typed, purpose, today)
  }
  const type = (next: string) => {
    setText(next)
    setLeft(false)
    const date = parseDate(next, today, purpose)
    if (date.ok) onDay(date.value.toString())
    else if (problemOf(next) === undefined) onDay(null)
  }
  return <DateField id={id} label={label} text={text} purpose={purpose} today={today} error={isLeft ? problem : undefined} onText={type} onBlur={() => setLeft(true)} />
}
