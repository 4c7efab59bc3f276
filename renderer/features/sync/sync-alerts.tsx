import type { SyncStatus } from '../../../shared/contract/sync.ts'
import { useCore } from '../../api/core-context.tsx'
import { useRead } from '../../api/use-read.ts'
import { useToday } from '../../api/use-today.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Alert } from '../../ui/messages/notice.tsx'
import { useAlertAnswer } from '../../ui/messages/use-alert-answer.ts'
import { alertWords, isOpenedBySheet, type AlertWords } from './alert-words.ts'
import './sync.css'

/** What needs a look about the computers of the team, in whole sentences. */
export function SyncAlerts({ alerts }: { alerts: SyncStatus['alerts'] }) {
  const { value: team } = useRead('team.current', {})
  const isAdministrator = team?.role === 'administrator'
  const today = useToday()
  return (
    <>
      {alerts.map((alert) => (
        <Alert key={`${alert.kind} ${alert.device ?? alert.computer ?? ''}`} meaning={alert.kind === 'clock' || alert.kind === 'new_administrator' ? 'needs' : 'stop'}>
          <WholeAlert {...alertWords(alert, isAdministrator, today)} />
          {isAdministrator && isOpenedBySheet(alert) && (
            <ButtonLink kind="link" href="/sync/recover">
              Type the team sheet
            </ButtonLink>
          )}
          {alert.device !== undefined && <LeaveInTeam device={alert.device} computer={alert.computer} />}
        </Alert>
      ))}
    </>
  )
}

/** Several of them are looked through by what happened. */
function WholeAlert({ happened, advice }: AlertWords) {
  return (
    <p className="hv-sync-alert">
      <strong>{happened}</strong> {advice}
    </p>
  )
}

/** It is meant to be there: nothing is said about it any more. */
function LeaveInTeam({ device, computer }: { device: string; computer: string | null }) {
  const core = useCore()
  const answer = useAlertAnswer('sync.')
  return (
    <Button onPress={() => void answer(core.call('team.leaveInTeam', { device }))}>
      Leave it in the team<span className="hv-hidden">: {computer ?? 'a computer'}</span>
    </Button>
  )
}
