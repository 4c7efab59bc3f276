import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { OpenReferral, ReferralContent } from '../../../shared/contract/referrals.ts'
import { formatIsoDate } from '../../../shared/rules/time/dates.ts'
import { formatListName } from '../../../shared/rules/people/person-name.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { useCommand } from '../../app/use-command.tsx'
import { useListNeighbours } from '../../app/history.ts'
import type { RouteParams } from '../../app/lazy-page.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/messages/empty-state.tsx'
import { KeyWords } from '../../ui/key-words.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { ReasonDialog } from '../../ui/messages/reason-dialog.tsx'
import { Tag } from '../../ui/tag.tsx'
import { GroupForm } from '../person/group-form.tsx'
import { GroupView } from '../person/group-view.tsx'
import { RecordFrame } from '../person/record-frame.tsx'
import { useUndo } from '../../app/undo.tsx'
import { TwoVersionsLink } from '../settle/two-versions-link.tsx'
import { referralAddress } from './addresses.ts'
import { DecisionPanel } from './decision-panel.tsx'
import { formGroups, referralSpec, shownSpec } from './form-groups.ts'
import { stateWords, waitWords } from './referral-words.ts'
import './referrals.css'
import { KeptAsSent } from './sent-view.tsx'

/** One referral: what was sent, and what is decided of it. */
export function ReferralPage({ params }: { params: RouteParams }) {
  const id = params['id'] ?? ''
  const { value: referral, fault } = useRead('referrals.open', { id })
  useListNeighbours(referralAddress(id))
  if (fault !== undefined) {
    return (
      <Page title="Referral" help={help}>
        <EmptyState words={faultSentence(fault)} />
      </Page>
    )
  }
  if (referral === undefined) return <Loading words="Opening the referral…" />
  return <RecordFrame personId={referral.person.id}>{() => <Referral referral={referral} />}</RecordFrame>
}

function Referral({ referral }: { referral: OpenReferral }) {
  const { id, person, state, origin, details } = referral
  const standing = state.value?.state ?? 'received'
  const [isEditing, setEditing] = useState(false)
  return (
    <Page
      title={`Referral of ${formatListName(person)}`}
      summary={
        <>
          <Tag meaning={standing === 'received' ? 'moving' : 'settled'}>{stateWords(standing)}</Tag>{' '}
          {waitWords({ ...referral, state: standing })} {state.versions > 1 && <TwoVersionsLink of={{ record: id, group: 'state' }} />}
        </>
      }
      help={help}
      keys={['next-in-list', 'previous-in-list']}
    >
      <div className="referral-columns">
        <div className="hv-stack" data-region="referral">
          <section className="hv-sheet referral-part" aria-label="The referral">
            <Details referral={referral} isEditing={isEditing} onEdit={setEditing} />
          </section>
          {origin !== null && (
            <div className="hv-sheet">
              <p className="hv-secondary">Taken in from a file on {details.value === null ? 'a day not known' : formatIsoDate(details.value.receivedOn)}.</p>
              <KeptAsSent kept={origin.keptAsSent} />
            </div>
          )}
        </div>
        <div className="referral-side hv-stack" data-region="decision">
          {/* What is being typed is finished first: one main button and one Ctrl Enter at a time. */}
          {!isEditing && <DecisionPanel key={id} referral={referral} />}
          <p>
            <ButtonLink kind="link" href={`/people/${person.id}`}>
              Open the record of {formatListName(person)}
            </ButtonLink>
          </p>
          <RemoveReferral referral={referral} />
        </div>
      </div>
    </Page>
  )
}

interface DetailsProps {
  readonly referral: OpenReferral
  readonly isEditing: boolean
  readonly onEdit: (isEditing: boolean) => void
}

function Details({ referral: { id, person, details }, isEditing, onEdit }: DetailsProps) {
  const core = useCore()
  const { did } = useUndo()
  useCommand('edit', () => onEdit(true), { enabled: !isEditing, words: 'Change the referral' })
  if (isEditing) {
    return (
      <>
        <h2>Change the referral</h2>
        <GroupForm
          spec={referralSpec}
          value={details.value}
          base={details.base}
          draftKey={`referral:${id}`}
          personId={person.id}
          onClose={() => onEdit(false)}
          onSave={async (value, base) => {
            // The form holds every field of the referral, each read as its kind.
            const reply = await core.call('referrals.saveDetails', { id, base, details: value as unknown as ReferralContent })
            if (!reply.ok) return faultSentence(reply.error)
            did('Referral changed', reply.value.undo)
            return null
          }}
        />
      </>
    )
  }
  return (
    <>
      <div className="person-section-head">
        <h2>{formGroups.why.title}</h2>
        {details.versions > 1 && <TwoVersionsLink of={{ record: id, group: 'details' }} />}
        <span className="person-section-edit">
          <Button kind="link" onPress={() => onEdit(true)}>
            Change
            <KeyWords command="edit" />
          </Button>
        </span>
      </div>
      <div className="referral-why">
        <GroupView spec={shownSpec('why', details.value ?? {})} value={details.value} />
      </div>
      <h2>{formGroups.sender.title}</h2>
      <GroupView spec={shownSpec('sender', details.value ?? {})} value={details.value} />
      <p className="hv-secondary hv-small">
        How to reach the person and what they agreed to are in their <Link href={`/people/${person.id}/details`}>details</Link>.
      </p>
    </>
  )
}

function RemoveReferral({ referral: { id, person } }: { referral: OpenReferral }) {
  const core = useCore()
  const { did } = useUndo()
  const [, navigate] = useLocation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button kind="link" onPress={() => setOpen(true)}>
        Delete this referral
      </Button>
      {isOpen && (
        <ReasonDialog
          recordId={id}
          personId={person.id}
          title="Delete this referral?"
          words="The referral goes, the person stays. You can undo this."
          button="Delete this referral"
          onClose={() => setOpen(false)}
          onConfirm={async (reason) => {
            const reply = await core.call('referrals.remove', { id, reason })
            if (!reply.ok) return faultSentence(reply.error)
            did('Referral deleted', reply.value.undo)
            navigate('/referrals')
            return null
          }}
        />
      )}
    </>
  )
}

const help = (
  <>
    <p>Decide what happens with this referral. Accepting it puts the person on your caseload. Every other decision asks for a reason. One that nobody was given yet is allocated to a caseload first.</p>
    <p>A decision can be undone, and a referral that ended can be taken back. One that was accepted has a case, which is closed instead.</p>
  </>
)
