import { useRead } from '../../api/use-read.ts'
import { useToday } from '../../api/use-today.ts'
import { counted } from './counted.ts'
import { syncWords, type SyncSentence } from './sync-words.ts'
import { useSyncStatus } from './use-sync-status.ts'

/** What the status bar says of saving and sync; empty while it is not known. */
export function useSyncSentences(isOpen: boolean): readonly SyncSentence[] {
  const { status } = useSyncStatus(isOpen)
  const isOn = status !== undefined && status.state !== 'off'
  const { value: day } = useRead('lists.today', {}, { enabled: isOpen && isOn })
  const today = useToday()
  if (status === undefined) return []
  return [...syncWords(status, today), ...(isOn ? twoVersions(day?.twoVersions.length ?? 0) : [])]
}

/** `people`: how many have a record with two versions. */
function twoVersions(people: number): readonly SyncSentence[] {
  if (people === 0) return []
  return [{ words: `${counted(people, 'record')} ${people === 1 ? 'has' : 'have'} two versions. Settle them.`, href: '/today', state: 'two-versions' }]
}
