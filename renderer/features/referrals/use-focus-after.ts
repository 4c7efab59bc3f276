import { useEffect, useRef, type RefObject } from 'react'
import { focusIfLost } from '../../ui/focus-back.ts'

/**
 * Gives the focus to an element when what had it beside it is gone: a form that closed, a button that cannot be pressed
 * any more.
 * @param shown what decides of what is shown: the focus is looked after whenever it changes
 */
export function useFocusAfter<Element extends HTMLElement>(shown: string | boolean): RefObject<Element | null> {
  const element = useRef<Element>(null)
  const before = useRef(shown)
  useEffect(() => {
    if (before.current !== shown) focusIfLost(element.current)
    before.current = shown
  }, [shown])
  return element
}
