import { useSyncExternalStore } from 'react'

/** Says something once to people who listen to a screen reader; nothing is shown. */
export function announce(words: string): void {
  // The same words twice are only read again if the text differs.
  said = words === said ? `${words}\u00a0` : words
  for (const listener of listeners) listener()
}

/** The place announcements are read from; the app shows one, outside everything that comes and goes. */
export function Announcer() {
  const words = useSyncExternalStore(subscribe, () => said)
  return (
    <output className="hv-hidden" data-react-aria-top-layer="true">
      {words}
    </output>
  )
}

let said = ''
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
