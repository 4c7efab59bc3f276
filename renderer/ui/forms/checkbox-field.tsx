import type { ComponentProps } from 'react'
import { classNames } from '../class-names.ts'
import { FieldError, useFieldIds, type FieldWords } from './field.tsx'

export interface CheckboxFieldProps extends FieldWords, Omit<ComponentProps<'input'>, 'className' | 'type'> {}

/** One tick with its words beside it. */
export function CheckboxField({ label, hint, error, id, ...input }: CheckboxFieldProps) {
  const field = useFieldIds(id, { hint, error })
  return (
    <div className={classNames('hv-field', error !== undefined && 'hv-field-wrong')}>
      <FieldError id={field.id} error={error} />
      <div className="hv-choice">
        <input {...input} {...field.described} type="checkbox" id={field.id} />
        <div>
          <label htmlFor={field.id}>{label}</label>
          {hint !== undefined && (
            <div className="hv-hint" id={`${field.id}-hint`}>
              {hint}
            </div>
          )}
        </div>
      </div>
    </div>
  )
}
