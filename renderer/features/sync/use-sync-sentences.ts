import type { Invitation } from '../../../shared/contract/team.ts'
import { useRead } from '../../api/use-read.ts'
import { useToday } from '../../api/use-today.ts'
import { recordsWords } from '../settle/records-words.ts'
import { counted } from '../../ui/counted.ts'
import { syncWords, type SyncSentence } from './sync-words.ts'
import { isAnswered } from '../team/inviting/answered.ts'
import { useSyncStatus } from './use-sync-status.ts'
import { useWithoutEffect } from './use-without-effect.ts'

/** What the status bar says of saving and sync; empty while it is not known. */
export function useSyncSentences(isOpen: boolean): readonly SyncSentence[] {
  const { status } = useSyncStatus(isOpen)
  const isOn = status !== undefined && status.state !== 'off'
  const { value: unsettled } = useRead('settle.count', {}, { enabled: isOpen && isOn })
  const { value: team } = useRead('team.current', {}, { enabled: isOpen && isOn })
  const { value: invitations } = useRead('team.invitations', {}, { enabled: isOpen && isOn && team?.role === 'administrator' })
  const without = useWithoutEffect(isOpen ? status : undefined)
  const today = useToday()
  if (status === undefined) return []
  return [...syncWords(status, without, today), ...(isOn ? [...arrived(invitations ?? []), ...twoVersions(unsettled?.records ?? 0)] : [])]
}

/** Computers that have answered an invitation: nothing goes on for them until an administrator has looked. */
function arrived(invitations: readonly Invitation[]): readonly SyncSentence[] {
  const answered = invitations.filter(isAnswered)
  const [first] = answered
  if (first === undefined) return []
  if (answered.length > 1) return [{ words: `${counted(answered.length, 'computer')} ask to join the team. Look.`, href: '/sync/invite', state: 'arrived' }]
  return [{ words: `A computer of ${first.name} asks to join the team. Look.`, href: `/sync/approve/${first.id}`, state: 'arrived' }]
}

function twoVersions(records: number): readonly SyncSentence[] {
  if (records === 0) return []
  return [{ words: `${recordsWords(records)}. Settle ${records === 1 ? 'it' : 'them'}.`, href: '/settle', state: 'two-versions' }]
}
