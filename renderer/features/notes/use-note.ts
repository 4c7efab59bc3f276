import { useCallback, useEffect, useRef, useState } from 'react'
import type { Fault } from '../../../shared/contract/errors.ts'
import type { NoteRecord } from '../../../shared/contract/notes.ts'
import { useCore } from '../../api/core-context.tsx'

export interface OpenNote {
  /** Undefined while it is read for the first time. */
  readonly note: NoteRecord | undefined
  readonly fault: Fault | undefined
  /** Resolves when the fresh answer is there. */
  readonly reload: () => Promise<void>
}

/**
 * One note, read afresh each time it is opened: what is being typed changes no table, so a cached answer could be
 * older than the text that was typed last.
 */
export const useNote = (id: string): OpenNote => {
  const core = useCore()
  const [answer, setAnswer] = useState<{ readonly note?: NoteRecord; readonly fault?: Fault }>({})
  const asked = useRef(0)

  const reload = useCallback(async (): Promise<void> => {
    asked.current += 1
    const mine = asked.current
    const reply = await core.call('notes.open', { id })
    if (mine === asked.current) setAnswer(reply.ok ? { note: reply.value } : { fault: reply.error })
  }, [core, id])

  useEffect(() => {
    void reload()
    return core.onChanged((tables) => {
      if (tables.some((table) => shownTables.has(table))) void reload()
    })
  }, [core, reload])

  return { note: answer.note, fault: answer.fault, reload }
}

const shownTables: ReadonlySet<string> = new Set(['note', 'addendum', 'consultation'])
