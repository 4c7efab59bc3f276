import type { Computer } from '../../../../shared/contract/team.ts'
import { useCore } from '../../../api/core-context.tsx'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { useReadAgain } from '../../../api/use-read-again.ts'
import { useToast } from '../../../ui/messages/toast.tsx'
import { noComputerName } from '../computer-name.ts'
import { NameDialog } from '../name-dialog.tsx'

/** What the team calls a computer. */
export function RenameComputer({ computer, onClose }: { computer: Computer; onClose: () => void }) {
  const core = useCore()
  const readAgain = useReadAgain()
  const showToast = useToast()
  const rename = async (words: string, undoing = false): Promise<string | null> => {
    const reply = await core.call('team.rename', { device: computer.id, words })
    if (!reply.ok) return faultSentence(reply.error)
    await readAgain()
    showToast(undoing ? { words: 'Undone.' } : { words: `The computer is called ${words} now.`, onUndo: () => void rename(computer.words, true) })
    return null
  }
  return (
    <NameDialog
      title={`Rename ${computer.words}`}
      label="Name of the computer"
      hint="Everybody in the team sees it."
      missing={noComputerName}
      button="Rename the computer"
      name={computer.words}
      onClose={onClose}
      onSave={rename}
    />
  )
}
