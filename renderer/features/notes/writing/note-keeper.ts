import type { notes, TypedNote } from '../../../../shared/contract/notes.ts'
import type { Fault } from '../../../../shared/contract/errors.ts'
import type { Reply } from '../../../../shared/contract/operation.ts'
import type { Base } from '../../../../shared/model/change.ts'

/** What its writer changes in a note: everything but the bases, which follow from what was settled. */
export type Writing = Pick<TypedNote, 'body' | 'flags'>

export interface KeeperState {
  /** Milliseconds since 1970 when the text was last kept; null before the first time. */
  readonly savedAt: number | null
  /** Why what is on the page could not be kept; null while it is, or is about to be. */
  readonly fault: Fault | null
  /** The versions that its writer has before them: those the text started from, then what was settled of it. */
  readonly base: Base
  /** The note that the text became, because this one was signed on another computer meanwhile; else null. */
  readonly apart: string | null
}

export interface KeeperParts {
  readonly keep: (typed: TypedNote) => Promise<Reply<typeof notes.keepDraft>>
  readonly settle: () => Promise<Reply<typeof notes.settle>>
  readonly onState: (state: KeeperState) => void
}

/** A killed process loses at most what was typed in this time. Milliseconds. */
const keepAfter = 500
/** Writing that rests this long becomes a change of the caseload. Milliseconds. */
const settleAfter = 5 * 60_000

/**
 * Keeps a note while it is written: on this computer within half a second, as one change of the caseload when it
 * is left or rests. Calls to the core follow one another, so that no older text can overtake a newer one.
 */
export const createNoteKeeper = (start: TypedNote, savedAt: number | null, { keep, settle, onState }: KeeperParts) => {
  let latest: Writing = start
  let bases = { base: start.base, flagsBase: start.flagsBase }
  let state: KeeperState = { savedAt, fault: null, base: start.base, apart: null }
  let isKept = true
  let isSettled = savedAt === null
  let isStopped = false
  let keepTimer: ReturnType<typeof setTimeout> | null = null
  let restTimer: ReturnType<typeof setTimeout> | null = null
  let queue: Promise<unknown> = Promise.resolve()

  const tell = (change: Partial<KeeperState>): void => {
    state = { ...state, ...change }
    onState(state)
  }

  const afterOthers = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work)
    // A rejection is the caller's to meet; the next in the queue must have its turn all the same.
    queue = turn.catch(() => undefined)
    return turn
  }

  const keepLatest = async (): Promise<void> => {
    if (isKept || isStopped) return
    const writing = latest
    const reply = await keep({ ...writing, ...bases })
    if (!reply.ok) return tell({ fault: reply.error })
    isKept = latest === writing
    isSettled = false
    tell({ savedAt: reply.value.savedAt, fault: null })
  }

  const settleLatest = async (): Promise<'saved' | 'not_saved'> => {
    await keepLatest()
    if (isStopped) return 'saved'
    if (!isKept) return 'not_saved'
    if (isSettled) return 'saved'
    const reply = await settle()
    if (!reply.ok) {
      tell({ fault: reply.error })
      return 'not_saved'
    }
    bases = { base: reply.value.base, flagsBase: reply.value.flagsBase }
    isSettled = isKept
    // It is another note from now on. What was typed since it was kept must not be lost, and becomes one more.
    if (reply.value.apart !== null && isKept) stop()
    tell({ base: bases.base, apart: reply.value.apart })
    return 'saved'
  }

  const keepNow = (): Promise<void> => {
    if (keepTimer !== null) clearTimeout(keepTimer)
    keepTimer = null
    return afterOthers(keepLatest)
  }

  const settleNow = (): Promise<'saved' | 'not_saved'> => {
    clearTimers()
    return afterOthers(settleLatest)
  }

  const clearTimers = (): void => {
    if (keepTimer !== null) clearTimeout(keepTimer)
    if (restTimer !== null) clearTimeout(restTimer)
    keepTimer = null
    restTimer = null
  }

  const stop = (): void => {
    isStopped = true
    clearTimers()
  }

  return {
    /** How keeping stands at this moment. */
    state: (): KeeperState => state,
    /** Call with every change. The first of a spell starts the clock, so that steady typing is kept too. */
    write(writing: Writing): void {
      if (isStopped) return
      latest = writing
      isKept = false
      keepTimer ??= setTimeout(() => void keepNow(), keepAfter)
      if (restTimer !== null) clearTimeout(restTimer)
      restTimer = setTimeout(() => void settleNow(), settleAfter)
    },
    /** Keeps at once what is still waiting. */
    keepNow,
    /** Keeps it and makes it a change of the caseload. */
    settleNow,
    /** What is on the page with its bases, once nothing is under way any more: for signing. Keep it again if that fails. */
    ready(): Promise<TypedNote> {
      clearTimers()
      return afterOthers(async () => ({ ...latest, ...bases }))
    },
    /** The note was signed or deleted: nothing of it is to be kept any more. */
    stop,
  }
}

export type NoteKeeper = ReturnType<typeof createNoteKeeper>
