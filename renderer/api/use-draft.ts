import { useCallback, useEffect, useMemo, useState } from 'react'
import { useCore } from './core-context.tsx'
import { createDraftKeeper } from './draft-keeper.ts'
import { useFlush } from './unsaved.ts'

export interface Draft<T> {
  /** What was kept of an earlier attempt, undefined while it is being read, null if there is none. */
  readonly kept: T | null | undefined
  /** True while the last attempt to keep it failed: the text is only on this page. */
  readonly unsaved: boolean
  /** Call with every change of what is typed. */
  keep(content: T): void
  /** The draft was finished or given up. Where that cannot be kept at once it is tried again, and said in `unsaved`. */
  discard(): Promise<void>
}

/**
 * Keeps what is typed under a name on this computer, encrypted, so that no crash, lock or error loses it. What is
 * still waiting is kept before the page is left; where that fails, the page stays.
 */
export const useDraft = <T extends object>(key: string, personId: string | null): Draft<T> => {
  const core = useCore()
  const [kept, setKept] = useState<T | null | undefined>(undefined)
  const [unsaved, setUnsaved] = useState(false)
  const keeper = useMemo(
    () =>
      createDraftKeeper<T | null>(async (content) => {
        // What forms type is plain text and flags; an interface does not say of itself that it is JSON.
        const reply = await (content === null ? core.call('drafts.discard', { key }) : core.call('drafts.save', { key, personId, content: content as never }))
        setUnsaved(!reply.ok)
        return reply.ok
      }),
    [core, key, personId],
  )

  const discard = useCallback(async (): Promise<void> => {
    keeper.keep(null)
    await keeper.flush()
    setKept(null)
  }, [keeper])

  useFlush(async () => ((await keeper.flush()) ? 'saved' : 'not_saved'))
  useEffect(() => {
    let current = true
    void core.call('drafts.open', { key }).then((reply) => {
      if (current) setKept(reply.ok && reply.value !== null ? (reply.value.content as T) : null)
    })
    return () => {
      current = false
      void keeper.flush()
    }
  }, [core, key, keeper])

  return { kept, unsaved, keep: keeper.keep, discard }
}
