import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Form } from '../../ui/forms/form.tsx'

export interface InPlaceFormProps {
  readonly title: string
  readonly onSubmit: () => Promise<void>
  readonly children: ReactNode
}

/** A form that opens within a page: the focus goes to its first field, and back to where it was when it closes. */
export function InPlaceForm({ title, onSubmit, children }: InPlaceFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const titleId = useId()
  useEffect(() => {
    const before = document.activeElement
    form.current?.querySelector<HTMLElement>('input, select')?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <Form ref={form} className="hv-sheet hv-stack" aria-labelledby={titleId} onSubmit={onSubmit}>
      <h2 id={titleId}>{title}</h2>
      {children}
    </Form>
  )
}
