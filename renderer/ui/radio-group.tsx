import { useId, type ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import { FieldError, useFieldIds, type FieldWords } from './field.tsx'
import type { Choice } from './select-field.tsx'

export interface RadioGroupProps<Value extends string> extends FieldWords, Omit<ComponentProps<'input'>, 'className' | 'value' | 'type' | 'onSelect'> {
  readonly choices: readonly Choice<Value>[]
  /** The picked value; leave out, with `onPick`, when react-hook-form's `register` is spread in. */
  readonly picked?: Value | null
  readonly onPick?: (value: Value) => void
  readonly inline?: boolean
}

/** One of a few, all in sight. */
export function RadioGroup<Value extends string>({
  label,
  hint,
  error,
  choices,
  picked,
  onPick,
  inline = false,
  id,
  name,
  ...input
}: RadioGroupProps<Value>) {
  const field = useFieldIds(id, { hint, error })
  const ownName = useId()
  return (
    <fieldset className={classNames('hv-field', error !== undefined && 'hv-field-wrong')} id={field.id} aria-describedby={field.described['aria-describedby']}>
      <legend className="hv-label">{label}</legend>
      {hint !== undefined && (
        <div className="hv-hint" id={`${field.id}-hint`}>
          {hint}
        </div>
      )}
      <FieldError id={field.id} error={error} />
      <div className={inline ? 'hv-choices-inline' : 'hv-choices'}>
        {choices.map((choice) => (
          <label key={choice.value} className="hv-choice">
            <input
              {...input}
              type="radio"
              name={name ?? ownName}
              value={choice.value}
              {...(onPick === undefined ? {} : { checked: picked === choice.value, onChange: () => onPick(choice.value) })}
            />
            <span>
              {choice.words}
              {choice.hint !== undefined && <span className="hv-hint">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
