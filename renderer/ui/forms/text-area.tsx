import type { ComponentProps } from 'react'
import { Field, useFieldIds, type FieldWords } from './field.tsx'

export interface TextAreaProps extends FieldWords, Omit<ComponentProps<'textarea'>, 'className'> {
  readonly note?: string | undefined
}

/** Several lines of plain text, one reading measure wide. */
export function TextArea({ label, hint, error, note, id, rows = 4, ...input }: TextAreaProps) {
  const field = useFieldIds(id, { hint, error, note })
  return (
    <Field id={field.id} label={label} hint={hint} error={error} note={note}>
      <textarea spellCheck={false} rows={rows} {...input} {...field.described} id={field.id} className="hv-input" />
    </Field>
  )
}
