import { useState } from 'react'
import { formatListName } from '../../../shared/rules/people/person-name.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { useUndo } from '../../app/undo.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/messages/dialog.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { Alert } from '../../ui/messages/notice.tsx'
import { MoveForm } from './move-form.tsx'

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
  const { did } = useUndo()
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
        <MoveForm
          personIds={personIds}
          caseloads={choices.to.filter(({ kind }) => kind === 'caseload')}
          button="Allocate"
          onClose={onClose}
          onMoved={(caseload, undo) => did(`${who} allocated to ${caseload}`, undo)}
        />
      )}
    </Dialog>
  )
}
