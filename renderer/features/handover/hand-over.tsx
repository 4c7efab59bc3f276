import { useState } from 'react'
import type { Output } from '../../../shared/contract/operation.ts'
import type { handover } from '../../../shared/contract/handover.ts'
import { formatListName, type PersonName } from '../../../shared/rules/people/person-name.ts'
import { useRead } from '../../api/use-read.ts'
import { useCommand } from '../../app/use-command.tsx'
import { useUndo } from '../../app/undo.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/messages/dialog.tsx'
import { AllocateButton } from './allocate.tsx'
import { MoveForm } from './move-form.tsx'

interface Person {
  readonly id: string
  readonly name: PersonName
  /** Which caseload the person is on; null where this computer holds one alone. */
  readonly caseload: { readonly name: string; readonly isInbox: boolean } | null
}

type Choices = Output<typeof handover.choices>

/** Whose caseload the person is on, and the way to another; nothing where this computer holds one caseload alone. */
export function PersonCaseload({ person }: { person: Person }) {
  const choices = useChoices(person)
  const [isOpen, setOpen] = useState(false)
  if (person.caseload === null) return null
  const { name, isInbox } = person.caseload
  return (
    <section className="hv-sheet person-part hv-not-in-visit" aria-label="Caseload">
      <h2>Caseload</h2>
      <p>{isInbox ? 'Not allocated to anybody yet.' : `On the caseload ${name}.`}</p>
      {choices !== null && (isInbox ? <AllocateButton personIds={[person.id]} /> : <Button onPress={() => setOpen(true)}>Hand over…</Button>)}
      {isOpen && choices !== null && <HandOverDialog person={person} choices={choices} onClose={() => setOpen(false)} />}
    </section>
  )
}

/** Answers the command on every page of the record. */
export function HandOverCommand({ person }: { person: Person }) {
  const choices = useChoices(person)
  const [isOpen, setOpen] = useState(false)
  useCommand('hand-over', () => setOpen(true), { enabled: choices !== null })
  return isOpen && choices !== null ? <HandOverDialog person={person} choices={choices} onClose={() => setOpen(false)} /> : null
}

/** Where a person may go; null where they stay, because this computer holds no other caseload. */
function useChoices({ id, caseload }: Person): Choices | null {
  const { value } = useRead('handover.choices', { personId: id }, { enabled: caseload !== null })
  return value === undefined || value.to.length === 0 ? null : value
}

function HandOverDialog({ person: { id, name }, choices, onClose }: { person: Person; choices: Choices; onClose: () => void }) {
  const { did } = useUndo()
  const who = formatListName(name)
  return (
    <Dialog title={`Hand over ${who}`} isOpen onClose={onClose}>
      <p>Now on the caseload {choices.from}.</p>
      <MoveForm
        personIds={[id]}
        caseloads={choices.to}
        button="Hand over"
        onClose={onClose}
        onMoved={(caseload, undo) => did(`${who} handed over to ${caseload}`, undo)}
      />
    </Dialog>
  )
}
