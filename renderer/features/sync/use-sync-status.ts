import { useState } from 'react'
import type { SyncStatus } from '../../../shared/contract/sync.ts'
import { useRead, type Reading } from '../../api/use-read.ts'
import { useSlow } from '../../ui/messages/use-slow.ts'

/**
 * How sync stands; undefined while it is not known. While a cycle runs that nobody asked for and that has nothing to
 * count, or that is over in a moment, what stood before still stands: words that change and change back would only be a nuisance.
 */
export function useSyncStatus(isOpen = true): { readonly status: SyncStatus | undefined; readonly fault: Reading<'sync.status'>['fault'] } {
  const { value, fault } = useRead('sync.status', {}, { enabled: isOpen })
  const [settled, setSettled] = useState(value)
  const isSyncing = value?.state === 'syncing'
  const isSlow = useSlow(isSyncing)
  const hasWords = isSyncing && (value.progress !== null || value.asked)
  const isMoment = isSyncing && !(isSlow && hasWords)
  if (!isMoment && value !== settled) setSettled(value)
  // Sync that has only now been turned on is no longer off.
  const before = settled?.state === 'off' ? undefined : settled
  return { status: isMoment ? (before ?? value) : value, fault }
}
