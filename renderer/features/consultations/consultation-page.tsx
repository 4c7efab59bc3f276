import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ConsultationRow } from '../../../shared/contract/consultations.ts'
import { isCancelled } from '../../../shared/rules/attendance.ts'
import { formatCaseloadName } from '../../../shared/rules/people/person-name.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import type { RouteParams } from '../../app/lazy-page.tsx'
import { useCommand } from '../../app/use-command.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/messages/empty-state.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { ReasonDialog } from '../../ui/messages/reason-dialog.tsx'
import { RecordFrame } from '../person/record-frame.tsx'
import { useUndo } from '../../app/undo.tsx'
import { bookingAddress, newNoteAddress, noteAddress } from './address.ts'
import { AttendanceDialog } from './attendance-dialog.tsx'
import { ConsultationFacts } from './consultation-facts.tsx'
import { MoveForm } from './move-form.tsx'
import { PlanForm } from './plan-form.tsx'
import { attendanceOf } from './use-save-attendance.ts'
import { planWords, timeWords } from './words.ts'

/** `/consultations/:id`: one booked meeting, and what can be done about it. */
export function ConsultationPage({ params: { id = '' } }: { params: RouteParams }) {
  const { value: consultation, fault } = useRead('consultations.open', { id })
  if (fault !== undefined) {
    return (
      <Page title="This consultation cannot be opened" help={help}>
        <EmptyState words={faultSentence(fault)} />
      </Page>
    )
  }
  if (consultation === undefined) return <Loading words="Opening the consultation…" />
  return <RecordFrame personId={consultation.person.id}>{() => <Consultation consultation={consultation} />}</RecordFrame>
}

type Open = 'move' | 'plan' | 'cancel' | 'remove' | null

function Consultation({ consultation }: { consultation: ConsultationRow }) {
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const name = formatCaseloadName(consultation.person)
  const isOff = isCancelled(consultation.attendance)
  const of = attendanceOf(consultation)

  return (
    <Page
      title={`${planWords(consultation)}, ${timeWords(consultation)}`}
      help={help}
      keys={['book']}
      mainButton={isOff ? <BookAgain consultation={consultation} /> : <NoteButton consultation={consultation} />}
      actions={
        <>
          {!isOff && (
            <Button command="edit" onPress={() => setOpen('move')}>
              Move
            </Button>
          )}
          <Button onPress={() => setOpen('plan')}>Change how or where</Button>
          {!isOff && <Button onPress={() => setOpen('cancel')}>Cancel consultation</Button>}
          <Button onPress={() => setOpen('remove')}>Delete</Button>
        </>
      }
    >
      {open === 'move' && <MoveForm personId={consultation.person.id} consultation={consultation} name={name} onClose={close} />}
      {open === 'plan' && <PlanForm consultation={consultation} onClose={close} />}
      <ConsultationFacts consultation={consultation} of={of} />
      {open === 'cancel' && <AttendanceDialog of={of} kind="cancel" first={null} onClose={close} />}
      {open === 'remove' && <Remove consultation={consultation} onClose={close} />}
    </Page>
  )
}

function NoteButton({ consultation: { id, note, person } }: { consultation: ConsultationRow }) {
  const [, navigate] = useLocation()
  const write = () => navigate(note === null ? newNoteAddress(person.id, id) : noteAddress(person.id, note.id))
  const words = note === null ? 'Write note' : note.signed ? 'Read note' : 'Go on with note'
  useCommand('main-action', write, { words })
  if (note?.signed === true) return <ButtonLink href={noteAddress(person.id, note.id)}>{words}</ButtonLink>
  return (
    <Button kind="main" command="new-note" onPress={write}>
      {words}
    </Button>
  )
}

function BookAgain({ consultation: { person } }: { consultation: ConsultationRow }) {
  const [, navigate] = useLocation()
  const book = () => navigate(bookingAddress({ personId: person.id }))
  useCommand('main-action', book, { words: 'Book again' })
  return (
    <Button kind="main" command="book" onPress={book}>
      Book again
    </Button>
  )
}

function Remove({ consultation: { id, person }, onClose }: { consultation: ConsultationRow; onClose: () => void }) {
  const core = useCore()
  const { did } = useUndo()
  const [, navigate] = useLocation()
  const remove = async (reason: string): Promise<string | null> => {
    const reply = await core.call('consultations.remove', { id, reason })
    if (!reply.ok) return faultSentence(reply.error)
    did('Consultation deleted', reply.value.undo)
    navigate(`/people/${person.id}/consultations`, { replace: true })
    return null
  }
  return (
    <ReasonDialog
      recordId={id}
      personId={person.id}
      title="Delete consultation"
      words="For what was booked by mistake. If somebody called it off, cancel it instead: then it is counted. You can undo this."
      button="Delete consultation"
      onClose={onClose}
      onConfirm={remove}
    />
  )
}

const help = (
  <>
    <p>Move changes date, time and length. Cancel asks who called it off and why, and keeps it in the record.</p>
    <p>Delete is for a booking that was a mistake. All of it can be undone.</p>
  </>
)
