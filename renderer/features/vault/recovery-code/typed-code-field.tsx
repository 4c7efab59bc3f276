import { TextField, type TextFieldProps } from '../../../ui/forms/text-field.tsx'
import { codeWords, lookAtCode } from './typed-code.ts'

export interface TypedCodeFieldProps extends Pick<TextFieldProps, 'id' | 'label' | 'hint' | 'error'> {
  readonly groupCount: number
  readonly value: string
  readonly onType: (text: string) => void
}

/** A code of several groups, typed or pasted: it says how many groups fit, and which one does not. */
export function TypedCodeField({ groupCount, value, onType, error, ...field }: TypedCodeFieldProps) {
  const looked = lookAtCode(value, groupCount)
  return (
    <TextField
      {...field}
      error={error}
      // The error beside the field has named the group already.
      note={error !== undefined && looked.mistyped !== null ? '' : codeWords(looked, groupCount)}
      autoCapitalize="characters"
      value={value}
      onChange={(event) => onType(event.target.value)}
    />
  )
}
