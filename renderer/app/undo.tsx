import { createContext, useCallback, useContext, useMemo, useRef, type ReactNode } from 'react'
import type { UndoToken } from '../../shared/model/change.ts'
import { useNotice } from '../ui/messages/notice.tsx'
import { useToast } from '../ui/messages/toast.tsx'
import { useCommand } from './use-command.tsx'
import { afterRedo, afterUndo, drop, emptyUndoStack, push, type UndoStack } from './undo-stack.ts'
import { lowerFirst } from '../../shared/rules/capitals.ts'

/**
 * Takes back what a token stands for. Success gives the token that reverses it again; failure gives the
 * whole sentence to show (what happened, what is safe, what to do) and whether the same step may be tried again,
 * as after a full disk; otherwise the step is forgotten.
 */
export type TakeBack = (
  token: UndoToken,
  direction: 'undo' | 'redo',
) => Promise<{ readonly ok: true; readonly token: UndoToken } | { readonly ok: false; readonly words: string; readonly mayTryAgain: boolean }>

export interface Undo {
  /** Call after something was done. `words`: 'Consultation moved', shown as 'Consultation moved. [Undo]'. */
  readonly did: (words: string, token: UndoToken) => void
  readonly undo: () => Promise<void>
  readonly redo: () => Promise<void>
  /** Forgets every step: what they stood for is gone for good. */
  readonly forgetAll: () => void
}

const UndoContext = createContext<Undo | null>(null)

/** Keeps the undo and redo piles and answers to their keys wherever the focus is not in text. */
export function UndoProvider({ takeBack, children }: { takeBack: TakeBack; children: ReactNode }) {
  const undo = useUndoStack(takeBack)
  useCommand('undo', () => void undo.undo())
  useCommand('redo', () => void undo.redo())
  return <UndoContext value={undo}>{children}</UndoContext>
}

/** The undo and redo of the whole window. */
export function useUndo(): Undo {
  const undo = useContext(UndoContext)
  if (undo === null) throw new Error('useUndo outside UndoProvider')
  return undo
}

function useUndoStack(takeBack: TakeBack): Undo {
  const showToast = useToast()
  const showNotice = useNotice()
  const stack = useRef<UndoStack<UndoToken>>(emptyUndoStack)
  const isBusy = useRef(false)

  const step = useCallback(
    async (direction: 'undo' | 'redo', sayDone: (words: string) => void) => {
      const newest = (direction === 'undo' ? stack.current.done : stack.current.undone).at(-1)
      if (isBusy.current) return
      if (newest === undefined) return showToast({ words: direction === 'undo' ? 'Nothing to undo.' : 'Nothing to do again.' })
      isBusy.current = true
      const outcome = await takeBack(newest.token, direction).finally(() => {
        isBusy.current = false
      })
      if (!outcome.ok) {
        if (!outcome.mayTryAgain) stack.current = drop(stack.current, direction)
        return showNotice(outcome.words)
      }
      stack.current = (direction === 'undo' ? afterUndo : afterRedo)(stack.current, outcome.token)
      return sayDone(newest.words)
    },
    [takeBack, showToast, showNotice],
  )

  return useMemo(() => {
    const undo = () => step('undo', (words) => showToast({ words: `Undone: ${lowerFirst(words)}.` }))
    const sayDone = (words: string) => showToast({ words: `${words}.`, onUndo: () => void undo() })
    return {
      did: (words, token) => {
        // What was saved already stood: there is nothing to say and nothing to take back.
        if (token.length === 0) return
        stack.current = push(stack.current, { words, token })
        sayDone(words)
      },
      undo,
      redo: () => step('redo', sayDone),
      forgetAll: () => {
        stack.current = emptyUndoStack
      },
    }
  }, [step, showToast])
}
