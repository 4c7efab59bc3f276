import type { Output } from '../../../shared/contract/operation.ts'
import type { settings } from '../../../shared/contract/settings.ts'
import { parsePracticeCode } from '../../../shared/rules/ods-code.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { useUndo } from '../../app/undo.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { practiceCodeSentence } from '../vault/first-run/first-run-steps.ts'
import { CaseloadName } from './caseload-name.tsx'
import { SavedTextField } from './saved-text-field.tsx'

type Known = Output<typeof settings.profile>
type Profile = NonNullable<Known['profile']['value']>

/** Who works with this caseload on this computer. */
export function YouSettings() {
  const { value: known } = useRead('settings.profile', {})
  const save = useSaveProfile(known)
  const profile = known?.profile.value
  if (profile === undefined || profile === null) return <Loading words="Reading the caseload…" />
  return (
    <>
      <SavedTextField
        label="Your name"
        saved={profile.memberName}
        check={(text) => (text === '' ? 'Type your name. It stands under the notes you sign.' : null)}
        onSave={(memberName) => save('Your name was changed', { memberName })}
      />
      <SavedTextField
        label="Your role"
        saved={profile.memberRole}
        check={(text) => (text === '' ? 'Type your role, such as Link worker.' : null)}
        onSave={(memberRole) => save('Your role was changed', { memberRole })}
      />
      <SavedTextField
        label="Practice code"
        hint="A letter and 5 numbers, such as Y01234. Leave it empty if you have no practice yet."
        width="short"
        saved={profile.practiceCode ?? ''}
        check={(text) => (text === '' || parsePracticeCode(text).ok ? null : practiceCodeSentence)}
        onSave={(text) => save('The practice code was changed', { practiceCode: codeOf(text) })}
      />
      <SavedTextField
        label="Name of the practice or network"
        hint="Such as Northside PCN. It stands in the status bar and on reports."
        saved={profile.practiceName ?? ''}
        check={() => null}
        onSave={(text) => save('The name of the practice was changed', { practiceName: text === '' ? null : text })}
      />
      <CaseloadName />
    </>
  )
}

function codeOf(text: string): string | null {
  const code = parsePracticeCode(text)
  return code.ok ? code.value : null
}

/** Saves one part of the profile; gives the sentence of what went wrong, or null. */
function useSaveProfile(known: Known | undefined) {
  const core = useCore()
  const { did } = useUndo()
  return async (words: string, change: Partial<Profile>): Promise<string | null> => {
    if (known?.profile.value === undefined || known.profile.value === null) return null
    const profile = { ...known.profile.value, ...change }
    const reply = await core.call('settings.saveProfile', { id: known.id, base: known.profile.base, profile })
    if (!reply.ok) return faultSentence(reply.error)
    did(words, reply.value.undo)
    return null
  }
}
