import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { teamSheetGroupCount } from '../../../shared/rules/team-sheet.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Form } from '../../ui/form.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useToast } from '../../ui/toast.tsx'
import { isAboutSheet } from './about-sheet.ts'
import { ChoosePlace } from './choose-place.tsx'
import { computerNameOf, noComputerName } from './computer-name.ts'
import './sync.css'
import { setTriedPlace, useTriedPlace } from './tried-place.ts'
import { TypedCodeField } from './typed-code-field.tsx'
import { useFormErrors } from './use-form-errors.ts'

/** Everything of a team from its sheet and its storage, when all its computers are lost. */
export function RecoverTeamPage() {
  const { value: team } = useRead('team.current', {})
  const tried = useTriedPlace()
  if (team === undefined) return <Loading words="Looking at sync…" />
  return (
    <Page key={tried === null ? 'place' : 'sheet'} title="Recover from a team sheet" help={help} focus="first-field" width="form">
      <div className="hv-sheet hv-stack">
        {team === null ? (
          <>
            <p>For when all computers of the team are lost, or no administrator is left. You need the paper sheet from the practice’s safe, and the storage the team used.</p>
            <ChoosePlace />
            {tried !== null && (tried.found === 'a_team' ? <SheetForm /> : <NoTeamHere />)}
          </>
        ) : (
          <EmptyState words="This caseload belongs to a team already, so there is nothing to recover here.">
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

function NoTeamHere() {
  return <EmptyState words="No team's sync lives in this place. Nothing was changed. Choose the place that the team used." />
}

function SheetForm() {
  const core = useCore()
  const queries = useQueryClient()
  const showToast = useToast()
  const [, navigate] = useLocation()
  const { value: who } = useRead('settings.profile', {})
  const [sheet, setSheet] = useState('')
  const [named, setNamed] = useState<string | null>(null)
  const { errors, tries, errorOf, fail } = useFormErrors()
  const computer = named ?? computerNameOf(who?.profile.value?.memberName)

  const recover = async () => {
    const missing = [
      ...(sheet.trim() === '' ? [{ field: 'sheet', words: 'Type all groups from the team sheet.' }] : []),
      ...(computer.trim() === '' ? [{ field: 'computer', words: noComputerName }] : []),
    ]
    if (missing.length > 0) return fail(missing)
    const reply = await core.call('team.recover', { sheet, computer: computer.trim() })
    if (!reply.ok) {
      return fail([{ field: isAboutSheet(reply.error.code) ? 'sheet' : null, words: faultSentence(reply.error) }])
    }
    setTriedPlace(null)
    await queries.invalidateQueries()
    showToast({ words: 'This computer is an administrator of the team now. Everything comes in from the storage.' })
    return navigate('/computers')
  }
  return (
    <Form onSubmit={recover}>
      <ErrorSummary errors={errors} tries={tries} />
      <TypedCodeField
        id="sheet"
        label="Team sheet"
        hint={`${teamSheetGroupCount} groups of 5 letters and numbers. Spaces and small letters do not matter.`}
        groupCount={teamSheetGroupCount}
        error={errorOf('sheet')}
        value={sheet}
        onType={setSheet}
      />
      <TextField
        id="computer"
        label="Name of this computer"
        hint="As your team will see it, such as Ann’s laptop"
        maxLength={100}
        error={errorOf('computer')}
        value={computer}
        onChange={(event) => setNamed(event.target.value)}
      />
      <Button kind="main" type="submit" command="main-action">
        Recover the team
      </Button>
    </Form>
  )
}
