import { useState } from 'react'
import { Dialog } from '../../ui/messages/dialog.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { FormButtons } from '../../ui/forms/form-buttons.tsx'
import { TextField } from '../../ui/forms/text-field.tsx'

export interface NameDialogProps {
  readonly title: string
  readonly label: string
  readonly hint: string
  /** What is said when nothing is typed. */
  readonly missing: string
  /** Verb and noun: 'Rename this computer'. */
  readonly button: string
  readonly name: string
  /** What is said of a name while it stands there. */
  readonly noteOf?: (name: string) => string | undefined
  readonly onClose: () => void
  /** Returns the sentence of what went wrong, or null when it was done. */
  readonly onSave: (name: string) => Promise<string | null>
}

/** Asks for a name. */
export function NameDialog({ title, label, hint, missing, button, name: before, noteOf, onClose, onSave }: NameDialogProps) {
  const [name, setName] = useState(before)
  const [error, setError] = useState<string | undefined>(undefined)
  const save = async () => {
    if (name.trim() === '') return setError(missing)
    const problem = await onSave(name.trim())
    return problem === null ? onClose() : setError(problem)
  }
  return (
    <Dialog title={title} isOpen onClose={onClose} holdsText={name !== before}>
      <Form onSubmit={save}>
        <TextField label={label} hint={hint} note={noteOf?.(name)} maxLength={100} error={error} value={name} onChange={(event) => setName(event.target.value)} />
        <FormButtons send={button} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
