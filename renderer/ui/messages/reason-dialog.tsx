import { useState } from 'react'
import { useKeptFields } from '../../api/use-kept-fields.ts'
import { Button } from '../button.tsx'
import { ButtonRow, Dialog } from './dialog.tsx'
import { Form } from '../forms/form.tsx'
import { NotKept } from '../forms/draft-words.tsx'
import { TextField } from '../forms/text-field.tsx'

export interface ReasonDialogProps {
  /** What is to be deleted, and whom it is about: the reason is kept while it is typed. */
  readonly recordId: string
  readonly personId: string | null
  readonly title: string
  /** What will happen, and that it can be undone. */
  readonly words: string
  /** Verb and noun: 'Delete this record'. */
  readonly button: string
  readonly onClose: () => void
  /** Returns the sentence of what went wrong, or null when it was done. */
  readonly onConfirm: (reason: string) => Promise<string | null>
}

/** Asks why something is to be deleted. */
export function ReasonDialog({ recordId, personId, title, words, button, onClose, onConfirm }: ReasonDialogProps) {
  const { fields, change, unsaved, leave } = useKeptFields(`delete:${recordId}`, personId, { reason: '' }, onClose)
  const [error, setError] = useState<string | undefined>(undefined)
  if (fields === null) return null
  const { reason } = fields
  const confirm = async () => {
    if (reason.trim() === '') return setError('Say why, so that the history can tell.')
    const problem = await onConfirm(reason.trim())
    return problem === null ? leave() : setError(problem)
  }
  return (
    <Dialog title={title} isOpen onClose={onClose} holdsText={reason !== ''}>
      <p>{words}</p>
      <Form onSubmit={confirm}>
        <TextField label="Why" maxLength={300} error={error} value={reason} onChange={(event) => change({ reason: event.target.value })} />
        {unsaved && <NotKept />}
        <ButtonRow>
          <Button type="submit" command="main-action">
            {button}
          </Button>
          <Button onPress={() => void leave()}>Cancel</Button>
        </ButtonRow>
      </Form>
    </Dialog>
  )
}
