import type { notes, TypedNote } from '../../../../shared/contract/notes.ts'
import type { Fault } from '../../../../shared/contract/errors.ts'
import type { Reply } from '../../../../shared/contract/operation.ts'
import type { Base } from '../../../../shared/model/change.ts'
import { createDraftKeeper } from '../../../api/draft-keeper.ts'

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

/** Writing that rests this long becomes a change of the caseload. Milliseconds. */
const settleAfter = 5 * 60_000

/**
 * Keeps a note while it is written: on this computer as it is typed, as one change of the caseload when it is left or
 * rests. Calls to the core follow one another, so that no older text can overtake a newer one.
 */
export const createNoteKeeper = (start: TypedNote, savedAt: number | null, { keep, settle, onState }: KeeperParts) => {
  let latest: Writing = start
  let kept: Writing = start
  let bases = { base: start.base, flagsBase: start.flagsBase }
  let state: KeeperState = { savedAt, fault: null, base: start.base, apart: null }
  let isSettled = savedAt === null
  let isStopped = false
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

  const keepText = async (writing: Writing): Promise<boolean> => {
    if (isStopped) return true
    const reply = await keep({ ...writing, ...bases })
    if (!reply.ok) {
      // Whoever it is about was erased: nothing about them is to be kept, however often it is tried.
      if (reply.error.code === 'not_found') stop()
      tell({ fault: reply.error })
      return false
    }
    kept = writing
    isSettled = false
    tell({ savedAt: reply.value.savedAt, fault: null })
    return true
  }

  const keeping = createDraftKeeper<Writing>((writing) => afterOthers(() => keepText(writing)))

  const settleKept = async (): Promise<'saved' | 'not_saved'> => {
    if (isStopped || isSettled) return 'saved'
    const reply = await settle()
    if (!reply.ok) {
      tell({ fault: reply.error })
      return 'not_saved'
    }
    bases = { base: reply.value.base, flagsBase: reply.value.flagsBase }
    isSettled = true
    // It is another note from now on. What was typed since it was kept must not be lost, and becomes one more.
    if (reply.value.apart !== null && latest === kept) stop()
    tell({ base: bases.base, apart: reply.value.apart })
    return 'saved'
  }

  const settleNow = async (): Promise<'saved' | 'not_saved'> => {
    stopResting()
    return (await keeping.flush()) ? afterOthers(settleKept) : 'not_saved'
  }

  const stopResting = (): void => {
    if (restTimer !== null) clearTimeout(restTimer)
    restTimer = null
  }

  const stop = (): void => {
    isStopped = true
    stopResting()
  }

  return {
    /** How keeping stands at this moment. */
    state: (): KeeperState => state,
    /** Call with every change. */
    write(writing: Writing): void {
      if (isStopped) return
      latest = writing
      keeping.keep(writing)
      stopResting()
      restTimer = setTimeout(() => void settleNow(), settleAfter)
    },
    /** Keeps at once what is still waiting. */
    keepNow: async (): Promise<void> => void (await keeping.flush()),
    /** Keeps it and makes it a change of the caseload. */
    settleNow,
    /** Signs what is on the page, once nothing is under way any more. Nothing is kept meanwhile: it would come back as a draft. */
    async sign<R extends { readonly ok: boolean }>(send: (typed: TypedNote) => Promise<R>): Promise<R> {
      stopResting()
      await keeping.flush()
      return afterOthers(async () => {
        const reply = await send({ ...latest, ...bases })
        if (reply.ok) stop()
        return reply
      })
    },
    /** The note was signed or deleted: nothing of it is to be kept any more. */
    stop,
  }
}

export type NoteKeeper = ReturnType<typeof createNoteKeeper>
