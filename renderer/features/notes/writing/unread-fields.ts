import { useEffect, useState } from 'react'
import type { FormError } from '../../../ui/forms/error-summary.tsx'

/**
 * Fields of a note with a text that cannot be read, by their id. What they said before still stands in the note, so
 * that signing it now would sign something else than is on the page.
 */
export interface UnreadFields {
  readonly tell: (field: string, problem: string | undefined) => void
  readonly errors: () => readonly FormError[]
}

/** Holds them for as long as a note is on the page. */
export function createUnreadFields(): UnreadFields {
  const problems = new Map<string, string>()
  return {
    tell: (field, problem) => void (problem === undefined ? problems.delete(field) : problems.set(field, problem)),
    errors: () => [...problems].map(([field, words]) => ({ field, words })),
  }
}

/** The same, made once for a component. */
export function useUnreadFields(): UnreadFields {
  const [fields] = useState(createUnreadFields)
  return fields
}

/** Tells of a field while it is on the page; `problem` undefined: it can be read. */
export function useTellUnread({ tell }: UnreadFields, field: string, problem: string | undefined): void {
  useEffect(() => {
    tell(field, problem)
    return () => tell(field, undefined)
  }, [tell, field, problem])
}
