import { useState } from 'react'
import type { ConsultationRow } from '../../../shared/contract/consultations.ts'
import { formatCaseloadName } from '../../../shared/rules/people/person-name.ts'
import { useToday } from '../../api/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Alert } from '../../ui/messages/notice.tsx'
import { AttendanceDialog } from '../consultations/attendance-dialog.tsx'
import { MoveForm } from '../consultations/move-form.tsx'
import { attendanceOf } from '../consultations/use-save-attendance.ts'
import { bookedWords, clashWhen, doubleBookedWords } from './double-booked-words.ts'

type Doing = { readonly kind: 'move' | 'cancel'; readonly row: ConsultationRow }

/** Two consultations at one time; settling it moves one of them or cancels it. */
export function DoubleBooked({ pair }: { pair: readonly [ConsultationRow, ConsultationRow] }) {
  const today = useToday()
  const [isOpen, setOpen] = useState(false)
  const [doing, setDoing] = useState<Doing | null>(null)
  const close = () => setDoing(null)
  return (
    <div className="today-double" data-row={pair.map(({ id }) => id).join(' ')}>
      <Alert meaning="needs">
        <p>{doubleBookedWords(pair, today)}</p>
        <Button kind="link" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          Settle<span className="hv-hidden"> the double booking at {clashWhen(pair, today)}</span>
        </Button>
      </Alert>
      {isOpen && (
        <ul className="hv-sheet today-double-choices">
          {pair.map((row) => (
            <li key={row.id} className="hv-line-up">
              <span className="hv-numbers">{bookedWords(row)}</span>
              <Button onPress={() => setDoing({ kind: 'move', row })}>
                Move<HiddenName row={row} />
              </Button>
              <Button onPress={() => setDoing({ kind: 'cancel', row })}>
                Cancel consultation<HiddenName row={row} />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {doing?.kind === 'move' && <MoveForm key={doing.row.id} personId={doing.row.person.id} consultation={doing.row} name={formatCaseloadName(doing.row.person)} onClose={close} />}
      {doing?.kind === 'cancel' && <AttendanceDialog of={attendanceOf(doing.row)} kind="cancel" first={null} onClose={close} />}
    </div>
  )
}

function HiddenName({ row: { person } }: { row: ConsultationRow }) {
  return <span className="hv-hidden"> of {formatCaseloadName(person)}</span>
}
