import { useEffect, useId, useRef } from 'react'
import './error-summary.css'

export interface FormError {
  /** The id or the name of the field to mend; null for what concerns the whole form. */
  readonly field: string | null
  readonly words: string
}

export interface ErrorSummaryProps {
  readonly errors: readonly FormError[]
  /** Changes with every try to save, so that the focus comes here each time. */
  readonly tries: number
}

/** 'There is a problem' and what to mend, each a link to its field. Takes the focus after every try that has errors. */
export function ErrorSummary({ errors, tries }: ErrorSummaryProps) {
  // Another try makes another summary, which takes the focus again.
  return errors.length === 0 ? null : <Summary key={tries} errors={errors} />
}

function Summary({ errors }: { errors: readonly FormError[] }) {
  const headingId = useId()
  const summary = useRef<HTMLElement>(null)
  useEffect(() => summary.current?.focus(), [])
  return (
    <section ref={summary} className="hv-error-summary" aria-labelledby={headingId} tabIndex={-1}>
      <h2 id={headingId}>There is a problem</h2>
      <ul>
        {errors.map(({ field, words }) => (
          <li key={`${field ?? ''} ${words}`}>
            {field === null ? (
              words
            ) : (
              <button type="button" className="hv-error-link" onClick={() => focusField(summary.current, field)}>
                {words}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function focusField(summary: HTMLElement | null, field: string): void {
  const form = summary?.closest<HTMLElement>('form, [role="dialog"], main') ?? document.body
  const found = form.querySelector<HTMLElement>(`#${CSS.escape(field)}, [name="${CSS.escape(field)}"]`)
  // The id of a group of radio buttons is on its fieldset, which takes no focus itself.
  const target = found?.matches('fieldset') === true ? found.querySelector<HTMLElement>('input') : found
  target?.focus()
  target?.scrollIntoView({ block: 'center' })
}
