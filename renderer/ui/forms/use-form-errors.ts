import { useState } from 'react'
import type { FormError } from './error-summary.tsx'

export interface FormErrors {
  readonly errors: readonly FormError[]
  /** Rises with every failed try, so that the summary takes the focus. */
  readonly tries: number
  readonly errorOf: (field: string) => string | undefined
  readonly fail: (errors: readonly FormError[]) => void
  /** Takes them away, where what is asked for has changed. */
  readonly clear: () => void
}

/** What the last try to send a form found wrong, for its summary and beside its fields. */
export function useFormErrors(): FormErrors {
  const [{ errors, tries }, setFound] = useState<{ readonly errors: readonly FormError[]; readonly tries: number }>({ errors: [], tries: 0 })
  return {
    errors,
    tries,
    errorOf: (field) => errors.find((error) => error.field === field)?.words,
    fail: (found) => setFound((before) => ({ errors: found, tries: before.tries + 1 })),
    clear: () => setFound((before) => ({ errors: [], tries: before.tries })),
  }
}
