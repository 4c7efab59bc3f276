import { useState } from 'react'
import type { CommandId } from '../../../shared/model/commands.ts'
import type { Choice } from '../../ui/forms/choice.ts'
import { Form } from '../../ui/forms/form.tsx'
import { FormButtons } from '../../ui/forms/form-buttons.tsx'
import { SelectField } from '../../ui/forms/select-field.tsx'
import { SightNote, type SightReading } from './sight-note.tsx'

export interface TakeFormProps {
  readonly label: string
  readonly emptyWords: string
  readonly choices: readonly Choice[]
  /** What is said when nothing is chosen. */
  readonly missing: string
  /** Verb and noun: 'Hand over'. */
  readonly button: string
  readonly command?: CommandId
  /** What is chosen; empty at first. */
  readonly to: string
  readonly onTo: (to: string) => void
  /** Who would see what, for the one chosen. */
  readonly sight: SightReading
  /** What else changes, once something is chosen. */
  readonly note: (sight: NonNullable<SightReading['value']>) => string
  readonly onClose: () => void
  /** Returns the sentence of what went wrong, or null when it was done. */
  readonly onTake: (chosen: Choice) => Promise<string | null>
}

/** Who or which caseload takes something over, and before it is done who sees it from then on and who no longer. */
export function TakeForm({ label, emptyWords, choices, missing, button, command = 'main-action', to, onTo, sight, note, onClose, onTake }: TakeFormProps) {
  const [error, setError] = useState<string | undefined>(undefined)
  const chosen = choices.find(({ value }) => value === to)
  const take = async () => {
    if (chosen === undefined) return setError(missing)
    const problem = await onTake(chosen)
    return problem === null ? onClose() : setError(problem)
  }
  return (
    <Form onSubmit={take}>
      <SelectField
        label={label}
        emptyWords={emptyWords}
        choices={choices}
        value={to}
        error={error}
        onChange={(event) => {
          onTo(event.target.value)
          setError(undefined)
        }}
      />
      <SightNote sight={sight} note={note} />
      <FormButtons send={button} command={command} onCancel={onClose} />
    </Form>
  )
}
