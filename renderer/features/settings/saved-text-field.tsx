import { useState, type KeyboardEvent } from 'react'
import { useFlush } from '../../api/unsaved.ts'
import { TextField, type TextFieldProps } from '../../ui/forms/text-field.tsx'

export interface SavedTextFieldProps extends Pick<TextFieldProps, 'label' | 'hint' | 'width'> {
  readonly saved: string
  /** What is wrong with a text, as a sentence, or null. Gets it without spaces at its ends. */
  readonly check: (text: string) => string | null
  /** Saves it; gives the sentence of what went wrong, or null. */
  readonly onSave: (text: string) => Promise<string | null>
}

/** One line of text that is saved when it is left or Enter is pressed. */
export function SavedTextField({ saved, check, onSave, ...field }: SavedTextFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const [error, setError] = useState<string | undefined>(undefined)

  /** False when a text that may stand could not be saved. */
  const save = async (): Promise<boolean> => {
    const text = typed?.trim() ?? saved
    if (text === saved) {
      setTyped(null)
      setError(undefined)
      return true
    }
    const unfit = check(text)
    const failure = unfit === null ? await onSave(text) : null
    setError(unfit ?? failure ?? undefined)
    // What was typed meanwhile stays.
    if (unfit === null && failure === null) setTyped((now) => (now?.trim() === text ? null : now))
    // A text that may not stand as it is was never a setting: it must not keep the caseload from being locked.
    return failure === null
  }
  useFlush(async () => ((await save()) ? 'saved' : 'not_saved'))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void save()
  }
  return (
    <TextField
      {...field}
      error={error}
      value={typed ?? saved}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => void save()}
      onKeyDown={onKeyDown}
    />
  )
}
