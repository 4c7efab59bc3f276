import { useState } from 'react'
import { useRead } from '../../../api/use-read.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/messages/empty-state.tsx'
import { Loading } from '../../../ui/messages/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { WithoutTeam } from '../without-team.tsx'
import { InvitationCode } from './invitation-code.tsx'
import { InvitationList } from './invitation-list.tsx'
import { InvitationUsed } from './invitation-used.tsx'
import { InviteForm, type MadeInvitation } from './invite-form.tsx'

/** Bringing in another computer, a colleague, a supervisor or an administrator. */
export function InvitePage() {
  const { value: team } = useRead('team.current', {})
  // The code is in the state of this page alone: once it is left, nobody can look it up.
  const [latest, setMade] = useState<MadeInvitation | null>(null)
  const { value: invitations } = useRead('team.invitations', {}, { enabled: team?.role === 'administrator' })
  // Cancelled or over, its code must not be read out any more.
  const invitation = invitations?.find(({ id }) => id === latest?.id)
  const made = invitation === undefined ? null : latest
  if (team === undefined) return <Loading words="Looking at the team…" />
  if (team === null) return <WithoutTeam title="Invite" help={help} />
  if (team.role !== 'administrator') {
    return (
      <Page title="Invite" help={help}>
        <EmptyState words="Only an administrator of the team can invite. Ask one of yours.">
          <ButtonLink href="/computers">Computers of the team</ButtonLink>
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page
      key={made === null ? 'form' : 'code'}
      title={made === null ? 'Invite a computer or a colleague' : made.isMine ? 'Invitation for your other computer' : `Invitation for ${made.name}`}
      help={help}
      focus={made === null ? 'first-field' : 'heading'}
      width="form"
    >
      <div className="hv-sheet hv-stack">
        {made === null || invitation === undefined ? (
          <InviteForm team={team} onMade={setMade} />
        ) : invitation.answer === null ? (
          <InvitationCode made={made} onAnother={() => setMade(null)} />
        ) : (
          <InvitationUsed id={invitation.id} answer={invitation.answer} onAnother={() => setMade(null)} />
        )}
      </div>
      <InvitationList none="No invitation is waiting. Whoever was let in is on the page Computers." />
    </Page>
  )
}

const help = (
  <>
    <p>An invitation lets one computer into the team. You choose whose it is, its role, and which caseloads it gets.</p>
    <p>Tell the code by phone or in person. Whoever types it shows up here, and you let them in after comparing six letters.</p>
    <p>A role belongs to a computer and never changes. For another role, remove the computer and invite it again.</p>
  </>
)
