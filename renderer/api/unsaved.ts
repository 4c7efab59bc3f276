import { useEffect, useLayoutEffect, useRef } from 'react'

/** What came of keeping typed text; `not_saved` has already been said in place by the page that holds it. */
export type FlushOutcome = 'saved' | 'not_saved'
export type Flush = () => Promise<FlushOutcome>

const flushes = new Set<Flush>()

/** Registers how to keep what is typed; it is awaited before locking, closing, leaving the page and syncing by hand. Returns how to unregister. */
export function registerFlush(flush: Flush): () => void {
  flushes.add(flush)
  return () => flushes.delete(flush)
}

/** Keeps everything typed anywhere. One text that cannot be kept makes the whole `not_saved`; the others are still kept. */
export async function flushAll(): Promise<FlushOutcome> {
  const outcomes = await Promise.all([...flushes].map((flush) => flush()))
  return outcomes.includes('not_saved') ? 'not_saved' : 'saved'
}

/** Registers a flush while the component is mounted. Must itself do nothing when nothing is typed. */
export function useFlush(flush: Flush): void {
  const latest = useRef(flush)
  useLayoutEffect(() => {
    latest.current = flush
  })
  useEffect(() => registerFlush(() => latest.current()), [])
}
