import { invitationGroupCount } from '../../../../shared/rules/secrets/invitation-code.ts'
import { useCore } from '../../../api/core-context.tsx'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { useReadAgain } from '../../../api/use-read-again.ts'
import { useRead } from '../../../api/use-read.ts'
import { CodeForm } from '../code-form.tsx'
import { setTriedPlace } from '../../sync/tried-place.ts'

/** The invitation code and what this computer is to be called; what its user will be called is said. */
export function JoinForm() {
  const core = useCore()
  const readAgain = useReadAgain()
  const { value: who } = useRead('settings.profile', {})
  const name = who?.profile.value?.memberName
  return (
    <>
      {name !== undefined && (
        <p>
          Your team will see you as <strong>{name}</strong>, or by the name it has for you already. You can change your name in the settings, under You.
        </p>
      )}
      <CodeForm
        label="Invitation code"
        groupCount={invitationGroupCount}
        missing="Type the invitation code that your administrator told you."
        button="Join the team"
        onSend={async (code, computer) => {
          const reply = await core.call('team.join', { code, computer })
          if (reply.ok) {
            await readAgain()
            setTriedPlace(null)
            return null
          }
          const { code: problem } = reply.error
          const words = problem === 'other_team' ? "This code is for another team’s storage. Nothing was changed." : faultSentence(reply.error)
          return { isAboutCode: aboutCode.has(problem), words }
        }}
      />
    </>
  )
}

const aboutCode: ReadonlySet<string> = new Set(['code_group_mistyped', 'code_wrong_length', 'invitation_over', 'other_team'])
