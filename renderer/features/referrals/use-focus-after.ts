import { useEffect, useRef, type RefObject } from 'react'

/**
 * Gives the focus to an element when a form beside it closes, so that it is not lost with the form.
 * @param isOpen whether the form is shown now
 */
export function useFocusAfter<Element extends HTMLElement>(isOpen: boolean): RefObject<Element | null> {
  const element = useRef<Element>(null)
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    if (wasOpen.current && !isOpen) element.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  return element
}
