import { useCallback, useEffect, useMemo, useState } from 'react'
import { useCore } from './core-context.tsx'
import { createDraftKeeper } from './draft-keeper.ts'

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
  const keeper = useMemo(
    () =>
      createDraftKeeper<T>(async (content) => {
        const reply = await core.call('drafts.save', { key, personId, content: content as never })
        setUnsaved(!reply.ok)
        if (reply.ok) setSavedAt(reply.value.savedAt)
        return reply.ok
      }),
    [core, key, personId],
  )

  const discard = useCallback(async (): Promise<void> => {
    keeper.forget()
    await core.call('drafts.discard', { key })
    setKept(null)
    setSavedAt(null)
  }, [core, key, keeper])

  useEffect(() => {
    let current = true
    void core.call('drafts.open', { key }).then((reply) => {
      if (!current) return
      setKept(reply.ok && reply.value !== null ? (reply.value.content as T) : null)
      setSavedAt(reply.ok ? (reply.value?.savedAt ?? null) : null)
    })
    return () => {
      current = false
      void keeper.flush()
    }
  }, [core, key, keeper])

  return { kept, savedAt, unsaved, keep: keeper.keep, flush: keeper.flush, discard }
}
