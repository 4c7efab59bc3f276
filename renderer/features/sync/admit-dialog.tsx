import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Computer } from '../../../shared/contract/team.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonRow, Dialog } from '../../ui/dialog.tsx'
import { useOneAtATime } from '../../ui/one-at-a-time.ts'
import { useToast } from '../../ui/toast.tsx'
import { FormFault } from '../vault/form-fault.tsx'
import { counted } from './counted.ts'

/** Lets the work count that a removed computer handed in late. */
export function AdmitDialog({ computer, onClose }: { computer: Computer; onClose: () => void }) {
  const core = useCore()
  const queries = useQueryClient()
  const showToast = useToast()
  const once = useOneAtATime()
  const [fault, setFault] = useState<string | undefined>(undefined)
  const admit = async () => {
    const reply = await core.call('team.admit', { device: computer.id })
    if (!reply.ok) return setFault(faultSentence(reply.error))
    await queries.invalidateQueries()
    showToast({ words: `${counted(reply.value.changes, 'change')} from ${computer.words} ${reply.value.changes === 1 ? 'counts' : 'count'} now.` })
    return onClose()
  }
  return (
    <Dialog title={`Admit late work of ${computer.words}`} isOpen onClose={onClose}>
      <p>
        {computer.words} handed in {counted(computer.late, 'change')} after it was removed. They are set aside and have no effect. Admitted, they count as if they
        had come in time.
      </p>
      <p>Admit them only if you know who made them: if the computer is lost, ask {computer.member ?? 'whoever worked with it'} whether the work is theirs. This cannot be taken back.</p>
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
