import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useReadAgain } from '../../api/use-read-again.ts'
import { useRead } from '../../api/use-read.ts'
import { useToast } from '../../ui/messages/toast.tsx'
import { SavedTextField } from './saved-text-field.tsx'

/** What the unlock page calls this caseload. */
export function CaseloadName() {
  const core = useCore()
  const readAgain = useReadAgain()
  const showToast = useToast()
  const { value: caseload } = useRead('vault.current', {})
  if (caseload === undefined || caseload === null) return null

  const rename = async (label: string, before: string | null): Promise<string | null> => {
    const reply = await core.call('vault.rename', { label })
    if (!reply.ok) return faultSentence(reply.error)
    await readAgain('vault.current', 'vault.list')
    // The name stands in the key file, not in the caseload, so it is no part of the undo pile.
    showToast(before === null ? { words: 'Undone.' } : { words: 'The caseload was renamed.', onUndo: () => void rename(before, null) })
    return null
  }
  return (
    <SavedTextField
      label="Name of this caseload on the unlock page"
      hint="Everyone who uses this computer can read it: no names of people you work with."
      saved={caseload.label}
      check={(text) => (text === '' ? 'Type a name, so that you find the caseload again.' : null)}
      onSave={(text) => rename(text, caseload.label)}
    />
  )
}
