import { useRef, useState, type RefObject } from 'react'
import type { LinkedConsultation, NoteBody, NoteRecord, notes } from '../../../../shared/contract/notes.ts'
import type { RawInput } from '../../../../shared/contract/operation.ts'
import { attendances, isCancelled, type Attendance } from '../../../../shared/rules/attendance.ts'
import { isCodeIn, wordsOf } from '../../../../shared/rules/code-list.ts'
import { useCore } from '../../../api/core-context.tsx'
import { useRead } from '../../../api/use-read.ts'
import { useToday } from '../../../api/use-today.ts'
import { useFlush } from '../../../api/unsaved.ts'
import { Button } from '../../../ui/button.tsx'
import { choicesOf } from '../../../ui/forms/choice.ts'
import { SelectField } from '../../../ui/forms/select-field.tsx'
import { TextField } from '../../../ui/forms/text-field.tsx'
import { consultationWords } from '../note-words.ts'

type Outcome = Exclude<Attendance, '0'>

/** Attendance of the linked consultation, asked where it is missing and written together with the signature. */
export interface AttendanceAsked {
  readonly linked: LinkedConsultation | null
  /** Whether the consultation has been, or is today, and still says 'booked'. */
  readonly isMissing: boolean
  readonly outcome: Outcome | null
  readonly reason: string
  readonly error: string | undefined
  readonly select: RefObject<HTMLSelectElement | null>
  readonly choose: (outcome: Outcome | null) => void
  readonly setReason: (reason: string) => void
  /** Asks in place and goes there. */
  readonly ask: (missing: 'attendance_missing' | 'reason_missing') => void
  /** Whether the note may be signed as far as attendance goes; asks if not. */
  readonly check: () => boolean
  /** What signing hands over. */
  readonly given: RawInput<typeof notes.sign>['attendance']
}

/** The consultation a note is linked to, and what is said here about its attendance. */
export const useAttendance = (note: NoteRecord, consultationId: string | null): AttendanceAsked => {
  const { value: linkable = [] } = useRead('notes.linkable', { personId: note.personId })
  const today = useToday()
  const core = useCore()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const select = useRef<HTMLSelectElement>(null)
  const linked =
    linkable.find(({ id }) => id === consultationId) ?? (note.consultation?.id === consultationId ? note.consultation : null)
  const isMissing = linked !== null && linked.attendance === '0' && linked.date <= today.toString()

  const given =
    isMissing && outcome !== null
      ? { attendance: outcome, reason: isCancelled(outcome) ? reason : null, base: linked.attendanceBase }
      : null

  useFlush(async () => {
    // Left unsigned, what was chosen is kept all the same. Where that is refused (nothing is said yet of why it was
    // cancelled, or it has not begun), signing asks for it again.
    if (linked !== null && given !== null) await core.call('consultations.setAttendance', { id: linked.id, ...given })
    return 'saved'
  })

  const ask: AttendanceAsked['ask'] = (missing) => {
    setError(missing === 'attendance_missing' ? 'Choose attendance before signing.' : 'Say why it was cancelled.')
    select.current?.focus()
  }
  const check = (): boolean => {
    if (!isMissing) return true
    if (outcome === null) ask('attendance_missing')
    else if (isCancelled(outcome) && reason.trim() === '') ask('reason_missing')
    else return true
    return false
  }
  return {
    linked,
    isMissing,
    outcome,
    reason,
    error,
    select,
    choose: (next) => {
      setOutcome(next)
      setError(undefined)
    },
    setReason: (next) => {
      setReason(next)
      setError(undefined)
    },
    ask,
    check,
    given,
  }
}

export interface NoteLinkProps {
  readonly note: NoteRecord
  readonly body: NoteBody
  readonly attendance: AttendanceAsked
  readonly onChange: (change: Partial<NoteBody>) => void
}

/** 'Linked to consultation: home visit, today 10:30. Change', and its attendance. */
export function NoteLink({ note, body, attendance, onChange }: NoteLinkProps) {
  const [isChoosing, setChoosing] = useState(false)
  const today = useToday()
  const { value: linkable = [] } = useRead('notes.linkable', { personId: note.personId })
  const { linked } = attendance

  const link = (id: string): void => {
    const consultation = linkable.find((each) => each.id === id)
    attendance.choose(null)
    if (consultation === undefined) onChange({ consultationId: null })
    else
      onChange({
        consultationId: consultation.id,
        aboutDate: consultation.date,
        aboutTime: consultation.time,
        minutes: consultation.minutes,
      })
  }

  if (linked === null && linkable.length === 0) return null
  return (
    <div className="hv-note-link">
      {isChoosing ? (
        <SelectField
          label="Linked to"
          emptyWords="No consultation"
          value={body.consultationId ?? ''}
          choices={linkable.map((consultation) => ({ value: consultation.id, words: consultationWords(consultation, today) }))}
          // Asked for by its button, which gives way to it. Each arrow key picks, so it stays until it is left.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onChange={(event) => link(event.target.value)}
          onBlur={() => setChoosing(false)}
        />
      ) : (
        <p>
          {linked === null ? 'Not linked to a consultation.' : `Linked to consultation: ${consultationWords(linked, today)}.`}{' '}
          <Button kind="link" onPress={() => setChoosing(true)}>
            {linked === null ? 'Link' : 'Change'}
          </Button>
        </p>
      )}
      {linked !== null && !attendance.isMissing && <p className="hv-secondary">{wordsOf(attendances, linked.attendance)}</p>}
      {attendance.isMissing && <AttendanceFields attendance={attendance} />}
    </div>
  )
}

function AttendanceFields({ attendance: { outcome, reason, error, select, choose, setReason } }: { attendance: AttendanceAsked }) {
  const isCancellation = outcome !== null && isCancelled(outcome)
  return (
    <>
      <SelectField
        label="Attendance"
        ref={select}
        emptyWords="Choose attendance"
        width="short"
        error={error}
        value={outcome ?? ''}
        choices={choicesOf(outcomes)}
        onChange={(event) => {
          const code = event.target.value
          choose(isCodeIn(outcomes, code) ? code : null)
        }}
      />
      {isCancellation && <TextField label="Why it was cancelled" value={reason} maxLength={300} onChange={(event) => setReason(event.target.value)} />}
    </>
  )
}

const outcomes = attendances.filter((each): each is Exclude<(typeof attendances)[number], { code: '0' }> => each.code !== '0')
