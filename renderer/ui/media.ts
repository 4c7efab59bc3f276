import { useEffect, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

/** Whether a media query fits the window now. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => window.matchMedia(query).matches,
  )
}

/** One column: 1366 pixels wide at 200 % and less. */
export const narrow = '(max-width: 699px)'

/** Beside help a page would have less than the width it is made for, so help takes its place. */
export const helpAlone = '(max-width: 899px)'

/** 400 %: nothing sticks and the whole page scrolls. */
export const narrowest = '(max-width: 400px)'

/** Whether the page is being printed; what is left out on screen can then be drawn in full. */
export function usePrinting(): boolean {
  const [isPrinting, setIsPrinting] = useState(false)
  useEffect(() => {
    // The print is taken when the listener returns, so the rows must be there by then.
    const begin = () => flushSync(() => setIsPrinting(true))
    const end = () => setIsPrinting(false)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return isPrinting
}
