import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Invitation } from '../../../../shared/contract/team.ts'
import { useCore } from '../../../api/core-context.tsx'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { useReadAgain } from '../../../api/use-read-again.ts'
import { useRead } from '../../../api/use-read.ts'
import { useToday } from '../../../api/use-today.ts'
import type { RouteParams } from '../../../app/lazy-page.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { CheckboxField } from '../../../ui/forms/checkbox-field.tsx'
import { ButtonRow } from '../../../ui/messages/dialog.tsx'
import { EmptyState } from '../../../ui/messages/empty-state.tsx'
import { ErrorSummary } from '../../../ui/forms/error-summary.tsx'
import { Form } from '../../../ui/forms/form.tsx'
import { Loading } from '../../../ui/messages/loading.tsx'
import { Alert } from '../../../ui/messages/notice.tsx'
import { useOneAtATime } from '../../../ui/one-at-a-time.ts'
import { Page } from '../../../ui/page.tsx'
import { useToast } from '../../../ui/messages/toast.tsx'
import { isAnswered, unansweredWords, type Answered } from './answered.ts'
import { CheckLetters } from '../check-letters.tsx'
import { caseloadsOf } from './invitation-list.tsx'
import { momentInSentence } from '../../../ui/moment-words.ts'
import { SheetField, sheetError, sheetMissing } from '../sheet/sheet-field.tsx'
import { roleWords } from '../team-words.ts'
import { useFormErrors } from '../../../ui/forms/use-form-errors.ts'
import '../team.css'

/** Letting a computer into the team, after its letters were compared with those here. */
export function ApprovePage({ params }: { params: RouteParams }) {
  const { value: invitations, fault } = useRead('team.invitations', {})
  if (invitations === undefined && fault === undefined) return <Loading words="Looking at the invitations…" />
  const invitation = invitations?.find(({ id }) => id === params['id'])
  return (
    <Page title={invitation !== undefined && isAnswered(invitation) ? `Let ${invitation.answer.computer} into the team` : 'Let a computer in'} help={help} width="form">
      <div className="hv-sheet hv-stack">
        {invitation !== undefined && isAnswered(invitation) ? (
          <Approval invitation={invitation} />
        ) : (
          <EmptyState words={fault === undefined ? withoutAnswer(invitation) : faultSentence(fault)}>
            <ButtonLink href="/sync/invite">Invitations</ButtonLink>
          </EmptyState>
        )}
      </div>
    </Page>
  )
}

const help = (
  <>
    <p>Ring the person you invited, on a number you know, or go there. Let them read out the six letters on their screen.</p>
    <p>If the letters are the same, nobody stands between your computers. If they differ, refuse and make a new invitation.</p>
  </>
)

function withoutAnswer(invitation: Invitation | undefined): string {
  if (invitation === undefined) return 'This invitation is no longer open: it was approved, refused or cancelled, or has run out.'
  const words = typeof invitation.answer === 'string' ? unansweredWords[invitation.answer] : 'Nobody has typed this code yet. When somebody has, they show up here.'
  return `Invitation for ${invitation.name}. ${words}`
}

function Approval({ invitation }: { invitation: Answered }) {
  const core = useCore()
  const readAgain = useReadAgain()
  const once = useOneAtATime()
  const showToast = useToast()
  const [, navigate] = useLocation()
  const today = useToday()
  // What was on screen when the page was opened: what arrives later must not be approved by a tick given before.
  const [{ letters, computer, at, otherName }] = useState(invitation.answer)
  const [isSame, setSame] = useState(false)
  const [sheet, setSheet] = useState('')
  const { errors, tries, errorOf, fail } = useFormErrors()
  const hasChanged = letters !== invitation.answer.letters
  const needsSheet = invitation.role === 'administrator'

  const approve = async () => {
    const missing = needsSheet ? sheetMissing(sheet, 'appoints') : []
    if (missing.length > 0) return fail(missing)
    const reply = await core.call('team.approve', { id: invitation.id, letters, sheet: needsSheet ? sheet : null })
    if (!reply.ok) return fail([sheetError(reply.error)])
    showToast({ words: `${computer} is in the team.` })
    navigate('/computers', { replace: true })
    return readAgain()
  }
  const refuse = async () => {
    const reply = await core.call('team.cancelInvitation', { id: invitation.id })
    if (!reply.ok) return fail([{ field: null, words: faultSentence(reply.error) }])
    showToast({ words: `${computer} was refused. Its invitation no longer works.` })
    navigate('/sync/invite', { replace: true })
    return readAgain()
  }

  return (
    <Form onSubmit={approve}>
      <ErrorSummary errors={errors} tries={tries} />
      <dl className="hv-team-facts">
        <dt>Who</dt>
        <dd>{invitation.name}</dd>
        <dt>Computer</dt>
        <dd>
          {computer}, answered {momentInSentence(at, today)}
        </dd>
        <dt>Role</dt>
        <dd>{roleWords[invitation.role]}</dd>
        <dt>Caseloads</dt>
        <dd>{caseloadsOf(invitation)}</dd>
      </dl>
      <p>{sightWords(invitation, computer)}</p>
      {otherName !== null && (
        <Alert meaning="needs">
          <p>
            On {computer} they have given their name as {otherName}. The team will see them by that name, not as {invitation.name}. If you do not know it, ask before you approve.
          </p>
        </Alert>
      )}
      <p>
        Look at the screen of {computer} yourself, or ring {invitation.name} on a number you know and ask for the six letters on it. They must be these:
      </p>
      <CheckLetters letters={letters} />
      {hasChanged && (
        <Alert meaning="stop">
          <p>Another computer has answered meanwhile. Nothing was approved. Refuse both, and make a new invitation.</p>
        </Alert>
      )}
      <CheckboxField label="The letters on their screen are the same" checked={isSame} onChange={(event) => setSame(event.target.checked)} />
      {needsSheet && <SheetField does="appoints" error={errorOf('sheet')} value={sheet} onType={setSheet} />}
      <ButtonRow>
        <Button kind="main" type="submit" command="final-action" disabledBecause={isSame && !hasChanged ? null : 'Compare the letters first, then tick'}>
          Approve
        </Button>
        <Button onPress={() => void once(refuse)}>The letters differ: refuse</Button>
      </ButtonRow>
    </Form>
  )
}

/** Who gains sight of what, and where. */
function sightWords({ name, role, caseloads }: Invitation, computer: string): string {
  const who = `On ${computer}, ${name}`
  if (role !== 'link-worker') return `${who} will see everybody on every caseload, and the unallocated referrals.`
  return caseloads.length === 0 ? `${who} will see nobody yet.` : `${who} will see everybody on ${caseloads.length === 1 ? 'this caseload' : 'these caseloads'}, and no one else.`
}
