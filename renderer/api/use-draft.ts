import { useCallback, useEffect, useRef, useState } from 'react'
import { useCore } from './core-context.tsx'

/** How long after the first key of a spell a draft is kept, in milliseconds: a killed process loses less than a second. */
const pause = 500

/** How long after a failed keeping it is tried again, in milliseconds. */
const retryPause = 5_000

export interface Draft<T> {
  /** What was kept of an earlier attempt, undefined while it is being read, null if there is none. */
  readonly kept: T | null | undefined
  /** Milliseconds since 1970 of the last keeping. */
  readonly savedAt: number | null
  /** True while the last attempt to keep it failed: the text is only on this page. */
  readonly unsaved: boolean
  /** Call with every change of what is typed. */
  keep(content: T): void
  /** Keeps at once what is still waiting; false when it could not be kept and is only on this page. */
  flush(): Promise<boolean>
  /** The draft was finished or given up. */
  discard(): Promise<void>
}

/** Keeps what is typed under a name on this computer, encrypted, so that no crash, lock or error loses it. */
export const useDraft = <T extends object>(key: string, personId: string | null): Draft<T> => {
  const core = useCore()
  const [kept, setKept] = useState<T | null | undefined>(undefined)
  const [savedAt, setSavedAt] = useState<number | null>(null)
  const [unsaved, setUnsaved] = useState(false)
  const waiting = useRef<{ content: T; timer: ReturnType<typeof setTimeout> } | null>(null)

  const flush = useCallback(async (): Promise<boolean> => {
    const due = waiting.current
    if (due === null) return true
    clearTimeout(due.timer)
    waiting.current = null
    const reply = await core.call('drafts.save', { key, personId, content: due.content as never })
    setUnsaved(!reply.ok)
    if (reply.ok) setSavedAt(reply.value.savedAt)
    else waiting.current ??= { content: due.content, timer: setTimeout(() => void flush(), retryPause) }
    return reply.ok
  }, [core, key, personId])

  const keep = useCallback(
    (content: T): void => {
      // Not started anew with every key: steady typing would never be kept.
      const timer = waiting.current?.timer ?? setTimeout(() => void flush(), pause)
      waiting.current = { content, timer }
    },
    [flush],
  )

  const discard = useCallback(async (): Promise<void> => {
    if (waiting.current !== null) clearTimeout(waiting.current.timer)
    waiting.current = null
    await core.call('drafts.discard', { key })
    setKept(null)
    setSavedAt(null)
  }, [core, key])

  useEffect(() => {
    let current = true
    void core.call('drafts.open', { key }).then((reply) => {
      if (!current) return
      setKept(reply.ok && reply.value !== null ? (reply.value.content as T) : null)
      setSavedAt(reply.ok ? (reply.value?.savedAt ?? null) : null)
    })
    return () => {
      current = false
      void flush()
    }
  }, [core, key, flush])

  return { kept, savedAt, unsaved, keep, flush, discard }
}
