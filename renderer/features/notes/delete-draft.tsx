import { useState } from 'react'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useCore } from '../../api/core-context.tsx'
import { Button } from '../../ui/button.tsx'
import { ButtonRow } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useUndo } from '../../app/undo.tsx'
import { useFocusOnArrival } from './use-focus-on-arrival.ts'

export interface DeleteDraftProps {
  readonly noteId: string
  /** Keeps what is still waiting, so that it cannot come back after the deletion, and undo brings back all of it. */
  readonly beforeDeleting: () => Promise<void>
  readonly onDeleted: () => void
}

/** Deletes a draft, with a reason and a way back. */
export function DeleteDraft(props: DeleteDraftProps) {
  const [isAsking, setAsking] = useState(false)
  return isAsking ? (
    <DeleteForm {...props} onClose={() => setAsking(false)} />
  ) : (
    <p className="hv-not-in-print">
      <Button kind="link" onPress={() => setAsking(true)}>
        Delete draft
      </Button>
    </p>
  )
}

function DeleteForm({ noteId, beforeDeleting, onDeleted, onClose }: DeleteDraftProps & { readonly onClose: () => void }) {
  const core = useCore()
  const { did } = useUndo()
  const field = useFocusOnArrival<HTMLInputElement>()
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()

  const remove = async (): Promise<void> => {
    if (reason.trim() === '') return setError('Give a reason for deleting the draft.')
    await beforeDeleting()
    const reply = await core.call('notes.removeDraft', { id: noteId, reason })
    if (!reply.ok) return setError(faultSentence(reply.error))
    onDeleted()
    did('Draft deleted', reply.value.undo)
  }

  return (
    <Form className="hv-stack hv-not-in-print" onSubmit={remove}>
      <TextField ref={field} label="Why delete this draft?" value={reason} error={error} maxLength={300} onChange={(event) => setReason(event.target.value)} />
      <ButtonRow>
        <Button type="submit">Delete draft</Button>
        <Button kind="link" onPress={onClose}>
          Keep draft
        </Button>
      </ButtonRow>
    </Form>
  )
}
