import { createContext, useContext, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import type { CommandId } from '../../shared/model/commands.ts'
import { addHandler, nextNumber, openLayer, runCommand } from './command-registry.ts'
import { commandFor, currentPlatform } from './keys.ts'

const Layer = createContext(0)

/**
 * Answers to a command by its keys, the menu bar and the palette while the component is mounted and
 * `enabled` is not false. Of several components the innermost one answers. `words` say what the command does here, for
 * the palette.
 */
export function useCommand(id: CommandId, run: () => void, { enabled = true, words }: { enabled?: boolean | undefined; words?: string | undefined } = {}): void {
  const layer = useContext(Layer)
  const [order] = useState(nextNumber)
  const latest = useRef(run)
  useLayoutEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    if (!enabled) return undefined
    return addHandler({ id, order, layer, words, run: () => latest.current() })
  }, [id, order, layer, words, enabled])
}

/** Wraps what stands in a modal dialog: while it is mounted, commands reach only what is inside. */
export function CommandLayer({ children }: { children: ReactNode }) {
  const [layer] = useState(nextNumber)
  useLayoutEffect(() => openLayer(layer), [layer])
  return <Layer value={layer}>{children}</Layer>
}

/** Starts listening to keys and to the menu bar; call once, high up. */
export function useCommandKeys(): void {
  useEffect(() => {
    // Capture, because widgets stop some of these keys on their way up.
    window.addEventListener('keydown', onKeyDown, { capture: true })
    const stopMenu = window.haversack.onCommand(onMenu)
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true })
      stopMenu()
    }
  }, [])
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.isComposing) return
  const id = commandFor(event, currentPlatform())
  if (id === null) return
  if (isTextCommand(id) && isTyping()) return
  const answered = !event.repeat && runCommand(id)
  if (answered || event.repeat) event.preventDefault()
  if (answered) event.stopPropagation()
}

// A menu entry takes the keys of text fields away from them on a Mac, so they are given back here.
function onMenu(id: CommandId): void {
  if (isTextCommand(id) && isTyping()) document.execCommand(id)
  else runCommand(id)
}

function isTextCommand(id: CommandId): id is 'undo' | 'redo' {
  return id === 'undo' || id === 'redo'
}

/** Whether the focus is where text is typed, so that undo belongs to the text. */
function isTyping(): boolean {
  const focused = document.activeElement
  if (focused instanceof HTMLTextAreaElement) return true
  if (focused instanceof HTMLInputElement) return !notTyped.has(focused.type)
  return focused instanceof HTMLElement && focused.isContentEditable
}

const notTyped: ReadonlySet<string> = new Set(['checkbox', 'radio', 'button', 'submit', 'range', 'color', 'file'])
