import { Button, ButtonLink } from '../../../ui/button.tsx'
import { ButtonRow } from '../../../ui/messages/dialog.tsx'
import { RosterMissing } from './roster-missing.tsx'
import { useSyncOrders } from '../../sync/use-sync-orders.ts'

/** An administrator has let this computer in, and it cannot read all that it has to before it takes part. */
export function JoinIncomplete() {
  const { syncNow } = useSyncOrders()
  return (
    <div className="hv-sheet hv-stack">
      <p>Your administrator has let this computer in. There is nothing more to type.</p>
      <RosterMissing />
      <ButtonRow>
        <Button command="sync-now" onPress={() => void syncNow()}>
          Look again
        </Button>
        <ButtonLink href="/today">Open Today</ButtonLink>
      </ButtonRow>
    </div>
  )
}
