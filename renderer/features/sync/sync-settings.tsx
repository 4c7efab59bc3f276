import type { SyncStatus } from '../../../shared/contract/sync.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { useToday } from '../../api/use-today.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { CheckboxField } from '../../ui/forms/checkbox-field.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { Alert } from '../../ui/messages/notice.tsx'
import { FormFault } from '../../ui/forms/form-fault.tsx'
import { stopWords } from './stop-words.ts'
import { RefusedAlert } from './refused-changes.tsx'
import { RosterMissing } from '../team/joining/roster-missing.tsx'
import { SyncAlerts } from './sync-alerts.tsx'
import { isOutside, whereTheWorkIs } from './sync-words.ts'
import { useSyncOrders } from './use-sync-orders.ts'
import { useSyncStatus } from './use-sync-status.ts'

/** Where the work of this computer goes and comes from, in words, and what can be changed about it. */
export function SyncSettings() {
  const { status, fault } = useSyncStatus()
  if (fault !== undefined) return <FormFault words={faultSentence(fault)} />
  if (status === undefined) return <Loading words="Looking at sync…" />
  if (status.state === 'off') return <NotSetUp />
  return (
    <>
      <State status={status} />
      {status.stoppedBy !== 'removed' && (
        <>
          <SyncAlerts alerts={status.alerts} />
          <RefusedAlert status={status} />
          <Place status={status} />
          <LittleData status={status} />
          <TeamLinks />
        </>
      )}
    </>
  )
}

function NotSetUp() {
  return (
    <>
      <p>Saved on this computer only. Sync is not set up.</p>
      <p>
        Sync shares this caseload between your computers and your team, through storage that the practice already has: a shared folder, a USB stick, or a
        server. Everything is encrypted before it leaves this computer.
      </p>
      <p>If all computers of your team are lost, choose “Set up sync” and your team’s storage: the team sheet brings everything back.</p>
      <div className="hv-line-up">
        <ButtonLink href="/sync/set-up">Set up sync</ButtonLink>
        <ButtonLink href="/sync/join">Join a team</ButtonLink>
      </div>
    </>
  )
}

function State({ status }: { status: SyncStatus }) {
  const today = useToday()
  const { value: joining } = useRead('team.joining', {})
  const { syncNow, setPaused } = useSyncOrders()
  if (isOutside(status)) return <Outside status={status} />
  if (status.state === 'stopped' && status.stoppedBy !== null) return <Stopped reason={status.stoppedBy} waiting={whereTheWorkIs(status, today)} />
  const isPaused = status.state === 'paused'
  return (
    <>
      <p>{whereTheWorkIs(status, today)}</p>
      {/* That a place is out of reach for a while is nobody's to mend; that a proxy does not let through is. */}
      {status.outOfReach !== null && status.outOfReach !== 'place_unreachable' && (
        <Alert meaning="needs">
          <p>{faultSentence({ code: status.outOfReach })}</p>
        </Alert>
      )}
      {joining?.lacksRoster === true && <RosterMissing />}
      <div className="hv-line-up">
        <Button command="sync-now" onPress={() => void syncNow()}>
          Sync now
        </Button>
        <Button onPress={() => void setPaused(!isPaused)}>{isPaused ? 'Go on with sync' : 'Pause sync'}</Button>
      </div>
    </>
  )
}

function Outside({ status }: { status: SyncStatus }) {
  const today = useToday()
  const { value: joining } = useRead('team.joining', {})
  const { syncNow } = useSyncOrders()
  if (status.state !== 'waiting_for_approval') {
    return (
      <>
        <p>{whereTheWorkIs(status, today)}</p>
        <ButtonLink href="/sync/join">{status.state === 'needs_invitation' ? 'Join your team again' : 'See what you can do'}</ButtonLink>
      </>
    )
  }
  return (
    <>
      <p>{whereTheWorkIs(status, today)}</p>
      {joining?.lacksRoster === true && <RosterMissing />}
      <div className="hv-line-up">
        <Button command="sync-now" onPress={() => void syncNow()}>
          Sync now
        </Button>
        <ButtonLink href="/sync/join">See the letters for your administrator</ButtonLink>
      </div>
    </>
  )
}

function Stopped({ reason, waiting }: { reason: NonNullable<SyncStatus['stoppedBy']>; waiting: string }) {
  const { syncNow, refill } = useSyncOrders()
  const { whole, ways } = stopWords(reason)
  return (
    <>
      {reason !== 'removed' && <p>{waiting}</p>}
      <Alert meaning="stop">
        <p>{whole}</p>
      </Alert>
      {ways.length > 0 && (
        <div className="hv-line-up">
          {ways.map((way) => {
            if (way === 'change_place') {
              return (
                <ButtonLink key={way} href="/sync/set-up">
                  Choose the place again
                </ButtonLink>
              )
            }
            return way === 'try_again' ? (
              <Button key={way} command="sync-now" onPress={() => void syncNow()}>
                Try again
              </Button>
            ) : (
              <Button key={way} onPress={() => void refill()}>
                It is the right place: fill it again
              </Button>
            )
          })}
        </div>
      )}
    </>
  )
}

function Place({ status }: { status: SyncStatus }) {
  return (
    <section className="hv-stack">
      <h2>Place</h2>
      <p>{status.placeWords ?? 'No place is chosen.'}</p>
      {!isOutside(status) && <ButtonLink href="/sync/set-up">Change the place</ButtonLink>}
    </section>
  )
}

function LittleData({ status }: { status: SyncStatus }) {
  const { setLittleData } = useSyncOrders()
  return (
    <section className="hv-stack">
      <h2>Data</h2>
      <CheckboxField
        label="Use little data"
        hint="For a phone’s connection or one that costs money: Haversack syncs only when you choose Sync now and before it locks."
        checked={status.littleData}
        onChange={(event) => void setLittleData(event.target.checked)}
      />
    </section>
  )
}

function TeamLinks() {
  const { value: team } = useRead('team.current', {})
  if (team === undefined || team === null) return null
  return (
    <section className="hv-stack">
      <h2>Team</h2>
      <div className="hv-line-up">
        <ButtonLink href="/computers">Computers</ButtonLink>
        <ButtonLink href="/team">Caseloads and cover</ButtonLink>
        {team.role === 'administrator' && <ButtonLink href="/sync/invite">Invite a computer or a colleague</ButtonLink>}
      </div>
    </section>
  )
}
