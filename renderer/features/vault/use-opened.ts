import { useCallback } from 'react'
import { useReadAgain } from '../../api/use-read-again.ts'
import { forgetLock } from './session/lock-memory.ts'

/** Tells the session that a caseload is open; what was read before, while none was, is forgotten. */
export function useOpened(): () => Promise<void> {
  const readAgain = useReadAgain()
  return useCallback(async () => {
    forgetLock()
    await readAgain()
  }, [readAgain])
}
