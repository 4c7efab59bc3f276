import { useState } from 'react'
import { isCancelled, type Attendance } from '../../../shared/rules/attendance.ts'
import { useKeptFields } from '../../api/use-kept-fields.ts'
import { useNow } from '../../api/use-now.ts'
import { useToday } from '../../api/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { choicesOf } from '../../ui/forms/choice.ts'
import { ButtonRow, Dialog } from '../../ui/messages/dialog.tsx'
import { NotKept } from '../../ui/forms/draft-words.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { RadioGroup } from '../../ui/forms/radio-group.tsx'
import { TextField } from '../../ui/forms/text-field.tsx'
import { attendanceChoices } from './attendance-choices.ts'
import { useSaveAttendance, whoAndWhyWords, type AttendanceOf } from './use-save-attendance.ts'
import { nearDayWords } from './words.ts'

export interface AttendanceDialogProps {
  readonly of: AttendanceOf
  /** 'cancel' asks only who cancelled and why. */
  readonly kind: 'attendance' | 'cancel'
  /** What is picked at first; null: nothing. */
  readonly first: Attendance | null
  readonly onClose: () => void
}

/** Asks what became of a consultation, and of a cancellation who and why. */
export function AttendanceDialog({ of, kind, first, onClose }: AttendanceDialogProps) {
  const today = useToday()
  const now = useNow()
  const save = useSaveAttendance()
  const [picked, setPicked] = useState(first)
  const { fields, change, unsaved, leave } = useKeptFields(`attendance:${of.id}`, of.personId, { reason: '' }, onClose)
  const [error, setError] = useState<string | undefined>(undefined)
  const choices = attendanceChoices(of, now).filter(({ code }) => kind === 'attendance' || isCancelled(code))
  const needsReason = kind === 'cancel' || (picked !== null && isCancelled(picked))

  if (fields === null) return null
  const { reason } = fields

  const submit = async () => {
    if (picked === null || (needsReason && reason.trim() === '')) return setError(needsReason ? whoAndWhyWords : 'Choose what became of it.')
    const problem = await save(of, picked, needsReason ? reason.trim() : null)
    return problem === null ? leave() : setError(problem)
  }

  return (
    <Dialog title={kind === 'cancel' ? 'Cancel consultation' : 'Attendance'} isOpen onClose={onClose} holdsText={reason !== ''}>
      <p>
        {nearDayWords(of.date, today)} {of.time}, {of.name}
      </p>
      <Form onSubmit={submit}>
        <RadioGroup
          label={kind === 'cancel' ? 'Who cancelled' : 'What became of it'}
          error={error}
          choices={choicesOf(choices)}
          picked={picked}
          onPick={setPicked}
        />
        {needsReason && <TextField label="Why" value={reason} maxLength={300} onChange={({ target }) => change({ reason: target.value })} />}
        {unsaved && <NotKept />}
        <ButtonRow>
          <Button type="submit" command="main-action">
            {kind === 'cancel' ? 'Cancel consultation' : 'Save attendance'}
          </Button>
          <Button onPress={() => void leave()}>{kind === 'cancel' ? 'Keep consultation' : 'Close'}</Button>
        </ButtonRow>
      </Form>
    </Dialog>
  )
}
