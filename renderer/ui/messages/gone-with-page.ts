import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'

/**
 * Calls `gone` when whoever reads `shown` opens another page: words about one page say nothing on the next. A page
 * that opens by itself, as after a booking was saved, is still the one they are about.
 */
export function useGoneWithPage(shown: object | null, gone: () => void): void {
  const [location] = useLocation()
  const at = useRef(location)
  const hasActed = useRef(false)
  const latest = useRef(gone)
  useEffect(() => {
    latest.current = gone
  })
  useEffect(() => {
    hasActed.current = false
    if (shown === null) return undefined
    const act = (event: Event) => {
      // A key still held down belongs to what was just done.
      if (!(event instanceof KeyboardEvent && event.repeat)) hasActed.current = true
    }
    const stop = new AbortController()
    for (const type of ['keydown', 'pointerdown']) window.addEventListener(type, act, { capture: true, signal: stop.signal })
    return () => stop.abort()
  }, [shown])
  useEffect(() => {
    if (location === at.current) return
    at.current = location
    if (hasActed.current) latest.current()
  }, [location])
}
