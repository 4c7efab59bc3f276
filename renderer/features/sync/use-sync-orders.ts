import { useEffect } from 'react'
import type { Fault } from '../../../shared/contract/errors.ts'
import type { SyncStatus } from '../../../shared/contract/sync.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useReadAgain } from '../../api/use-read-again.ts'
import { flushAll } from '../../api/unsaved.ts'
import { useToday } from '../../api/use-today.ts'
import { focusIfLost } from '../../ui/focus-back.ts'
import { useNotice, useTakeNoticeBack } from '../../ui/messages/notice.tsx'
import { useOneAtATime } from '../../ui/one-at-a-time.ts'
import { useToast } from '../../ui/messages/toast.tsx'
import { whereTheWorkIs } from './sync-words.ts'
import { useSyncStatus } from './use-sync-status.ts'

export interface SyncOrders {
  /** Syncs at once and says what came of it. */
  readonly syncNow: () => Promise<void>
  /** Going on with it syncs at once and says what came of it. */
  readonly setPaused: (paused: boolean) => Promise<void>
  readonly setLittleData: (littleData: boolean) => Promise<void>
  /** Fills a storage whose files are gone. */
  readonly refill: () => Promise<void>
}

/** What can be asked of sync from anywhere. */
export function useSyncOrders(): SyncOrders {
  const core = useCore()
  const readAgain = useReadAgain()
  const showToast = useToast()
  const showNotice = useNotice()
  const once = useOneAtATime()
  const today = useToday()
  const { status: now } = useSyncStatus()
  const isOver = now !== undefined && !isFailing(now)
  const takeNoticeBack = useTakeNoticeBack()
  useEffect(() => {
    // Whoever told of it may be gone from the page by now: a place that can be used again has other buttons.
    if (isOver) takeNoticeBack(subject)
  }, [isOver, takeNoticeBack])

  const tellStatus = async () => {
    const status = await core.call('sync.status', {})
    await readAgain('sync.')
    if (!status.ok) return showNotice(faultSentence(status.error))
    const words = whereTheWorkIs(status.value, today)
    return isFailing(status.value) ? showNotice(words, subject) : showToast({ words })
  }
  const order = async (reply: Promise<{ readonly ok: true } | { readonly ok: false; readonly error: Fault }>, done: () => void | Promise<void>) => {
    const pressed = document.activeElement
    const answer = await reply
    if (!answer.ok) return showNotice(faultSentence(answer.error))
    await readAgain('sync.')
    await done()
    // Another state has other buttons: what was pressed may have gone, and the focus with it.
    requestAnimationFrame(() => {
      if (pressed?.isConnected === false) focusIfLost(null)
    })
  }

  const pause = (): Promise<void> =>
    order(core.call('sync.pause', { paused: true }), () => showToast({ words: 'Sync is paused. Changes wait on this computer.', onUndo: () => void goOn() }))
  // What is told is how it went, not that it began: it may have been for nothing.
  const goOn = (): Promise<void> => order(core.call('sync.pause', { paused: false }), () => order(core.call('sync.now', {}), tellStatus))
  const setLittleData = (littleData: boolean): Promise<void> =>
    order(core.call('sync.useLittleData', { littleData }), () =>
      showToast({ words: littleData ? 'Sync uses little data now.' : 'Sync runs by itself again.', onUndo: () => void setLittleData(!littleData) }),
    )
  return {
    // What is being typed goes along: whoever asks for sync is about to close the lid. What cannot be kept says so in its place.
    syncNow: () => once(async () => {
      await flushAll()
      await order(core.call('sync.now', {}), tellStatus)
    }),
    setPaused: (paused) => once(paused ? pause : goOn),
    setLittleData,
    refill: () => once(() => order(core.call('sync.refill', {}), tellStatus)),
  }
}

/** What notices of failing sync are about. */
const subject = 'sync'

function isFailing({ state }: SyncStatus): boolean {
  return state === 'unreachable' || state === 'stopped'
}
