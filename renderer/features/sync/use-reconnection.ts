import { useEffect } from 'react'
import { useCore } from '../../api/core-context.tsx'
import { useSyncStatus } from './use-sync-status.ts'

/** Syncs as soon as the computer is on a network again, where it waits for the storage; nobody asked, so nothing is said. */
export function useReconnection(): void {
  const core = useCore()
  const { status } = useSyncStatus()
  const isWaiting = status?.state === 'unreachable' && !status.littleData
  useEffect(() => {
    if (!isWaiting) return undefined
    const syncNow = () => void core.call('sync.now', {})
    window.addEventListener('online', syncNow)
    return () => window.removeEventListener('online', syncNow)
  }, [core, isWaiting])
}
