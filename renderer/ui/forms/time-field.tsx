import { parseTime } from '../../../shared/rules/time/times.ts'
import { TextField, type TextFieldProps } from './text-field.tsx'

export interface TimeFieldProps extends Omit<TextFieldProps, 'note' | 'width' | 'value' | 'onChange' | 'type'> {
  /** What is typed, as it is typed; the page reads it with `parseTime` when it saves. */
  readonly text: string
  readonly onText: (text: string) => void
}

/** The sentence for a time that cannot be read. */
export const timeProblemWords = 'Enter a time such as 14:30.'

/** A time of day as people write it; leaving the field puts it in the form 14:30. */
export function TimeField({ text, onText, onBlur, ...field }: TimeFieldProps) {
  return (
    <TextField
      {...field}
      width="shorter"
      value={text}
      onChange={(event) => onText(event.target.value)}
      onBlur={(event) => {
        const time = parseTime(text)
        if (time.ok && time.value !== text) onText(time.value)
        onBlur?.(event)
      }}
    />
  )
}
