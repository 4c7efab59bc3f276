import { removedReason } from './removed-reason.ts'
import { useSyncStatus } from '../sync/use-sync-status.ts'

/** Why nothing that is the team's can be changed here; null while it can. */
export function useRemoved(): string | null {
  return useSyncStatus().status?.stoppedBy === 'removed' ? removedReason : null
}
