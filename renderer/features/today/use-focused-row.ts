import { useEffect, useState, type RefObject } from 'react'

/** The `data-row` of the row that has the focus within an element, or null. */
export function useFocusedRow(within: RefObject<HTMLElement | null>): string | null {
  const [row, setRow] = useState<string | null>(null)
  useEffect(() => {
    const element = within.current
    if (element === null) return undefined
    const onFocusIn = ({ target }: FocusEvent) => setRow(rowOf(target))
    const onFocusOut = ({ relatedTarget }: FocusEvent) => setRow(relatedTarget instanceof Node && element.contains(relatedTarget) ? rowOf(relatedTarget) : null)
    element.addEventListener('focusin', onFocusIn)
    element.addEventListener('focusout', onFocusOut)
    return () => {
      element.removeEventListener('focusin', onFocusIn)
      element.removeEventListener('focusout', onFocusOut)
    }
  }, [within])
  return row
}

function rowOf(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest('[data-row]')?.getAttribute('data-row') ?? null) : null
}
