import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { forgetLock } from './lock-memory.ts'

/** Tells the session that a caseload is open; what was read before, while none was, is forgotten. */
export function useOpened(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    forgetLock()
    await queries.invalidateQueries()
  }, [queries])
}
