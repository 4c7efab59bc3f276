import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { invitationGroupCount } from '../../../shared/rules/invitation-code.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Form } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { computerNameOf, noComputerName } from './computer-name.ts'
import { setTriedPlace } from './tried-place.ts'
import { TypedCodeField } from './typed-code-field.tsx'
import { useFormErrors } from './use-form-errors.ts'

/** The invitation code and what this computer is to be called. */
export function JoinForm() {
  const core = useCore()
  const queries = useQueryClient()
  const { value: who } = useRead('settings.profile', {})
  const [code, setCode] = useState('')
  const [named, setNamed] = useState<string | null>(null)
  const { errors, tries, errorOf, fail } = useFormErrors()
  const computer = named ?? computerNameOf(who?.profile.value?.memberName)

  const join = async () => {
    const missing = [
      ...(code.trim() === '' ? [{ field: 'code', words: 'Type the invitation code that your administrator told you.' }] : []),
      ...(computer.trim() === '' ? [{ field: 'computer', words: noComputerName }] : []),
    ]
    if (missing.length > 0) return fail(missing)
    const reply = await core.call('team.join', { code, computer: computer.trim() })
    if (reply.ok) {
      await queries.invalidateQueries()
      return setTriedPlace(null)
    }
    const { code: problem } = reply.error
    const words = problem === 'other_team' ? "This code is for another team's storage. Nothing was changed." : faultSentence(reply.error)
    return fail([{ field: aboutCode.has(problem) ? 'code' : null, words }])
  }
  return (
    <Form onSubmit={join}>
      <ErrorSummary errors={errors} tries={tries} />
      <TypedCodeField
        id="code"
        label="Invitation code"
        hint={`${invitationGroupCount} groups of 5 letters and numbers. Type or paste it; spaces and small letters do not matter.`}
        groupCount={invitationGroupCount}
        error={errorOf('code')}
        value={code}
        onType={setCode}
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
        Join the team
      </Button>
    </Form>
  )
}

const aboutCode: ReadonlySet<string> = new Set(['code_group_mistyped', 'code_wrong_length', 'invitation_over', 'other_team'])
