import { useState } from 'react'
import { useLocation } from 'wouter'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ButtonRow } from '../../ui/messages/dialog.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { useOneAtATime } from '../../ui/one-at-a-time.ts'
import { Page } from '../../ui/page.tsx'
import { useToast } from '../../ui/messages/toast.tsx'
import { FormFault } from '../../ui/forms/form-fault.tsx'
import { settingsAddress } from '../settings/settings-address.ts'
import { ChoosePlace } from './choose-place.tsx'
import { OwnerSees } from './owner-sees.tsx'
import { typedFrom } from './place-input.ts'
import { PlaceTest } from './place-test.tsx'
import './sync.css'
import { setTriedPlace, useTriedPlace } from './tried-place.ts'

/** Sharing through storage that the practice has: the place is chosen and tried, then a team begun, joined or recovered there. */
export function SetUpPage() {
  const { value: team } = useRead('team.current', {})
  const { value: inUse } = useRead('sync.placeInUse', {})
  const tried = useTriedPlace()
  if (team === undefined || inUse === undefined) return <Loading words="Looking at sync…" />
  const isChange = team !== null
  return (
    // The place found is another page than its form: the focus goes to its heading.
    <Page key={tried === null ? 'form' : 'tried'} title={isChange ? 'Change the place of sync' : 'Set up sync'} help={help} focus={tried === null ? 'first-field' : 'heading'}>
      <div className="hv-sync-columns">
        <div className="hv-sheet hv-stack">
          <ChoosePlace first={typedFrom(inUse)} />
          {tried !== null && <PlaceTest steps={tried.steps} />}
          {tried !== null && (isChange ? <UseThisPlace found={tried.found} /> : <WaysOn found={tried.found} />)}
        </div>
        <OwnerSees />
      </div>
    </Page>
  )
}

const help = (
  <>
    <p>Sync needs a place that all computers of the team can reach: a shared folder, a USB stick, a WebDAV address or an S3 bucket. It is best used for sync alone.</p>
    <p>Everything is encrypted before it leaves this computer. The password of the storage is kept in your caseload.</p>
    <p>The test shows whether sync can list, read, write and remove files there. After it you start a team, or join one.</p>
  </>
)

/** From a place where nobody's sync is, or somebody's, to a team. */
function WaysOn({ found }: { found: 'nothing' | 'a_team' | 'our_team' | null }) {
  const [, navigate] = useLocation()
  if (found === 'nothing') {
    return (
      <section className="hv-stack">
        <h2>Start a team here</h2>
        <p>
          Nothing lies in this place yet, so a team can start here. You become its administrator. You will print a team sheet: have a printer ready, or pen and
          paper.
        </p>
        <p>If your team has sync already, use the place that it uses, then join.</p>
        <Button kind="main" command="main-action" onPress={() => navigate('/sync/sheet')}>
          Start a team
        </Button>
      </section>
    )
  }
  return (
    <section className="hv-stack">
      <h2>A team’s sync lives here</h2>
      <p>To join it you need an invitation code from its administrator. With the team sheet from the safe you can recover everything.</p>
      <ButtonRow>
        <Button kind="main" command="main-action" onPress={() => navigate('/sync/join')}>
          Join this team
        </Button>
        <ButtonLink href="/sync/recover">Recover from a team sheet</ButtonLink>
      </ButtonRow>
    </section>
  )
}

/** Another place for the team this caseload belongs to. */
function UseThisPlace({ found }: { found: 'nothing' | 'a_team' | 'our_team' | null }) {
  const core = useCore()
  const once = useOneAtATime()
  const showToast = useToast()
  const [, navigate] = useLocation()
  const [fault, setFault] = useState<string | undefined>(undefined)
  const use = async () => {
    const reply = await core.call('sync.changePlace', {})
    if (!reply.ok) return setFault(reply.error.code === 'other_team' ? otherTeam : faultSentence(reply.error))
    setTriedPlace(null)
    showToast({ words: 'Sync uses the new place now.' })
    return navigate(settingsAddress('sync'))
  }
  if (found === 'a_team') return <FormFault words={otherTeam} />
  return (
    <section className="hv-stack">
      <p>
        {found === 'our_team'
          ? 'Your team’s sync lives here.'
          : 'Nothing lies in this place yet. Your computers fill it with what they hold. The other computers of the team need the new place too.'}
      </p>
      <FormFault words={fault} />
      <Button kind="main" command="main-action" onPress={() => void once(use)}>
        Use this place
      </Button>
    </section>
  )
}

const otherTeam = "Another team’s sync lives here. Nothing was changed. Choose the place of your own team."
