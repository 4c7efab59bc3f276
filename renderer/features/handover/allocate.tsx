import { useState } from 'react'
import type { Sight } from '../../../shared/contract/handover.ts'
import { formatListName } from '../../../shared/rules/person-name.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { useUndo } from '../../app/undo.tsx'
import { Button } from '../../ui/button.tsx'
import { ButtonRow, Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Alert } from '../../ui/notice.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { sightSentences } from './sight-words.ts'

export interface AllocateProps {
  /** One at least. */
  readonly personIds: readonly string[]
}

/** Opens the dialog in which people whom nobody was given yet are given to somebody. */
export function AllocateButton({ personIds, isMain = false }: AllocateProps & { readonly isMain?: boolean }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button {...(isMain ? { kind: 'main', command: 'main-action' } : {})} onPress={() => setOpen(true)}>
        Allocate…
      </Button>
      {isOpen && <AllocateDialog personIds={personIds} onClose={() => setOpen(false)} />}
    </>
  )
}

/** To whose caseload, and who sees the people from then on and who no longer. */
export function AllocateDialog({ personIds, onClose }: AllocateProps & { readonly onClose: () => void }) {
  const [personId = ''] = personIds
  const { value: heading } = useRead('people.heading', { id: personId })
  const { value: choices, fault } = useRead('handover.choices', { personId })
  const who = personIds.length > 1 ? `${personIds.length} people` : heading === undefined ? '1 person' : formatListName(heading.name)
  return (
    <Dialog title={`Allocate ${who}`} isOpen onClose={onClose}>
      {fault !== undefined && <Alert meaning="stop">{faultSentence(fault)}</Alert>}
      {choices === undefined ? (
        fault === undefined && <Loading words="Reading the caseloads…" />
      ) : (
        <AllocateForm personIds={personIds} who={who} caseloads={choices.to.filter(({ kind }) => kind === 'caseload')} onClose={onClose} />
      )}
    </Dialog>
  )
}

interface AllocateFormProps extends AllocateProps {
  /** 'OKAFOR, Ngozi', '3 people' */
  readonly who: string
  readonly caseloads: readonly { readonly id: string; readonly name: string }[]
  readonly onClose: () => void
}

function AllocateForm({ personIds, who, caseloads, onClose }: AllocateFormProps) {
  const core = useCore()
  const { did } = useUndo()
  const [to, setTo] = useState('')
  const [error, setError] = useState<string | undefined>(undefined)
  const preview = useRead('handover.preview', { personIds: [...personIds], to }, { enabled: to !== '' })
  const name = caseloads.find(({ id }) => id === to)?.name

  const allocate = async () => {
    if (name === undefined) return setError('Choose a caseload.')
    const reply = await core.call('handover.move', { personIds: [...personIds], to })
    if (!reply.ok) return setError(faultSentence(reply.error))
    did(`${who} allocated to ${name}`, reply.value.undo)
    return onClose()
  }

  return (
    <Form onSubmit={allocate}>
      <SelectField
        label="Caseload"
        emptyWords="Choose a caseload"
        choices={caseloads.map(({ id, name: words }) => ({ value: id, words }))}
        value={to}
        error={error}
        onChange={(event) => {
          setTo(event.target.value)
          setError(undefined)
        }}
      />
      <div aria-live="polite">
        {preview.fault !== undefined && <Alert meaning="stop">{faultSentence(preview.fault)}</Alert>}
        {to !== '' && preview.value !== undefined && <WhoSees sight={preview.value} />}
      </div>
      <ButtonRow>
        <Button type="submit">{name === undefined ? 'Allocate' : `Allocate to ${name}`}</Button>
        <Button onPress={onClose}>Cancel</Button>
      </ButtonRow>
    </Form>
  )
}

function WhoSees({ sight }: { sight: Sight }) {
  return (
    <ul>
      {sightSentences(sight).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}
