import type { ReactNode } from 'react'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/messages/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { useSyncStatus } from '../sync/use-sync-status.ts'
import { withoutTeamWords } from './without-team-words.ts'

/** What every page about the team is on a computer that is in none: why, and the way to one. `title`, `help`: of that page. */
export function WithoutTeam({ title, help }: { title: string; help: ReactNode }) {
  const { status } = useSyncStatus()
  return (
    <Page title={title} help={help}>
      <EmptyState words={withoutTeamWords(status)}>
        <ButtonLink href="/settings/sync">Settings of sync</ButtonLink>
      </EmptyState>
    </Page>
  )
}
