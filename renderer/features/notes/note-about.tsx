import { useRef, useState } from 'react'
import { Temporal } from 'temporal-polyfill'
import type { NoteBody, TemplateRecord } from '../../../shared/contract/notes.ts'
import { formatDate, parseDate } from '../../../shared/rules/dates.ts'
import { withHeadings } from '../../../shared/rules/note-text.ts'
import { formatSentenceName } from '../../../shared/rules/person-name.ts'
import { parseTime } from '../../../shared/rules/times.ts'
import { useRead } from '../../api/use-read.ts'
import { useToday } from '../../api/use-today.ts'
import { useCommand } from '../../app/commands.tsx'
import { DateField, dateProblemWords } from '../../ui/date-field.tsx'
import { ariaKeysOf } from '../../ui/key-words.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { TimeField, timeProblemWords } from '../../ui/time-field.tsx'

export interface NoteAboutProps {
  readonly personId: string
  readonly body: NoteBody
  readonly templates: readonly TemplateRecord[]
  readonly onChange: (change: Partial<NoteBody>) => void
}

/** What the note is about: date, time and length, and the template its headings come from. */
export function NoteAbout({ personId, body, templates, onChange }: NoteAboutProps) {
  return (
    <div className="hv-note-about">
      <AboutDate key={`date ${body.consultationId ?? ''}`} body={body} onChange={onChange} />
      <AboutTime key={`time ${body.consultationId ?? ''}`} body={body} onChange={onChange} />
      <TextField
        label="Minutes"
        width="shorter"
        inputMode="numeric"
        value={body.minutes ?? ''}
        onChange={(event) => {
          const minutes = parseMinutes(event.target.value)
          if (minutes !== undefined) onChange({ minutes })
        }}
      />
      <TemplateField personId={personId} body={body} templates={templates} onChange={onChange} />
    </div>
  )
}

function AboutDate({ body, onChange }: Pick<NoteAboutProps, 'body' | 'onChange'>) {
  const today = useToday()
  const [text, setText] = useState(() => formatDate(Temporal.PlainDate.from(body.aboutDate)))
  const [error, setError] = useState<string>()
  return (
    <DateField
      label="Date"
      text={text}
      purpose="event"
      today={today}
      error={error}
      onText={(next) => {
        setText(next)
        setError(undefined)
        const date = parseDate(next, today)
        if (date.ok) onChange({ aboutDate: date.value.toString() })
      }}
      onBlur={() => {
        const date = parseDate(text, today)
        setError(date.ok ? undefined : dateProblemWords(date.error.code, text))
      }}
    />
  )
}

function AboutTime({ body, onChange }: Pick<NoteAboutProps, 'body' | 'onChange'>) {
  const [text, setText] = useState(body.aboutTime ?? '')
  const [error, setError] = useState<string>()
  return (
    <TimeField
      label="Time"
      text={text}
      error={error}
      onText={(next) => {
        setText(next)
        setError(undefined)
        const time = parseTime(next)
        if (time.ok) onChange({ aboutTime: time.value })
        else if (next.trim() === '') onChange({ aboutTime: null })
      }}
      onBlur={() => setError(text.trim() === '' || parseTime(text).ok ? undefined : timeProblemWords)}
    />
  )
}

function TemplateField({ personId, body, templates, onChange }: NoteAboutProps) {
  const { value: person } = useRead('people.open', { id: personId })
  const name = person?.sections.name.value
  const select = useRef<HTMLSelectElement>(null)
  // With the arrow keys a list is gone through choice by choice: each starts from the text before the first.
  const applied = useRef<{ readonly before: string; readonly after: string } | null>(null)
  const [picked, setPicked] = useState<string | null>(null)
  useCommand('templates', () => select.current?.focus())

  const ofKind = templates.filter(({ content }) => content.noteKind === body.noteKind)
  const shown = picked ?? keyOf(ofKind.find(({ id }) => id !== null) ?? ofKind[0])
  const pick = (key: string): void => {
    const template = templates.find((each) => keyOf(each) === key)
    const before = applied.current?.after === body.text ? applied.current.before : body.text
    const known = templates.map(({ content }) => content.headings)
    const sentenceName = name === null || name === undefined ? 'the person' : formatSentenceName(name)
    const after = withHeadings(before, template?.content.headings ?? null, sentenceName, known)
    applied.current = { before, after }
    setPicked(key)
    onChange({ noteKind: template?.content.noteKind ?? 'general', text: after })
  }
  return (
    <SelectField
      label="Template"
      ref={select}
      width="short"
      emptyWords="No headings"
      value={shown}
      choices={templates.map((template) => ({ value: keyOf(template), words: template.content.templateName }))}
      onChange={(event) => pick(event.target.value)}
      aria-keyshortcuts={ariaKeysOf('templates')}
    />
  )
}

const keyOf = (template: TemplateRecord | undefined): string =>
  template === undefined ? '' : (template.id ?? `${template.content.noteKind}/${template.content.templateName}`)

/** Whole minutes of at most a day; null when left empty, undefined for anything else. */
const parseMinutes = (text: string): number | null | undefined => {
  const digits = text.trim()
  if (digits === '') return null
  return /^\d{1,4}$/.test(digits) && Number(digits) <= 1440 ? Number(digits) : undefined
}
