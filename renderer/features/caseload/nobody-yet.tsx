import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/messages/empty-state.tsx'
import { stopWords } from '../sync/stop-words.ts'
import { useSyncStatus } from '../sync/use-sync-status.ts'

/** The caseload of somebody new, or on a computer whose people went with their keys when it was removed from its team. */
export function NobodyYet() {
  const { status } = useSyncStatus()
  if (status?.stoppedBy === 'removed') return <EmptyState words={stopWords('removed').whole} />
  return (
    <EmptyState words="No one on your caseload yet. Accept a referral to add the first person.">
      <ButtonLink href="/referrals">See the referrals</ButtonLink>
    </EmptyState>
  )
}
