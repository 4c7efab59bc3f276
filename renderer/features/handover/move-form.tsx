import { useState } from 'react'
import type { UndoToken } from '../../../shared/model/change.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonRow } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { Alert } from '../../ui/notice.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { keptWords } from './kept-words.ts'
import { WhoSees } from './who-sees.tsx'

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
  const [error, setError] = useState<string | undefined>(undefined)
  const preview = useRead('handover.preview', { personIds: [...personIds], to }, { enabled: to !== '' })
  const caseload = caseloads.find(({ id }) => id === to)?.name

  const move = async () => {
    if (caseload === undefined) return setError('Choose a caseload.')
    const reply = await core.call('handover.move', { personIds: [...personIds], to })
    if (!reply.ok) return setError(faultSentence(reply.error))
    onMoved(caseload, reply.value.undo)
    return onClose()
  }

  return (
    <Form onSubmit={move}>
      <SelectField
        label="To which caseload?"
        emptyWords="Choose a caseload"
        choices={caseloads.map(({ id, name }) => ({ value: id, words: name }))}
        value={to}
        error={error}
        onChange={(event) => {
          setTo(event.target.value)
          setError(undefined)
        }}
      />
      <div aria-live="polite" className="hv-stack">
        {preview.fault !== undefined && <Alert meaning="stop">{faultSentence(preview.fault)}</Alert>}
        {to !== '' && preview.value !== undefined && (
          <>
            <WhoSees sight={preview.value} />
            <p className="handover-note">{keptWords(preview.value, personIds.length === 1 ? 'person' : 'people')}</p>
          </>
        )}
      </div>
      <ButtonRow>
        <Button kind="main" type="submit" command="main-action">
          {button}
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </ButtonRow>
    </Form>
  )
}
