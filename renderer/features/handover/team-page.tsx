import { useState } from 'react'
import type { Cover } from '../../../shared/contract/handover.ts'
import type { TeamCaseload } from '../../../shared/contract/team.ts'
import { useRead } from '../../api/use-read.ts'
import { BeingRead } from '../../ui/messages/being-read.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { DataGrid } from '../../ui/tables/data-grid.tsx'
import type { MenuEntry } from '../../ui/menu.tsx'
import { Page } from '../../ui/page.tsx'
import { counted } from '../../ui/counted.ts'
import { listed } from '../team/team-words.ts'
import { WithoutTeam } from '../team/without-team.tsx'
import { CaseloadNameDialog } from './caseload-name-dialog.tsx'
import { coversOf, coverWords, endWords } from './cover-words.ts'
import { CoverAlerts } from './cover-alerts.tsx'
import { EndCoverDialog } from './end-cover.tsx'
import { GiveCoverDialog } from './give-cover.tsx'
import { HandOverCaseloadDialog } from './hand-over-caseload.tsx'

/** What an administrator is being asked about. */
type Asking =
  | { readonly what: 'add' }
  | { readonly what: 'rename' | 'give-cover' | 'hand-over'; readonly caseload: TeamCaseload }
  | { readonly what: 'end-cover'; readonly cover: Cover }

/** `/team`: the caseloads of the team, who works in each, who covers, and how they change hands. */
export function TeamPage() {
  const { value: team, fault } = useRead('team.current', {})
  const { value: covers } = useRead('handover.covers', {})
  const [asking, setAsking] = useState<Asking | null>(null)
  if (team === undefined) {
    return (
      <Page title={title} help={help}>
        <BeingRead words="Looking at the team…" fault={fault} />
      </Page>
    )
  }
  if (team === null) return <WithoutTeam title={title} help={help} />
  const isAdministrator = team.role === 'administrator'
  return (
    <Page
      title={title}
      summary={counted(team.caseloads.filter(({ kind }) => kind === 'caseload').length, 'caseload')}
      help={help}
      actions={
        <>
          <ButtonLink href="/computers">Computers</ButtonLink>
          <ButtonLink href="/erasures">Erasing certificates</ButtonLink>
          {isAdministrator && <Button onPress={() => setAsking({ what: 'add' })}>Add a caseload</Button>}
        </>
      }
      keyNotes={isAdministrator ? '↑ ↓ choose, Shift F10 opens the row menu, F2 renames' : '↑ ↓ choose'}
    >
      {isAdministrator && <CoverAlerts covers={covers ?? []} />}
      <DataGrid
        label="Caseloads of the team"
        name="caseloads"
        rows={team.caseloads}
        keyOf={idOf}
        nameOf={nameOf}
        columns={[
          { id: 'name', words: 'Caseload', width: 'minmax(140px, 2fr)', keep: true, cell: nameOf },
          { id: 'workers', words: 'Worked in by', width: 'minmax(140px, 2fr)', cell: workersCell },
          { id: 'cover', words: 'Cover', width: 'minmax(180px, 3fr)', keep: true, cell: (caseload) => coverWords(caseload, covers ?? []) },
          { id: 'held', words: 'On this computer', width: '136px', cell: ({ held }) => (held ? 'Yes' : 'No') },
        ]}
        {...(isAdministrator
          ? { rowMenu: (caseload: TeamCaseload) => entriesOf(caseload, covers ?? [], setAsking), rowCommands: { edit: (caseload: TeamCaseload) => setAsking({ what: 'rename', caseload }) } }
          : {})}
      />
      {!isAdministrator && <p className="hv-secondary">An administrator gives and ends cover, and hands caseloads over.</p>}
      {asking !== null && <Asked asking={asking} onClose={() => setAsking(null)} />}
    </Page>
  )
}

function Asked({ asking, onClose }: { asking: Asking; onClose: () => void }) {
  switch (asking.what) {
    case 'add':
      return <CaseloadNameDialog caseload={null} onClose={onClose} />
    case 'rename':
      return <CaseloadNameDialog caseload={asking.caseload} onClose={onClose} />
    case 'give-cover':
      return <GiveCoverDialog caseload={asking.caseload} onClose={onClose} />
    case 'end-cover':
      return <EndCoverDialog cover={asking.cover} onClose={onClose} />
    case 'hand-over':
      return <HandOverCaseloadDialog caseload={asking.caseload} onClose={onClose} />
  }
}

function entriesOf(caseload: TeamCaseload, covers: readonly Cover[], ask: (asking: Asking) => void): readonly MenuEntry[] {
  const rename: MenuEntry = { words: 'Rename', command: 'edit', onChoose: () => ask({ what: 'rename', caseload }) }
  if (caseload.kind === 'inbox') return [rename]
  return [
    rename,
    { words: 'Give cover…', onChoose: () => ask({ what: 'give-cover', caseload }) },
    ...coversOf(caseload, covers).map((cover) => ({ words: `${endWords(cover)}…`, onChoose: () => ask({ what: 'end-cover', cover }) })),
    { words: 'Hand over the whole caseload…', onChoose: () => ask({ what: 'hand-over', caseload }) },
  ]
}

function workersCell({ kind, workers }: TeamCaseload): string {
  return listed(workers, kind === 'inbox' ? 'Supervisors and administrators' : 'Nobody now')
}

function idOf({ id }: TeamCaseload): string {
  return id
}

function nameOf({ name }: TeamCaseload): string {
  return name
}

const title = 'Caseloads and cover'

const help = (
  <>
    <p>Each row is one caseload: who works in it, and who covers it for a time. Supervisors and administrators see every caseload.</p>
    <p>Cover lets a colleague see and write everything on a caseload, up to a last day. After that day their computers hide it, and an administrator ends it.</p>
    <p>To hand over one person, open their record. To allocate a new referral, open Referrals.</p>
  </>
)
