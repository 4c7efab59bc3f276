import type { SyncStatus } from '../../../shared/contract/sync.ts'
import { Alert } from '../../ui/notice.tsx'
import { alertWords } from './alert-words.ts'

/** What needs a look about the computers of the team, in whole sentences. */
export function SyncAlerts({ alerts }: { alerts: SyncStatus['alerts'] }) {
  return (
    <>
      {alerts.map((alert) => (
        <Alert key={`${alert.kind} ${alert.computer ?? ''}`} meaning={alert.kind === 'clock' ? 'needs' : 'stop'}>
          <p>{alertWords(alert)}</p>
        </Alert>
      ))}
    </>
  )
}
