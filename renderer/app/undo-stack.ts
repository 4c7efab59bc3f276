/** Something that was done and can be taken back; `words` is a sentence without its full stop: 'Consultation moved'. */
export interface Done<Token> {
  readonly words: string
  readonly token: Token
}

/** Two piles: what can be undone and what can be done again, the newest last. */
export interface UndoStack<Token> {
  readonly done: readonly Done<Token>[]
  readonly undone: readonly Done<Token>[]
}

/** Enough for an afternoon; older changes are still in the history of each record. */
const keptSteps = 50

/** Nothing was done yet. */
export const emptyUndoStack = { done: [], undone: [] } as const satisfies UndoStack<never>

/** Something new was done: it can be undone, and what had been undone can no longer be done again. */
export function push<Token>(stack: UndoStack<Token>, step: Done<Token>): UndoStack<Token> {
  return { done: [...stack.done, step].slice(-keptSteps), undone: [] }
}

/** The newest step was undone; `token` is what would do it again. */
export function afterUndo<Token>(stack: UndoStack<Token>, token: Token): UndoStack<Token> {
  const step = stack.done.at(-1)
  if (step === undefined) return stack
  return { done: stack.done.slice(0, -1), undone: [...stack.undone, { words: step.words, token }] }
}

/** The step undone last was done again; `token` is what would undo it. */
export function afterRedo<Token>(stack: UndoStack<Token>, token: Token): UndoStack<Token> {
  const step = stack.undone.at(-1)
  if (step === undefined) return stack
  return { done: [...stack.done, { words: step.words, token }], undone: stack.undone.slice(0, -1) }
}

/** The newest step could not be taken back: it leaves its pile, so that the steps under it can be reached. */
export function drop<Token>(stack: UndoStack<Token>, direction: 'undo' | 'redo'): UndoStack<Token> {
  return direction === 'undo' ? { ...stack, done: stack.done.slice(0, -1) } : { ...stack, undone: stack.undone.slice(0, -1) }
}
