import { useEffect, useId, useRef, type FormEvent, type ReactNode } from 'react'

export interface InPlaceFormProps {
  readonly title: string
  readonly onSubmit: (event: FormEvent) => Promise<void>
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
    <form ref={form} className="hv-sheet hv-stack" aria-labelledby={titleId} noValidate onSubmit={(event) => void onSubmit(event)}>
      <h2 id={titleId}>{title}</h2>
      {children}
    </form>
  )
}
