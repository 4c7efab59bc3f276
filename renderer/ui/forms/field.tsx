import { useId, type ReactNode } from 'react'
import './field.css'
import { classNames } from '../class-names.ts'

/** What every field takes besides what is typed into it. */
export interface FieldWords {
  readonly label: string
  readonly hint?: ReactNode
  /** A whole sentence, the same as in the error summary. */
  readonly error?: string | undefined
}

export interface FieldProps extends FieldWords {
  readonly id: string
  /** Under the control, for what was understood; read out as it changes. */
  readonly note?: string | undefined
  readonly children: ReactNode
}

/** Label, hint, error and control, in this order, joined by ids. */
export function Field({ id, label, hint, error, note, children }: FieldProps) {
  return (
    <div className={classNames('hv-field', error !== undefined && 'hv-field-wrong')}>
      <div className="hv-field-words">
        <label className="hv-label" htmlFor={id}>
          {label}
        </label>
        {hint !== undefined && (
          <div className="hv-hint" id={`${id}-hint`}>
            {hint}
          </div>
        )}
        <FieldError id={id} error={error} />
      </div>
      {children}
      {note !== undefined && (
        <div className="hv-note" id={`${id}-note`} aria-live="polite">
          {note}
        </div>
      )}
    </div>
  )
}

/** The sentence beside a field that says what to mend. */
export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  return error === undefined ? null : (
    <p className="hv-error" id={`${id}-error`}>
      <span className="hv-hidden">Error: </span>
      {error}
    </p>
  )
}

/** The id of a control, and the attributes that join it to hint, error and note. */
export function useFieldIds(
  given: string | undefined,
  { hint, error, note }: { readonly hint?: ReactNode; readonly error?: string | undefined; readonly note?: string | undefined },
): { readonly id: string; readonly described: { readonly 'aria-describedby': string | undefined; readonly 'aria-invalid': true | undefined } } {
  const own = useId()
  const id = given ?? own
  const describedBy = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`, note !== undefined && `${id}-note`]
    .filter((part) => part !== false)
    .join(' ')
  return {
    id,
    described: {
      'aria-describedby': describedBy === '' ? undefined : describedBy,
      'aria-invalid': error === undefined ? undefined : true,
    },
  }
}
