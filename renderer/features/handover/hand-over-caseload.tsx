import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { TeamCaseload } from '../../../shared/contract/team.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonRow, Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { useToast } from '../../ui/toast.tsx'
import { keptWords } from './kept-words.ts'
import { takingMembers } from './members.ts'
import { WhoSees } from './who-sees.tsx'

/** Gives a whole caseload to a colleague and ends it for those who worked in it. */
export function HandOverCaseloadDialog({ caseload, onClose }: { caseload: TeamCaseload; onClose: () => void }) {
  const core = useCore()
  const queries = useQueryClient()
  const showToast = useToast()
  const { value: computers } = useRead('team.computers', {})
  const [to, setTo] = useState('')
  const [error, setError] = useState<string | undefined>(undefined)
  const preview = useRead('handover.handOverPreview', { caseload: caseload.id, to }, { enabled: to !== '' })
  const members = takingMembers(computers ?? [], caseload)
  const member = members.find(({ id }) => id === to)

  const handOver = async () => {
    if (member === undefined) return setError('Choose who takes it over.')
    const reply = await core.call('handover.handOverCaseload', { caseload: caseload.id, to })
    if (!reply.ok) return setError(faultSentence(reply.error))
    await queries.invalidateQueries()
    showToast({ words: `The caseload ${caseload.name} was handed over to ${member.name}.` })
    return onClose()
  }

  return (
    <Dialog title={`Hand over the whole caseload ${caseload.name}`} isOpen onClose={onClose}>
      <Form onSubmit={handOver}>
        <SelectField
          label="Who takes it over?"
          emptyWords="Choose a colleague"
          choices={members.map(({ id, name }) => ({ value: id, words: name }))}
          value={to}
          error={error}
          onChange={(event) => {
            setTo(event.target.value)
            setError(undefined)
          }}
        />
        <div aria-live="polite" className="hv-stack">
          {to !== '' && preview.value !== undefined && (
            <>
              <WhoSees sight={preview.value} />
              <p className="handover-note">{keptWords(preview.value, 'caseload')} It can be handed back in the same way.</p>
            </>
          )}
        </div>
        <ButtonRow>
          <Button kind="main" type="submit" command="final-action">
            Hand over the caseload
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </ButtonRow>
      </Form>
    </Dialog>
  )
}
