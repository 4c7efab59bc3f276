import { useRef, useState } from 'react'
import type { NoteBody, TemplateRecord } from '../../../../shared/contract/notes.ts'
import { withHeadings } from '../../../../shared/rules/note-text.ts'
import { formatSentenceName } from '../../../../shared/rules/people/person-name.ts'
import { parseTime } from '../../../../shared/rules/time/times.ts'
import { useRead } from '../../../api/use-read.ts'
import { useCommand } from '../../../app/use-command.tsx'
import { ariaKeysOf } from '../../../ui/key-words.tsx'
import { SelectField } from '../../../ui/forms/select-field.tsx'
import { TextField } from '../../../ui/forms/text-field.tsx'
import { TimeField, timeProblemWords } from '../../../ui/forms/time-field.tsx'
import { NoteDay } from './note-day.tsx'
import { templateKey } from '../note-words.ts'
import { useTellUnread, type UnreadFields } from './unread-fields.ts'

export interface NoteAboutProps {
  readonly personId: string
  readonly body: NoteBody
  readonly templates: readonly TemplateRecord[]
  readonly unread: UnreadFields
  readonly onChange: (change: Partial<NoteBody>) => void
}

/** What the note is about: date, time and length, and the template its headings come from. */
export function NoteAbout({ personId, body, templates, unread, onChange }: NoteAboutProps) {
  return (
    <div className="hv-note-about">
      <NoteDay
        key={`date ${body.consultationId ?? ''}`}
        id="note-date"
        label="Date"
        purpose="event"
        day={body.aboutDate}
        mayBeEmpty={false}
        unread={unread}
        onDay={(aboutDate) => aboutDate !== null && onChange({ aboutDate })}
      />
      <AboutTime key={`time ${body.consultationId ?? ''}`} body={body} unread={unread} onChange={onChange} />
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

function AboutTime({ body, unread, onChange }: Pick<NoteAboutProps, 'body' | 'unread' | 'onChange'>) {
  const [text, setText] = useState(body.aboutTime ?? '')
  const [isLeft, setLeft] = useState(false)
  const problem = text.trim() === '' || parseTime(text).ok ? undefined : timeProblemWords
  useTellUnread(unread, 'note-time', problem)
  return (
    <TimeField
      id="note-time"
      label="Time"
      text={text}
      error={isLeft ? problem : undefined}
      onText={(next) => {
        setText(next)
        setLeft(false)
        const time = parseTime(next)
        if (time.ok) onChange({ aboutTime: time.value })
        else if (next.trim() === '') onChange({ aboutTime: null })
      }}
      onBlur={() => setLeft(true)}
    />
  )
}

function TemplateField({ personId, body, templates, onChange }: Omit<NoteAboutProps, 'unread'>) {
  const { value: person } = useRead('people.open', { id: personId })
  const name = person?.sections.name.value
  const select = useRef<HTMLSelectElement>(null)
  // With the arrow keys a list is gone through choice by choice: each starts from the text before the first.
  const applied = useRef<{ readonly before: string; readonly after: string } | null>(null)
  const [picked, setPicked] = useState<string | null>(null)
  useCommand('templates', () => select.current?.focus())

  const ofKind = templates.filter(({ content }) => content.noteKind === body.noteKind)
  const likeliest = ofKind.find(({ id }) => id !== null) ?? ofKind[0]
  const shown = picked ?? (likeliest === undefined ? '' : templateKey(likeliest))
  const pick = (key: string): void => {
    const template = templates.find((each) => templateKey(each) === key)
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
      choices={templates.map((template) => ({ value: templateKey(template), words: template.content.templateName }))}
      onChange={(event) => pick(event.target.value)}
      aria-keyshortcuts={ariaKeysOf('templates')}
    />
  )
}

/** Whole minutes of at most a day; null when left empty, undefined for anything else. */
const parseMinutes = (text: string): number | null | undefined => {
  const digits = text.trim()
  if (digits === '') return null
  return /^\d{1,4}$/.test(digits) && Number(digits) <= 1440 ? Number(digits) : undefined
}
