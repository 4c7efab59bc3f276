import { useCallback } from 'react'
import { useCore } from '../../api/core-context.tsx'

/** Notes that a person's record is open, for 'the people opened last'. The frame of every record calls it. */
export function useRememberOpened(): (personId: string) => void {
  const core = useCore()
  return useCallback((personId) => void core.call('search.opened', { id: personId }), [core])
}
