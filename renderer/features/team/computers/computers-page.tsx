import type { Computer } from '../../../../shared/contract/team.ts'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { useRead } from '../../../api/use-read.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/messages/empty-state.tsx'
import { Loading } from '../../../ui/messages/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { FormFault } from '../../../ui/forms/form-fault.tsx'
import { ComputersGrid } from './computers-grid.tsx'
import { counted } from '../../../ui/counted.ts'
import { InvitationList } from '../inviting/invitation-list.tsx'
import { RefusedChanges } from '../../sync/refused-changes.tsx'
import { SyncAlerts } from '../../sync/sync-alerts.tsx'
import { useSyncOrders } from '../../sync/use-sync-orders.ts'
import { useSyncStatus } from '../../sync/use-sync-status.ts'
import { WithoutTeam } from '../without-team.tsx'

/** `/computers`: which caseloads each computer of the team holds, and when it was last heard of. */
export function ComputersPage() {
  const { value: team, fault } = useRead('team.current', {})
  const { value: computers } = useRead('team.computers', {})
  const { status } = useSyncStatus()
  const { syncNow } = useSyncOrders()
  if (fault !== undefined) {
    return (
      <Page title="Computers" help={help}>
        <FormFault words={faultSentence(fault)} />
      </Page>
    )
  }
  if (team === undefined) return <Loading words="Looking at the team…" />
  if (team === null) return <WithoutTeam title="Computers" help={help} />
  const isAdministrator = team.role === 'administrator'
  return (
    <Page
      title="Computers"
      summary={computers === undefined ? undefined : countWords(computers)}
      help={help}
      actions={
        <>
          <Button command="sync-now" onPress={() => void syncNow()}>
            Sync now
          </Button>
          <ButtonLink href="/team">Caseloads and cover</ButtonLink>
          {isAdministrator && <ButtonLink href="/sync/invite">Invite a computer or a colleague</ButtonLink>}
        </>
      }
      keyNotes={isAdministrator ? '↑ ↓ choose, Shift F10 opens the row menu, F2 renames' : '↑ ↓ choose'}
    >
      {status !== undefined && <SyncAlerts alerts={status.alerts} />}
      <RefusedChanges computers={computers ?? []} isAdministrator={isAdministrator} />
      {computers === undefined ? <Loading words="Reading the list of computers…" /> : <ComputersGrid computers={computers} isAdministrator={isAdministrator} />}
      {computers?.length === 1 && <EmptyState words="Only this computer." />}
      {isAdministrator && <InvitationList />}
    </Page>
  )
}

/** '5 computers, 1 removed' */
function countWords(computers: readonly Computer[]): string {
  const removed = computers.filter(({ state }) => state === 'left' || state === 'lost').length
  return counted(computers.length - removed, 'computer') + (removed === 0 ? '' : `, ${removed} removed`)
}

const help = (
  <>
    <p>Each row is one computer of the team: whose it is, what it holds, and when something of it was last heard of.</p>
    <p>A computer that was not heard of for long may only be switched off. Haversack does not record who works when.</p>
    <p>An administrator can rename and remove computers, and let late work of a removed one count.</p>
  </>
)
