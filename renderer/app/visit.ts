import { useSyncExternalStore } from 'react'

/**
 * Whether the person can see the screen: larger text and targets, and whatever has the class `hv-not-in-visit` is
 * hidden (other people, counts, flags, third-party notes). Ends with the lock.
 */
export function useVisit(): boolean {
  return useSyncExternalStore(subscribe, () => isOn)
}

/** Turns the mode on or off. */
export function setVisit(on: boolean): void {
  isOn = on
  document.documentElement.toggleAttribute('data-visit', on)
  for (const listener of listeners) listener()
}

let isOn = false
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
