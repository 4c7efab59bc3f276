import type { FieldErrors, FieldValues } from 'react-hook-form'
import type { FormError } from './error-summary.tsx'

/** The errors of a react-hook-form form for the summary, in the order of its fields; nested fields get dotted names. */
export function listErrors<Values extends FieldValues>(errors: FieldErrors<Values>): readonly FormError[] {
  return collect(errors, '')
}

function collect(errors: object, path: string): FormError[] {
  return Object.entries(errors).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value !== 'object' || value === null || name === 'ref') return []
    const field = path === '' ? name : `${path}.${name}`
    if ('message' in value && typeof value.message === 'string') return [{ field: name === 'root' ? null : field, words: value.message }]
    return collect(value, field)
  })
}
