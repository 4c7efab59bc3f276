import type { CommandId } from '../../shared/model/commands.ts'

/** Somebody who carries out a command while their part of the page is shown. */
export interface CommandHandler {
  readonly id: CommandId
  /** Rises with depth: parents are rendered before children, so of two the higher one is further in. */
  readonly order: number
  /** The dialog the handler stands in; 0 outside dialogs. */
  readonly layer: number
  /** What it does there, such as 'Book consultation', where that depends on the page. */
  readonly words?: string | undefined
  readonly run: () => void
}

/**
 * The handler that a command reaches: the innermost one in the topmost dialog. Behind an open dialog only
 * locking and saving answer, so that no key acts on a page the person at the keyboard cannot reach.
 */
export function innermost(handlers: readonly CommandHandler[], id: CommandId, topLayer: number): CommandHandler | null {
  const able = handlers.filter(
    (handler) => handler.id === id && (handler.layer === topLayer || answersBehindDialogs.has(id)),
  )
  return able.reduce<CommandHandler | null>((best, handler) => (best === null || handler.order > best.order ? handler : best), null)
}

const answersBehindDialogs: ReadonlySet<CommandId> = new Set(['lock', 'save-now'])

const handlers: CommandHandler[] = []
const openLayers: number[] = []
let lastNumber = 0

/** Rises with every call. */
export function nextNumber(): number {
  lastNumber += 1
  return lastNumber
}

/** Adds a handler; returns how to take it out again. */
export function addHandler(handler: CommandHandler): () => void {
  handlers.push(handler)
  return () => {
    handlers.splice(handlers.indexOf(handler), 1)
  }
}

/** Says that a dialog opened on top of what is there; returns how to say that it closed. */
export function openLayer(layer: number): () => void {
  openLayers.push(layer)
  return () => {
    openLayers.splice(openLayers.indexOf(layer), 1)
  }
}

/** Carries out a command; false if nothing on the page answers to it now. */
export function runCommand(id: CommandId): boolean {
  const handler = innermost(handlers, id, openLayers.at(-1) ?? 0)
  handler?.run()
  return handler !== null
}

/** Who answers to this command on the page as it stands, without dialogs; null if nobody does. */
export function answering(id: CommandId): CommandHandler | null {
  return innermost(handlers, id, 0)
}
