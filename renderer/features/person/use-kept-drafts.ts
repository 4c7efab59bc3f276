import { useEffect, useState } from 'react'
import { useCore } from '../../api/core-context.tsx'

/** The key of what is half typed in one part of a person's details. */
export const draftKey = (personId: string, part: string): string => `person:${personId}:${part}`

/**
 * The parts of a person's details, but for the one being edited, in which something was typed and not saved. Typing
 * is kept on this computer without a change of the caseload, so it is asked again when another part is edited.
 */
export function useKeptDrafts(personId: string, editing: string | null): ReadonlySet<string> {
  const core = useCore()
  const [parts, setParts] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    let isCurrent = true
    void core.call('drafts.list', {}).then((reply) => {
      if (!isCurrent || !reply.ok) return
      const prefix = draftKey(personId, '')
      const kept = reply.value.filter(({ key }) => key.startsWith(prefix)).map(({ key }) => key.slice(prefix.length))
      setParts(new Set(kept.filter((part) => part !== editing)))
    })
    return () => {
      isCurrent = false
    }
  }, [core, personId, editing])
  return parts
}
