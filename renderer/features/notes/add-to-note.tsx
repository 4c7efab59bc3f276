import type { NoteRecord } from '../../../shared/contract/notes.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useCore } from '../../api/core-context.tsx'
import { useKeptFields } from '../../api/use-kept-fields.ts'
import { announce } from '../../ui/messages/announce.tsx'
import { Button } from '../../ui/button.tsx'
import { ButtonRow } from '../../ui/messages/dialog.tsx'
import { NotKept } from '../../ui/forms/draft-words.tsx'
import { ErrorSummary, type FormError } from '../../ui/forms/error-summary.tsx'
import { useFocusBack } from '../../ui/focus-back.ts'
import { useOneAtATime } from '../../ui/one-at-a-time.ts'
import { TextArea } from '../../ui/forms/text-area.tsx'
import { TextField } from '../../ui/forms/text-field.tsx'
import { useFormErrors } from '../../ui/forms/use-form-errors.ts'
import { useFocusOnArrival } from './use-focus-on-arrival.ts'

/** Adds to a signed note. What is typed survives leaving; signing it is final. */
export function AddToNote({ note, onClose }: { note: NoteRecord; onClose: () => void }) {
  const core = useCore()
  const once = useOneAtATime()
  const { fields, change, unsaved, leave } = useKeptFields(`addendum:${note.id}`, note.personId, { reason: '', text: '' }, onClose)
  const { errors, tries, errorOf, fail, clear } = useFormErrors()
  useFocusBack()
  const field = useFocusOnArrival<HTMLTextAreaElement>(fields !== null)
  if (fields === null) return null
  const { reason, text } = fields

  const sign = async (): Promise<void> => {
    const missing: FormError[] = []
    if (text.trim() === '') missing.push({ field: textField, words: 'Write something first.' })
    if (reason.trim() === '') missing.push({ field: reasonField, words: 'Say why you add to this note.' })
    if (missing.length > 0) return fail(missing)
    clear()
    const reply = await core.call('notes.addTo', { noteId: note.id, reason, text })
    if (!reply.ok) return fail([{ field: null, words: faultSentence(reply.error) }])
    announce('Added and signed')
    return leave()
  }

  return (
    <section className="hv-stack hv-note-add hv-not-in-print" aria-label="Add to this note">
      <h3>Add to this note</h3>
      <ErrorSummary errors={errors} tries={tries} />
      <TextArea
        label="What to add"
        ref={field}
        id={textField}
        rows={5}
        value={text}
        error={errorOf(textField)}
        maxLength={200_000}
        onChange={(event) => change({ text: event.target.value })}
      />
      <TextField
        label="Why"
        id={reasonField}
        hint="Such as: left out, mistaken, learnt later"
        value={reason}
        error={errorOf(reasonField)}
        maxLength={300}
        onChange={(event) => change({ reason: event.target.value })}
      />
      {unsaved && <NotKept />}
      <p className="hv-secondary">Signing is final.</p>
      <ButtonRow>
        <Button kind="main" command="final-action" onPress={() => void once(sign)}>
          Sign addition
        </Button>
        <Button kind="link" onPress={() => void leave()}>
          Cancel
        </Button>
      </ButtonRow>
    </section>
  )
}

const textField = 'addition-text'
const reasonField = 'addition-reason'
