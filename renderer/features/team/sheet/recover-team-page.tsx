import { useState } from 'react'
import type { Output } from '../../../../shared/contract/operation.ts'
import type { team as contract } from '../../../../shared/contract/team.ts'
import { teamSheetGroupCount } from '../../../../shared/rules/secrets/team-sheet.ts'
import { useCore } from '../../../api/core-context.tsx'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { useReadAgain } from '../../../api/use-read-again.ts'
import { useRead } from '../../../api/use-read.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/messages/empty-state.tsx'
import { Loading } from '../../../ui/messages/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { ChoosePlace } from '../../sync/choose-place.tsx'
import { CodeForm } from '../code-form.tsx'
import { Recovered } from './recovered.tsx'
import { SheetAgain } from './sheet-again.tsx'
import { isAboutSheet } from './sheet-field.tsx'
import { setTriedPlace, useTriedPlace } from '../../sync/tried-place.ts'

/**
 * Brings a team back from its sheet and its storage when all its computers are lost. On an administrator's computer the
 * sheet opens caseloads that are still locked there.
 */
export function RecoverTeamPage() {
  const { value: team } = useRead('team.current', {})
  return team === undefined ? <Loading words="Looking at sync…" /> : <Recovery team={team} />
}

/** What the page was opened for: once the team is recovered, it must not ask for the sheet again before it is left. */
function Recovery({ team: now }: { team: Output<typeof contract.current> }) {
  const [team] = useState(now)
  const [isRecovered, setRecovered] = useState(false)
  const tried = useTriedPlace()
  if (isRecovered) {
    return (
      <Page key="recovered" title="The team is recovered" help={help} width="form">
        <Recovered />
      </Page>
    )
  }
  if (team?.role === 'administrator') {
    return (
      <Page title="Type the team sheet again" help={helpAgain} focus="first-field" width="form">
        <div className="hv-sheet hv-stack">
          <SheetAgain />
        </div>
      </Page>
    )
  }
  return (
    <Page key={tried === null ? 'place' : 'sheet'} title="Recover from a team sheet" help={help} focus="first-field" width="form">
      <div className="hv-sheet hv-stack">
        {team === null ? (
          <>
            <p>For when all computers of the team are lost, or no administrator is left. You need the paper sheet from the practice’s safe, and the storage the team used.</p>
            <p>Where several people worked in the team, you come into it as somebody new, also under a name that is in it. What to do next is told afterwards.</p>
            <ChoosePlace />
            {tried !== null && (tried.found === 'a_team' ? <SheetForm onRecovered={() => setRecovered(true)} /> : <NoTeamHere />)}
          </>
        ) : (
          <EmptyState words="This caseload belongs to a team already, so there is nothing to recover here. Where no administrator is left, make a new caseload and recover the team in that.">
            <ButtonLink href="/computers">Computers of the team</ButtonLink>
          </EmptyState>
        )}
      </div>
    </Page>
  )
}

const help = (
  <>
    <p>The team sheet opens everything that lies in the storage. This computer becomes an administrator.</p>
    <p>The lost computers stay in the list until you remove them on the page Computers.</p>
    <p>The sheet stays good afterwards. Put it back into the safe.</p>
  </>
)

const helpAgain = (
  <>
    <p>Each caseload is locked with keys, which the computers of the team hand to one another. The team sheet opens them all.</p>
    <p>This computer forgets the sheet again at once. Put it back into the safe.</p>
  </>
)

function NoTeamHere() {
  return <EmptyState words="No team’s sync lives in this place. Nothing was changed. Choose the place that the team used." />
}

function SheetForm({ onRecovered }: { onRecovered: () => void }) {
  const core = useCore()
  const readAgain = useReadAgain()
  return (
    <CodeForm
      label="Team sheet"
      groupCount={teamSheetGroupCount}
      missing="Type all groups from the team sheet."
      button="Recover the team"
      onSend={async (sheet, computer) => {
        const reply = await core.call('team.recover', { sheet, computer })
        if (!reply.ok) return { isAboutCode: isAboutSheet(reply.error), words: faultSentence(reply.error) }
        await readAgain()
        onRecovered()
        setTriedPlace(null)
        return null
      }}
    />
  )
}
