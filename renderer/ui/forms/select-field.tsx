import type { ComponentProps } from 'react'
import type { Choice } from './choice.ts'
import { classNames } from '../class-names.ts'
import { Field, useFieldIds, type FieldWords } from './field.tsx'

export interface SelectFieldProps extends FieldWords, Omit<ComponentProps<'select'>, 'className' | 'children'> {
  readonly choices: readonly Choice[]
  /** Words of an empty first line, such as 'Choose attendance'; without it the first choice is picked. */
  readonly emptyWords?: string
  readonly width?: 'full' | 'short'
}

/** One of a closed list. */
export function SelectField({ label, hint, error, choices, emptyWords, width = 'full', id, ...select }: SelectFieldProps) {
  const field = useFieldIds(id, { hint, error })
  return (
    <Field id={field.id} label={label} hint={hint} error={error}>
      <select {...select} {...field.described} id={field.id} className={classNames('hv-input', width !== 'full' && `hv-input-${width}`)}>
        {emptyWords !== undefined && <option value="">{emptyWords}</option>}
        {choices.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  )
}
