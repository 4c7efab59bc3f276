import type { SyncStatus } from '../../../shared/contract/sync.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { useReadAgain } from '../../api/use-read-again.ts'
import { useToday } from '../../api/use-today.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { useHeadingAfterwards } from '../../ui/focus-back.ts'
import { Alert, useNotice } from '../../ui/notice.tsx'
import { alertWords, isOpenedBySheet } from './alert-words.ts'

/** What needs a look about the computers of the team, in whole sentences. */
export function SyncAlerts({ alerts }: { alerts: SyncStatus['alerts'] }) {
  const { value: team } = useRead('team.current', {})
  const isAdministrator = team?.role === 'administrator'
  const today = useToday()
  return (
    <>
      {alerts.map((alert) => (
        <Alert key={`${alert.kind} ${alert.device ?? alert.computer ?? ''}`} meaning={alert.kind === 'clock' || alert.kind === 'new_administrator' ? 'needs' : 'stop'}>
          <p>{alertWords(alert, isAdministrator, today)}</p>
          {isAdministrator && isOpenedBySheet(alert) && (
            <ButtonLink kind="link" href="/sync/recover">
              Type the team sheet
            </ButtonLink>
          )}
          {alert.device !== undefined && <LeaveInTeam device={alert.device} />}
        </Alert>
      ))}
    </>
  )
}

/** It is meant to be there: nothing is said about it any more. */
function LeaveInTeam({ device }: { device: string }) {
  const core = useCore()
  const readAgain = useReadAgain()
  const showNotice = useNotice()
  useHeadingAfterwards()
  const leave = async () => {
    const reply = await core.call('team.leaveInTeam', { device })
    if (!reply.ok) return showNotice(faultSentence(reply.error))
    return readAgain('sync.')
  }
  return <Button onPress={() => void leave()}>Leave it in the team</Button>
}
