import { useState } from 'react'
import { Temporal } from 'temporal-polyfill'
import type { NoteBody } from '../../../shared/contract/notes.ts'
import { formatDate, parseDate } from '../../../shared/rules/dates.ts'
import { useToday } from '../../api/use-today.ts'
import { DateField, dateProblemWords } from '../../ui/date-field.tsx'
import { TextField } from '../../ui/text-field.tsx'

export interface NoteNextStepProps {
  readonly body: NoteBody
  readonly onChange: (change: Partial<NoteBody>) => void
}

/** What was agreed to happen next, and by when. */
export function NoteNextStep({ body, onChange }: NoteNextStepProps) {
  const today = useToday()
  const [by, setBy] = useState(() => (body.nextStepBy === null ? '' : formatDate(Temporal.PlainDate.from(body.nextStepBy))))
  const [error, setError] = useState<string>()
  return (
    <div className="hv-note-next">
      <TextField
        label="Next step"
        maxLength={300}
        value={body.nextStep ?? ''}
        onChange={(event) => onChange({ nextStep: event.target.value === '' ? null : event.target.value })}
      />
      <DateField
        label="By"
        text={by}
        purpose="due"
        today={today}
        error={error}
        onText={(text) => {
          setBy(text)
          setError(undefined)
          const date = parseDate(text, today, 'due')
          if (date.ok) onChange({ nextStepBy: date.value.toString() })
          else if (text.trim() === '') onChange({ nextStepBy: null })
        }}
        onBlur={() => {
          const date = parseDate(by, today, 'due')
          setError(date.ok || by.trim() === '' ? undefined : dateProblemWords(date.error.code, by))
        }}
      />
    </div>
  )
}
