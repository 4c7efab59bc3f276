import { useRead } from '../../api/use-read.ts'
import { useSyncStatus } from '../sync/use-sync-status.ts'
import { noHomeWords, type NoHomeWords } from './no-home-words.ts'

/** Why nobody new can be taken in on this computer now; null where they can. */
export function useNoHome(): NoHomeWords | null {
  const { value } = useRead('lists.shown', {})
  const { status } = useSyncStatus()
  return noHomeWords(value?.choices, status?.stoppedBy ?? null)
}
