import type { TeamCaseload } from '../../../shared/contract/team.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useReadAgain } from '../../api/use-read-again.ts'
import { useRead } from '../../api/use-read.ts'
import { useToast } from '../../ui/messages/toast.tsx'
import { NameDialog } from '../team/name-dialog.tsx'
import { takenNote } from '../team/new-caseload-name.ts'

/** Adds a caseload, or calls one something else. */
export function CaseloadNameDialog({ caseload, onClose }: { caseload: TeamCaseload | null; onClose: () => void }) {
  const { rename, add } = useCaseloadNames()
  const { value: team } = useRead('team.current', {})
  const others = (team?.caseloads ?? []).filter(({ id }) => id !== caseload?.id)
  return (
    <NameDialog
      label="Name of the caseload"
      hint="Such as A. Rahman, or Northside. Everybody in the team sees it."
      missing="Type a name for the caseload."
      title={caseload === null ? 'Add a caseload' : `Rename the caseload ${caseload.name}`}
      button={caseload === null ? 'Add the caseload' : 'Rename the caseload'}
      name={caseload?.givenName ?? ''}
      noteOf={(name) => takenNote(name, others)}
      onClose={onClose}
      onSave={(name) => (caseload === null ? add(name) : rename({ id: caseload.id, name: caseload.givenName }, name))}
    />
  )
}

function useCaseloadNames() {
  const core = useCore()
  const readAgain = useReadAgain()
  const showToast = useToast()
  const rename = async ({ id, name: before }: Pick<TeamCaseload, 'id' | 'name'>, name: string, undoing = false): Promise<string | null> => {
    const reply = await core.call('team.renameCaseload', { id, name })
    if (!reply.ok) return faultSentence(reply.error)
    await readAgain()
    const undo = () => void rename({ id, name }, before, true)
    showToast(undoing ? { words: 'Undone.' } : { words: `The caseload is called ${name} now.`, onUndo: undo })
    return null
  }
  const add = async (name: string): Promise<string | null> => {
    const reply = await core.call('team.addCaseload', { name })
    if (!reply.ok) return faultSentence(reply.error)
    await readAgain()
    showToast({ words: `The caseload ${name} was added. Invite somebody to it, or hand people over to it.` })
    return null
  }
  return { rename, add }
}
