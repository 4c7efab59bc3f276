import type { ComponentProps } from 'react'
import { classNames } from '../class-names.ts'
import { Field, useFieldIds, type FieldWords } from './field.tsx'

export interface TextFieldProps extends FieldWords, Omit<ComponentProps<'input'>, 'className'> {
  /** Under the field, read out as it changes: 'Caps Lock is on.' */
  readonly note?: string | undefined
  readonly width?: 'full' | 'short' | 'shorter'
}

/** One line of text. Takes all attributes of an input. */
export function TextField({ label, hint, error, note, width = 'full', id, ...input }: TextFieldProps) {
  const field = useFieldIds(id, { hint, error, note })
  return (
    <Field id={field.id} label={label} hint={hint} error={error} note={note}>
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        {...input}
        {...field.described}
        id={field.id}
        className={classNames('hv-input', width !== 'full' && `hv-input-${width}`)}
      />
    </Field>
  )
}
