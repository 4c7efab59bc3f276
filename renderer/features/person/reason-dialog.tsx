import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { ButtonRow, Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'

export interface ReasonDialogProps {
  readonly title: string
  /** What will happen, and that it can be undone. */
  readonly words: string
  /** Verb and noun: 'Delete this record'. */
  readonly button: string
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Returns the sentence of what went wrong, or null when it was done. */
  readonly onConfirm: (reason: string) => Promise<string | null>
}

/** Asks why something is to be deleted. */
export function ReasonDialog({ title, words, button, isOpen, onClose, onConfirm }: ReasonDialogProps) {
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string | undefined>(undefined)
  const confirm = async () => {
    if (reason.trim() === '') return setError('Say why, so that the history can tell.')
    const problem = await onConfirm(reason.trim())
    return problem === null ? onClose() : setError(problem)
  }
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} holdsText={reason !== ''}>
      <p>{words}</p>
      <Form onSubmit={confirm}>
        <TextField label="Why" maxLength={300} error={error} value={reason} onChange={(event) => setReason(event.target.value)} />
        <ButtonRow>
          <Button type="submit">{button}</Button>
          <Button onPress={onClose}>Cancel</Button>
        </ButtonRow>
      </Form>
    </Dialog>
  )
}
