import { useLocation } from 'wouter'
import { formatSentenceName } from '../../../shared/rules/people/person-name.ts'
import { useDraft } from '../../api/use-draft.ts'
import type { RouteParams } from '../../app/lazy-page.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { Page } from '../../ui/page.tsx'
import type { TypedFields } from '../person/typed-fields.ts'
import { RecordFrame } from '../person/record-frame.tsx'
import { newReferralAddress } from './addresses.ts'
import { ReferralForm } from './referral-form.tsx'
import { TakeInFileButton } from './take-in-file-button.tsx'

/** The form of a new referral; for somebody already here it stands in their record and asks only about the referral. */
export function NewReferralPage({ params: { personId } }: { params: RouteParams }) {
  const [, navigate] = useLocation()
  // One draft for the form, wherever it turned out whom it is about: what was typed comes along to the known person.
  const draft = useDraft<TypedFields>('referral:new', null)
  if (draft.kept === undefined) return <Loading words="Looking for what you typed before…" />
  if (personId === undefined) {
    return (
      <Page title="New referral" help={help} focus="first-field" actions={<TakeInFileButton />}>
        <ReferralForm draft={draft} knownPerson={null} onUse={(known) => navigate(newReferralAddress(known))} />
      </Page>
    )
  }
  return (
    <RecordFrame personId={personId}>
      {(heading) => (
        <Page title={`New referral of ${formatSentenceName(heading.name)}`} help={help} focus="first-field">
          <ReferralForm draft={draft} knownPerson={heading.id} onUse={(known) => navigate(newReferralAddress(known))} />
        </Page>
      )}
    </RecordFrame>
  )
}

const help = (
  <>
    <p>Who is it, how can they be reached, who sent them and when, why, and what did they agree to. A name, a date of birth or that it is not known, and the date of the referral are enough.</p>
    <p>What you type is kept on this computer as you go. Before a second record of one person is made, you are shown who it may be.</p>
  </>
)
