import { useRead } from '../../../api/use-read.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/messages/empty-state.tsx'
import { Loading } from '../../../ui/messages/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { ChoosePlace } from '../../sync/choose-place.tsx'
import { JoinAgain } from './join-again.tsx'
import { JoinForm } from './join-form.tsx'
import { JoinIncomplete } from './join-incomplete.tsx'
import { JoinRefused } from './join-refused.tsx'
import { JoinWaiting } from './join-waiting.tsx'
import { Joined } from './joined.tsx'
import { useTriedPlace } from '../../sync/tried-place.ts'
import { isOutside } from '../../sync/sync-words.ts'
import { useSyncStatus } from '../../sync/use-sync-status.ts'

/** Adding this computer to a team safely. No way leads from here to a new team. */
export function JoinPage() {
  const { value: team } = useRead('team.current', {})
  const { value: joining } = useRead('team.joining', {})
  const tried = useTriedPlace()
  const { status } = useSyncStatus()
  if (team === undefined || joining === undefined || status === undefined) return <Loading words="Looking at sync…" />
  if (team !== null && joining?.lacksRoster === true) {
    return (
      <Page key="incomplete" title="This computer is let in, but not yet in the team" help={help} width="form">
        <JoinIncomplete />
      </Page>
    )
  }
  if (team !== null) {
    return (
      <Page key="joined" title="This computer is in the team" help={help} width="form">
        <Joined team={team} />
      </Page>
    )
  }
  if (joining?.refused === true) {
    return (
      <Page key="refused" title="This computer was not let in" help={help} width="form">
        <JoinRefused />
      </Page>
    )
  }
  if (joining !== null) {
    return (
      <Page key="waiting" title="Waiting for your administrator" help={help} width="form">
        <JoinWaiting letters={joining.letters} place={joining.placeWords} lacksRoster={joining.lacksRoster} />
      </Page>
    )
  }
  if (isOutside(status) && tried === null) {
    return (
      <Page key="again" title="Join your team again" help={help} focus="first-field" width="form">
        <JoinAgain place={status.placeWords ?? 'not known'} />
      </Page>
    )
  }
  return (
    <Page key={tried === null ? 'place' : 'code'} title="Join a team" help={help} focus="first-field" width="form">
      <div className="hv-sheet hv-stack">
        {tried === null && <p>First choose the storage that your team uses. Your administrator knows which. Then you type the invitation code.</p>}
        <ChoosePlace />
        {tried !== null && (tried.found === 'a_team' ? <JoinForm /> : <NoTeamHere />)}
      </div>
    </Page>
  )
}

const help = (
  <>
    <p>An administrator of the team makes an invitation and tells you its code by phone or in person. It works once, for a week.</p>
    <p>After you have typed it, this page shows six letters. The administrator compares them with theirs and lets this computer in.</p>
    <p>A caseload that joins must have nobody in it yet. People you have already can be taken in from a file afterwards.</p>
  </>
)

function NoTeamHere() {
  return (
    <EmptyState words="No team’s sync lives in this place. Nothing was changed. Check the folder or address with your administrator, then choose another place.">
      <ButtonLink href="/settings/sync">Back to the settings of sync</ButtonLink>
    </EmptyState>
  )
}
