import type { Invitation } from '../../../shared/contract/team.ts'
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
  const { value: team } = useRead('team.current', {}, { enabled: isOpen && isOn })
  const { value: invitations } = useRead('team.invitations', {}, { enabled: isOpen && isOn && team?.role === 'administrator' })
  const today = useToday()
  if (status === undefined) return []
  return [...syncWords(status, today), ...(isOn ? [...arrived(invitations ?? []), ...twoVersions(day?.twoVersions.length ?? 0)] : [])]
}

/** Computers that have answered an invitation: nothing goes on for them until an administrator has looked. */
function arrived(invitations: readonly Invitation[]): readonly SyncSentence[] {
  const answered = invitations.filter(({ answer }) => answer !== null && answer !== 'two_answered')
  const [first] = answered
  if (first === undefined) return []
  if (answered.length > 1) return [{ words: `${counted(answered.length, 'computer')} ask to join the team. Look.`, href: '/sync/invite', state: 'arrived' }]
  return [{ words: `A computer of ${first.name} asks to join the team. Look.`, href: `/sync/approve/${first.id}`, state: 'arrived' }]
}

/** `people`: how many have a record with two versions. */
function twoVersions(people: number): readonly SyncSentence[] {
  if (people === 0) return []
  return [{ words: `${counted(people, 'record')} ${people === 1 ? 'has' : 'have'} two versions. Settle them.`, href: '/today', state: 'two-versions' }]
}
