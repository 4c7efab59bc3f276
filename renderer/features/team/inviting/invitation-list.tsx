import { Temporal } from 'temporal-polyfill'
import type { Invitation } from '../../../../shared/contract/team.ts'
import { formatNearDate } from '../../../../shared/rules/time/dates.ts'
import { useCore } from '../../../api/core-context.tsx'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { useReadAgain } from '../../../api/use-read-again.ts'
import { useRead } from '../../../api/use-read.ts'
import { useToday } from '../../../api/use-today.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/messages/empty-state.tsx'
import { focusIfLost } from '../../../ui/focus-back.ts'
import { useNotice } from '../../../ui/messages/notice.tsx'
import { useOneAtATime } from '../../../ui/one-at-a-time.ts'
import { Tag } from '../../../ui/tag.tsx'
import { useToast } from '../../../ui/messages/toast.tsx'
import { momentInSentence } from '../../../ui/moment-words.ts'
import { unansweredWords } from './answered.ts'
import { listed, roleWords } from '../team-words.ts'
import '../../sync/sync.css'

/** The invitations that are out: waiting for an answer, or answered and waiting for the administrator. `none`: said where there are none. */
export function InvitationList({ none }: { none?: string }) {
  const { value: invitations } = useRead('team.invitations', {})
  const today = useToday()
  if (invitations === undefined) return null
  if (invitations.length === 0) return none === undefined ? null : <EmptyState words={none} />
  return (
    <section className="hv-sheet hv-stack">
      <h2>Invitations that are out</h2>
      <ul className="hv-sync-cards">
        {invitations.map((invitation) => (
          <li key={invitation.id}>
            <p>
              <strong>{invitation.name}</strong>, {roleWords[invitation.role]}. Caseloads: {caseloadsOf(invitation)}.
              {typeof invitation.answer !== 'string' && ` Until ${formatNearDate(Temporal.PlainDate.from(invitation.until), today)}.`}
            </p>
            <AnswerState invitation={invitation} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** 'Every caseload', or those it gives. */
export function caseloadsOf({ role, caseloads }: Pick<Invitation, 'role' | 'caseloads'>): string {
  return role === 'link-worker' ? listed(caseloads, 'None') : 'Every caseload'
}

function AnswerState({ invitation }: { invitation: Invitation }) {
  const today = useToday()
  const { answer } = invitation
  if (answer === null) {
    return (
      <div className="hv-line-up">
        Waiting to be typed <CancelButton invitation={invitation} />
      </div>
    )
  }
  if (typeof answer === 'string') {
    return (
      <div className="hv-line-up">
        <Tag meaning={answer === 'gone' ? 'needs' : 'stop'}>{answer === 'gone' ? 'Gone' : 'Refused'}</Tag> {unansweredWords[answer]} <CancelButton invitation={invitation} />
      </div>
    )
  }
  return (
    <div className="hv-line-up">
      <Tag meaning="needs">Arrived</Tag> {answer.computer}, {momentInSentence(answer.at, today)}
      <ButtonLink kind="link" href={`/sync/approve/${invitation.id}`}>
        Look and approve
      </ButtonLink>
      <CancelButton invitation={invitation} />
    </div>
  )
}

function CancelButton({ invitation: { id, name } }: { invitation: Invitation }) {
  const core = useCore()
  const readAgain = useReadAgain()
  const once = useOneAtATime()
  const showNotice = useNotice()
  const showToast = useToast()
  const cancel = async () => {
    const reply = await core.call('team.cancelInvitation', { id })
    await readAgain('team.invitations')
    // The button went with its invitation.
    requestAnimationFrame(() => focusIfLost(null))
    return reply.ok ? showToast({ words: `The invitation for ${name} was cancelled. Its code no longer works.` }) : showNotice(faultSentence(reply.error))
  }
  return (
    <Button kind="link" onPress={() => void once(cancel)}>
      Cancel<span className="hv-hidden"> the invitation for {name}</span>
    </Button>
  )
}
