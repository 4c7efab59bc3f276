import { useSyncExternalStore } from 'react'
import type { TriedPlace } from '../../../shared/contract/sync.ts'

/*
 * The place that was tried last, which the core keeps as chosen until the lock. The pages of setting up, joining and
 * recovering follow one another and all go on from it; it holds no password.
 */
let tried: TriedPlace | null = null
const listeners = new Set<() => void>()

/** The place tried last, once every step of its test was done; null before. */
export function useTriedPlace(): TriedPlace | null {
  return useSyncExternalStore(subscribe, () => tried)
}

/** Keeps a place that was tried; null: another is to be chosen. */
export function setTriedPlace(place: TriedPlace | null): void {
  tried = place
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
