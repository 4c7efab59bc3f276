import type { SyncStatus } from '../../../shared/contract/sync.ts'
import { useRead } from '../../api/use-read.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Alert } from '../../ui/notice.tsx'
import { alertWords, isOpenedBySheet } from './alert-words.ts'

/** What needs a look about the computers of the team, in whole sentences. */
export function SyncAlerts({ alerts }: { alerts: SyncStatus['alerts'] }) {
  const { value: team } = useRead('team.current', {})
  const isAdministrator = team?.role === 'administrator'
  return (
    <>
      {alerts.map((alert) => (
        <Alert key={`${alert.kind} ${alert.computer ?? ''}`} meaning={alert.kind === 'clock' ? 'needs' : 'stop'}>
          <p>{alertWords(alert, isAdministrator)}</p>
          {isAdministrator && isOpenedBySheet(alert) && (
            <ButtonLink kind="link" href="/sync/recover">
              Type the team sheet
            </ButtonLink>
          )}
        </Alert>
      ))}
    </>
  )
}
