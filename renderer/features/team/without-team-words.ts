import type { SyncStatus } from '../../../shared/contract/sync.ts'
import { stopWords } from '../sync/stop-words.ts'
import { isOutside } from '../sync/sync-words.ts'

/** Why this computer has no team to show. `status`: undefined while it is being read. */
export function withoutTeamWords(status: Pick<SyncStatus, 'state' | 'stoppedBy'> | undefined): string {
  if (status?.stoppedBy === 'removed') return stopWords('removed').whole
  if (status !== undefined && isOutside(status)) return 'Only this computer, until your administrator lets it into the team.'
  return 'Only this computer. Sync is not set up, so there is no team yet.'
}
