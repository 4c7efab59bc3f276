import { useState } from 'react'
import type { Computer } from '../../../shared/contract/team.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useReadAgain } from '../../api/use-read-again.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonRow, Dialog } from '../../ui/messages/dialog.tsx'
import { useOneAtATime } from '../../ui/one-at-a-time.ts'
import { useToast } from '../../ui/messages/toast.tsx'
import { FormFault } from '../../ui/forms/form-fault.tsx'
import { admittingWords, countsNowWords } from './late-words.ts'

/** Lets the work count that a removed computer handed in late. */
export function AdmitDialog({ computer, onClose }: { computer: Computer; onClose: () => void }) {
  const core = useCore()
  const readAgain = useReadAgain()
  const showToast = useToast()
  const once = useOneAtATime()
  const [fault, setFault] = useState<string | undefined>(undefined)
  const admit = async () => {
    const reply = await core.call('team.admit', { device: computer.id })
    if (!reply.ok) return setFault(faultSentence(reply.error))
    await readAgain()
    showToast({ words: countsNowWords(reply.value.changes, `from ${computer.words}`) })
    return onClose()
  }
  return (
    <Dialog title={`Admit late work of ${computer.words}`} isOpen onClose={onClose}>
      {admittingWords(computer).map((words) => (
        <p key={words}>{words}</p>
      ))}
      <FormFault words={fault} />
      <ButtonRow>
        <Button kind="main" command="final-action" onPress={() => void once(admit)}>
          Admit the late work
        </Button>
        <Button onPress={onClose}>Leave it set aside</Button>
      </ButtonRow>
    </Dialog>
  )
}
