/** The parts of a key press that decide what it types. */
export type TypedKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'getModifierState'>

/** The text after one more key press; null where the key types nothing: it is then left to the page. */
export const withKey = (text: string, press: TypedKey): string | null => {
  // AltGr, with which Polish letters and € are typed, reports itself as Ctrl and Alt on Windows.
  const isCommand = press.metaKey || ((press.ctrlKey || press.altKey) && !press.getModifierState('AltGraph'))
  if (isCommand) return null
  if (press.key === 'Enter') return `${text}\n`
  if (press.key === 'Backspace') return [...text].slice(0, -1).join('')
  return [...press.key].length === 1 ? text + press.key : null
}

/**
 * Begins to hold what is typed while a new note is on its way: whoever presses F8 writes on at once, and those keys
 * must neither be lost nor land in what is still on screen.
 */
export const holdTyping = (): void => {
  held?.stop()
  const listening = new AbortController()
  const holding = { text: '', stop: () => listening.abort() }
  const onKeyDown = (event: KeyboardEvent): void => {
    const text = withKey(holding.text, event)
    if (text === null) return
    holding.text = text
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  window.addEventListener('keydown', onKeyDown, { capture: true, signal: listening.signal })
  // A note that takes longer than this could not be opened, and the page says why.
  const timer = setTimeout(() => listening.abort(), longestWait)
  listening.signal.addEventListener('abort', () => clearTimeout(timer))
  held = holding
}

/** Ends the holding; returns what was typed meanwhile. */
export const takeTyping = (): string => {
  const text = held?.text ?? ''
  held?.stop()
  held = null
  return text
}

const longestWait = 3000

let held: { text: string; readonly stop: () => void } | null = null
