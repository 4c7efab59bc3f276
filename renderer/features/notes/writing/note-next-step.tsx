import type { NoteBody } from '../../../../shared/contract/notes.ts'
import { TextField } from '../../../ui/forms/text-field.tsx'
import { NoteDay } from './note-day.tsx'
import type { UnreadFields } from './unread-fields.ts'

export interface NoteNextStepProps {
  readonly body: NoteBody
  readonly unread: UnreadFields
  readonly onChange: (change: Partial<NoteBody>) => void
}

/** What was agreed to happen next, and by when. */
export function NoteNextStep({ body, unread, onChange }: NoteNextStepProps) {
  return (
    <div className="hv-note-next">
      <TextField
        label="Next step"
        maxLength={300}
        value={body.nextStep ?? ''}
        onChange={(event) => onChange({ nextStep: event.target.value === '' ? null : event.target.value })}
      />
      <NoteDay id="note-by" label="By" purpose="due" day={body.nextStepBy} mayBeEmpty unread={unread} onDay={(nextStepBy) => onChange({ nextStepBy })} />
    </div>
  )
}
