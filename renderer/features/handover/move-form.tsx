import { useState } from 'react'
import type { UndoToken } from '../../../shared/model/change.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { keptWords } from './kept-words.ts'
import { TakeForm } from './take-form.tsx'

export interface MoveFormProps {
  readonly personIds: readonly string[]
  /** Where they may go. */
  readonly caseloads: readonly { readonly id: string; readonly name: string }[]
  /** The words of the button: 'Hand over', 'Allocate'. */
  readonly button: string
  readonly onClose: () => void
  /** Told once they have moved, with the name of the caseload. */
  readonly onMoved: (caseload: string, undo: UndoToken) => void
}

/** To which caseload people move, who sees them from then on and who no longer, and what computers may have kept. */
export function MoveForm({ personIds, caseloads, button, onClose, onMoved }: MoveFormProps) {
  const core = useCore()
  const [to, setTo] = useState('')
  const sight = useRead('handover.preview', { personIds: [...personIds], to }, { enabled: to !== '' })
  return (
    <TakeForm
      label="To which caseload?"
      emptyWords="Choose a caseload"
      choices={caseloads.map(({ id, name }) => ({ value: id, words: name }))}
      missing="Choose a caseload."
      button={button}
      to={to}
      onTo={setTo}
      sight={sight}
      note={(seen) => keptWords(seen, personIds.length === 1 ? 'person' : 'people')}
      onClose={onClose}
      onTake={async (caseload) => {
        const reply = await core.call('handover.move', { personIds: [...personIds], to })
        if (!reply.ok) return faultSentence(reply.error)
        onMoved(caseload.words, reply.value.undo)
        return null
      }}
    />
  )
}
