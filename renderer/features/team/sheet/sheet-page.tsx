import { useState } from 'react'
import { useCore } from '../../../api/core-context.tsx'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { useReadAgain } from '../../../api/use-read-again.ts'
import { useRead } from '../../../api/use-read.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/messages/empty-state.tsx'
import { useOneAtATime } from '../../../ui/one-at-a-time.ts'
import { Page } from '../../../ui/page.tsx'
import { FormFault } from '../../../ui/forms/form-fault.tsx'
import { SheetWithoutTeam, useSheetWithoutTeam } from './sheet-without-team.tsx'
import { SheetShown } from './sheet-shown.tsx'
import { SheetTyped } from './sheet-typed.tsx'
import { setTriedPlace, useTriedPlace } from '../../sync/tried-place.ts'

/** The sheet is in the state of this page alone, until it is typed back or the page is left. */
type Step = { readonly at: 'about' } | { readonly at: 'shown' | 'typed'; readonly sheet: string } | { readonly at: 'done' }

/** Starting a team: its sheet is made, printed, typed back in part, and forgotten. */
export function SheetPage() {
  const [step, setStep] = useState<Step>({ at: 'about' })
  const tried = useTriedPlace()
  const { value: team } = useRead('team.current', {})
  const { title, focus } = pages[step.at]
  return (
    // Another step is another page, so that its heading or field takes the focus.
    <Page key={step.at} title={title} help={help} focus={focus} width="form">
      <div className="hv-sheet hv-stack">
        {step.at === 'done' && <Done />}
        {step.at === 'shown' && <SheetShown sheet={step.sheet} place={tried?.words ?? null} onNext={() => setStep({ at: 'typed', sheet: step.sheet })} />}
        {step.at === 'typed' && (
          <SheetTyped
            sheet={step.sheet}
            onBack={() => setStep({ at: 'shown', sheet: step.sheet })}
            onConfirmed={() => {
              setTriedPlace(null)
              setStep({ at: 'done' })
            }}
            onStartAgain={() => setStep({ at: 'about' })}
          />
        )}
        {step.at === 'about' && (team !== undefined && team !== null ? <TeamAlready /> : tried?.found === 'nothing' ? <About onSheet={(sheet) => setStep({ at: 'shown', sheet })} /> : <NoPlace />)}
      </div>
    </Page>
  )
}

const pages = {
  about: { title: 'Start a team: the team sheet', focus: 'heading' },
  shown: { title: 'Your team sheet', focus: 'heading' },
  typed: { title: 'Is everything on your sheet?', focus: 'first-field' },
  done: { title: 'Your team has begun', focus: 'heading' },
} as const

const help = (
  <>
    <p>The team sheet is shown once, when sync is first turned on. Haversack keeps no copy of it.</p>
    <p>With it and the storage, everything can be recovered if all computers are lost. It also appoints and removes administrators.</p>
    <p>If it is lost, nothing stops working, but administrators can no longer be appointed or removed, and nothing can be recovered without a computer.</p>
  </>
)

function About({ onSheet }: { onSheet: (sheet: string) => void }) {
  const core = useCore()
  const once = useOneAtATime()
  const [fault, setFault] = useState<string | undefined>(undefined)
  const shownAt = useSheetWithoutTeam()
  const readAgain = useReadAgain()
  const begin = async () => {
    const reply = await core.call('team.begin', {})
    if (!reply.ok) return setFault(faultSentence(reply.error))
    onSheet(reply.value.sheet)
    return readAgain('team.sheetWithoutTeam')
  }
  return (
    <>
      {shownAt !== null && <SheetWithoutTeam shownAt={shownAt} canBegin={false} />}
      <p>The team sheet is one page of paper. It opens everything if all computers are lost. It appoints administrators. Keep it in the practice’s safe.</p>
      <p>You print it now, type two groups of it back, and then this computer forgets it. It cannot be shown again.</p>
      <FormFault words={fault} />
      <Button
        kind="main"
        command="main-action"
        disabledBecause={shownAt === null ? null : 'Destroy the earlier sheet first, and say so above'}
        onPress={() => void once(begin)}
      >
        Make the team sheet
      </Button>
    </>
  )
}

function NoPlace() {
  return (
    <EmptyState words="Choose an empty place for your team first. Nothing was turned on.">
      <ButtonLink href="/sync/set-up">Choose the place</ButtonLink>
    </EmptyState>
  )
}

function TeamAlready() {
  return (
    <EmptyState words="This caseload belongs to a team already. Its sheet was shown once and cannot be shown again.">
      <ButtonLink href="/computers">Computers of the team</ButtonLink>
    </EmptyState>
  )
}

function Done() {
  return (
    <>
      <p>Sync is on, and you are the administrator. This computer has forgotten the sheet: put the paper into the practice’s safe now.</p>
      <p>What is on this computer is being sent, encrypted. You can go on working.</p>
      <div className="hv-line-up">
        <ButtonLink kind="main" href="/sync/invite">
          Invite a computer or a colleague
        </ButtonLink>
        <ButtonLink href="/today">Open Today</ButtonLink>
      </div>
    </>
  )
}
