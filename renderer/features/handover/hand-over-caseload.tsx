import { useState } from 'react'
import type { TeamCaseload } from '../../../shared/contract/team.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useReadAgain } from '../../api/use-read-again.ts'
import { useRead } from '../../api/use-read.ts'
import { Dialog } from '../../ui/messages/dialog.tsx'
import { useToast } from '../../ui/messages/toast.tsx'
import { keptWords } from './kept-words.ts'
import { memberChoices } from '../team/members.ts'
import { takingMembers } from './members.ts'
import { TakeForm } from './take-form.tsx'

/** Gives a whole caseload to a colleague and ends it for those who worked in it. */
export function HandOverCaseloadDialog({ caseload, onClose }: { caseload: TeamCaseload; onClose: () => void }) {
  const core = useCore()
  const readAgain = useReadAgain()
  const showToast = useToast()
  const { value: computers } = useRead('team.computers', {})
  const [to, setTo] = useState('')
  const sight = useRead('handover.handOverPreview', { caseload: caseload.id, to }, { enabled: to !== '' })
  return (
    <Dialog title={`Hand over the whole caseload ${caseload.name}`} isOpen onClose={onClose}>
      <TakeForm
        label="Who takes it over?"
        emptyWords="Choose a colleague"
        choices={memberChoices(takingMembers(computers ?? [], caseload))}
        missing="Choose who takes it over."
        button="Hand over the caseload"
        command="final-action"
        to={to}
        onTo={setTo}
        sight={sight}
        note={(seen) => `${keptWords(seen, 'caseload')} It can be handed back in the same way.`}
        onClose={onClose}
        onTake={async (member) => {
          const reply = await core.call('handover.handOverCaseload', { caseload: caseload.id, to })
          if (!reply.ok) return faultSentence(reply.error)
          await readAgain()
          showToast({ words: `The caseload ${caseload.name} was handed over to ${member.words}.` })
          return null
        }}
      />
    </Dialog>
  )
}
