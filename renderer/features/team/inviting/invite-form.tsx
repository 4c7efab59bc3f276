import { useState } from 'react'
import type { Output } from '../../../../shared/contract/operation.ts'
import type { team as contract } from '../../../../shared/contract/team.ts'
import { useCore } from '../../../api/core-context.tsx'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { useReadAgain } from '../../../api/use-read-again.ts'
import { useRead } from '../../../api/use-read.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/forms/error-summary.tsx'
import { Form } from '../../../ui/forms/form.tsx'
import { RadioGroup } from '../../../ui/forms/radio-group.tsx'
import { SelectField } from '../../../ui/forms/select-field.tsx'
import { TextField } from '../../../ui/forms/text-field.tsx'
import { typedText } from '../../../ui/forms/typed-text.ts'
import { CaseloadTicks } from '../caseload-ticks.tsx'
import { heldBy, invitationOf, inviteeOf, noInvitation } from './invite-input.ts'
import { everyMember, memberChoices } from '../members.ts'
import { proposedName, takenNote } from '../new-caseload-name.ts'
import { useFormErrors } from '../../../ui/forms/use-form-errors.ts'

/** Shown once, and in no other place. */
export type MadeInvitation = Output<typeof contract.invite> & {
  readonly name: string
  /** It is for another computer of whoever made it. */
  readonly isMine: boolean
}

export interface InviteFormProps {
  readonly team: NonNullable<Output<typeof contract.current>>
  readonly onMade: (made: MadeInvitation) => void
}

/** Who, which role, and which caseloads. */
export function InviteForm({ team, onMade }: InviteFormProps) {
  const core = useCore()
  const readAgain = useReadAgain()
  const { value: who } = useRead('settings.profile', {})
  const [typed, setTyped] = useState(noInvitation)
  const { errors, tries, errorOf, fail } = useFormErrors()
  const { value: computers } = useRead('team.computers', {})
  const me = { id: team.memberId, name: who?.profile.value?.memberName ?? '' }
  const members = everyMember(computers ?? [])
  const colleagues = members.filter(({ id }) => id !== me.id)
  const invitee = inviteeOf(typed, me, members)
  const memberId = invitee?.id ?? null
  const held = memberId === null ? null : heldBy(computers ?? [], team.caseloads, memberId)
  const proposal = proposedName(invitee?.name ?? '', members.map(({ name }) => name), team.caseloads.map(({ givenName }) => givenName))
  const text = typedText(typed, setTyped, errorOf)

  const make = async () => {
    const { input, errors: missing } = invitationOf(typed, me, members, held ?? [])
    if (input === null) return fail(missing)
    const reply = await core.call('team.invite', input)
    if (reply.ok) {
      // Its code is shown for as long as it is among those that are out.
      await readAgain()
      return onMade({ ...reply.value, name: input.name, isMine: typed.who === 'me' })
    }
    return fail([{ field: null, words: faultSentence(reply.error) }])
  }

  return (
    <Form onSubmit={make}>
      <ErrorSummary errors={errors} tries={tries} />
      <RadioGroup
        id="who"
        label="Who is it for?"
        error={errorOf('who')}
        picked={typed.who}
        onPick={(next) => setTyped({ ...typed, who: next })}
        choices={[
          { value: 'me', words: 'Me, on another computer' },
          ...(colleagues.length === 0 ? [] : [{ value: 'member' as const, words: 'A colleague in the team, on another computer' }]),
          { value: 'new', words: 'Somebody new' },
        ]}
      />
      {typed.who === 'member' && (
        <SelectField
          {...text('memberId')}
          label="Colleague"
          emptyWords="Choose your colleague"
          choices={memberChoices(colleagues)}
        />
      )}
      {typed.who === 'new' && <TextField {...text('name')} label="Their name" maxLength={200} />}
      <RadioGroup
        id="role"
        label="Role"
        hint="Administrators, who let computers in, can always read everything."
        error={errorOf('role')}
        picked={typed.role}
        onPick={(role) => setTyped({ ...typed, role })}
        choices={[
          { value: 'link-worker', words: 'Link worker', hint: 'Reads and writes the caseloads chosen below, and no others' },
          { value: 'supervisor', words: 'Supervisor', hint: 'Reads and writes every caseload and the unallocated referrals' },
          { value: 'administrator', words: 'Administrator', hint: 'As a supervisor, and also lets computers in and removes them. You need the team sheet when you let them in.' },
        ]}
      />
      {typed.role !== null && (
        <CaseloadTicks
          caseloads={team.caseloads}
          holdsEverything={typed.role !== 'link-worker'}
          isMine={typed.who === 'me'}
          held={held}
          picked={typed.caseloads}
          onPick={(caseloads) => setTyped({ ...typed, caseloads })}
          hasOwn={typed.hasOwnCaseload}
          onOwn={(hasOwnCaseload) => setTyped({ ...typed, hasOwnCaseload, ownCaseload: typed.ownCaseload === '' ? proposal : typed.ownCaseload })}
          error={errorOf('caseloads')}
        />
      )}
      {typed.role !== null && typed.hasOwnCaseload && (
        <TextField {...text('ownCaseload')} label="Name of the new caseload" hint="Everybody in the team sees it." note={takenNote(typed.ownCaseload, team.caseloads)} maxLength={100} />
      )}
      <Button kind="main" type="submit" command="main-action">
        Make an invitation
      </Button>
    </Form>
  )
}
