import type { SyncStatus } from '../../../shared/contract/sync.ts'
import { Alert } from '../../ui/notice.tsx'
import { alertWords } from './alert-words.ts'
import { counted } from './counted.ts'

/** What needs a look about the computers of the team, in whole sentences. */
export function SyncAlerts({ alerts, refused }: { alerts: SyncStatus['alerts']; refused: number }) {
  return (
    <>
      {alerts.map((alert) => (
        <Alert key={`${alert.kind} ${alert.computer ?? ''}`} meaning={alert.kind === 'clock' ? 'needs' : 'stop'}>
          <p>{alertWords(alert)}</p>
        </Alert>
      ))}
      {refused > 0 && (
        <Alert meaning="needs">
          <p>{refusedWords(refused)}</p>
        </Alert>
      )}
    </>
  )
}

/** Why changes were set aside, what is safe, and what to do. */
function refusedWords(refused: number): string {
  const were = refused === 1 ? 'was' : 'were'
  return `${counted(refused, 'change')} ${were} refused, because the computer ${refused === 1 ? 'it' : 'they'} came from may not make ${refused === 1 ? 'it' : 'them'}: its role does not allow it, or it was removed before. Nothing of yours was changed. An administrator can admit the late work of a removed computer.`
}
