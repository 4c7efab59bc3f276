import { useCallback, useEffect, useRef, useState } from 'react'
import type { NoteRecord, TypedNote } from '../../../../shared/contract/notes.ts'
import { useCore } from '../../../api/core-context.tsx'
import { useFlush, type FlushOutcome } from '../../../api/unsaved.ts'
import { useToast } from '../../../ui/messages/toast.tsx'
import { useRefreshNotes } from '../begin-note.ts'
import { createNoteKeeper, type KeeperState, type NoteKeeper, type Writing } from './note-keeper.ts'
import { setApartWords } from '../note-words.ts'
import { rememberSetApart, setApartFrom } from '../versions/set-apart.ts'

export interface WrittenNote {
  readonly writing: Writing
  readonly state: KeeperState
  readonly keeper: NoteKeeper
  readonly changeBody: (change: Partial<TypedNote['body']>) => void
  readonly changeFlags: (change: Partial<TypedNote['flags']>) => void
  /** Makes what was written a change of the caseload, as leaving does. */
  readonly settle: () => Promise<FlushOutcome>
}

/**
 * A note as it is being written: kept on this computer as it is typed, settled when it is left, locked or closed. It
 * says so where the note was signed on another computer meanwhile, and what was typed became a draft of its own.
 */
export const useNoteKeeper = (note: NoteRecord, typed: TypedNote): WrittenNote => {
  const core = useCore()
  const refresh = useRefreshNotes()
  const showToast = useToast()
  const [writing, setWriting] = useState<Writing>({ body: typed.body, flags: typed.flags })
  const [state, setState] = useState<KeeperState>({ savedAt: note.savedAt, fault: null, base: typed.base, apart: null })
  const [keeper] = useState(() =>
    createNoteKeeper(typed, note.savedAt, {
      keep: (next) => core.call('notes.keepDraft', { id: note.id, personId: note.personId, typed: next }),
      settle: () => core.call('notes.settle', { id: note.id }),
      onState: setState,
    }),
  )
  // Several fields may change in one event, before React shows any of it.
  const latest = useRef(writing)
  const write = (next: Writing): void => {
    latest.current = next
    setWriting(next)
    keeper.write(next)
  }
  const settle = useCallback(async (): Promise<FlushOutcome> => {
    const outcome = await keeper.settleNow()
    refresh()
    return outcome
  }, [keeper, refresh])
  /** Leaving: the page that could say so itself is about to go. */
  const settleAndSay = useCallback(async (): Promise<FlushOutcome> => {
    const outcome = await settle()
    const { apart } = keeper.state()
    if (apart !== null && setApartFrom(apart) === null) {
      rememberSetApart(apart, note.id)
      showToast({ words: setApartWords })
    }
    return outcome
  }, [settle, keeper, showToast, note.id])

  useFlush(settleAndSay)
  // Leaving by address or key has settled it before; whatever else takes the editor away must not lose text either.
  useEffect(() => () => void settleAndSay(), [settleAndSay])

  return {
    writing,
    state,
    keeper,
    changeBody: (change) => write({ ...latest.current, body: { ...latest.current.body, ...change } }),
    changeFlags: (change) => write({ ...latest.current, flags: { ...latest.current.flags, ...change } }),
    settle,
  }
}
