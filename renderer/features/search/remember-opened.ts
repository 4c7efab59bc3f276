import { useCallback } from 'react'
import { useCore } from '../../api/core-context.tsx'

/** Notes that a person's record is opened, for 'the people opened last'. Call it before going there. */
export function useRememberOpened(): (personId: string) => void {
  const core = useCore()
  return useCallback((personId) => void core.call('search.opened', { id: personId }), [core])
}
