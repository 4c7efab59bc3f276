import { useEffect, useRef, type RefObject } from 'react'

/** Puts the focus into a field or on a heading when it appears, unless it is told not to. */
export const useFocusOnArrival = <E extends HTMLElement>(isWanted = true): RefObject<E | null> => {
  const element = useRef<E>(null)
  useEffect(() => {
    if (isWanted) element.current?.focus()
  }, [isWanted])
  return element
}
