import { useId } from 'react'
import type { Choice } from './choice.ts'
import { classNames } from '../class-names.ts'
import { FieldError, useFieldIds, type FieldWords } from './field.tsx'

export interface RadioGroupProps<Value extends string> extends FieldWords {
  /** Of the fieldset, for the error summary. */
  readonly id?: string
  readonly choices: readonly Choice<Value>[]
  /** Null: none yet. */
  readonly picked: Value | null
  readonly onPick: (value: Value) => void
  readonly inline?: boolean
}

/** One of a few, all in sight. */
export function RadioGroup<Value extends string>({ label, hint, error, choices, picked, onPick, inline = false, id }: RadioGroupProps<Value>) {
  const field = useFieldIds(id, { hint, error })
  const name = useId()
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
            <input type="radio" name={name} value={choice.value} checked={picked === choice.value} onChange={() => onPick(choice.value)} />
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
