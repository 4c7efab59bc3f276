import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { ConsultationRow } from '../../../shared/contract/consultations.ts'
import { isCancelled } from '../../../shared/rules/attendance.ts'
import { useNow } from '../../api/use-now.ts'
import { useCommand } from '../../app/use-command.tsx'
import { EmptyState } from '../../ui/messages/empty-state.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { counted } from '../../ui/counted.ts'
import { newNoteAddress, noteAddress } from '../consultations/address.ts'
import { AttendanceDialog } from '../consultations/attendance-dialog.tsx'
import { hasBegun } from '../consultations/has-begun.ts'
import { attendanceOf } from '../consultations/use-save-attendance.ts'
import { isStillToCome } from './day-plan.ts'
import { DayRow } from './day-row.tsx'
import { useFocusedRow } from './use-focused-row.ts'

export interface YourDayProps {
  readonly consultations: readonly ConsultationRow[]
  /** The consultation that is being moved, if any. */
  readonly moving: string | null
  readonly onMove: (id: string | null) => void
}

/** The consultations of the day; attendance is set in the row. */
export function YourDay({ consultations, moving, onMove }: YourDayProps) {
  const [, navigate] = useLocation()
  const now = useNow()
  const section = useRef<HTMLElement>(null)
  const focused = useFocusedRow(section)
  const [attending, setAttending] = useState<ConsultationRow | null>(null)
  const current = consultations.find(({ id }) => id === focused)
  const next = consultations.find((row) => isStillToCome(row, now))?.id
  const count = consultations.length

  const writeNote = ({ id, person, note }: ConsultationRow) => navigate(note === null ? newNoteAddress(person.id, id) : noteAddress(person.id, note.id))
  const edit = (row: ConsultationRow) => (hasBegun(row, now) || isCancelled(row.attendance) ? setAttending(row) : onMove(row.id))
  const leaveForm = (id: string) => {
    // The form goes, and would take the focus with it.
    section.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"] a`)?.focus()
    onMove(null)
  }
  useCommand('new-note', () => current !== undefined && writeNote(current), { enabled: current !== undefined })
  useCommand('edit', () => current !== undefined && edit(current), { enabled: current !== undefined, words: 'Move this consultation, or set its attendance' })

  return (
    <section ref={section} className="today-column" aria-labelledby="your-day" data-region="your-day">
      <h2 id="your-day">
        Your day <span className="today-count">{counted(count, 'consultation')}</span>
      </h2>
      {count === 0 ? (
        <EmptyState words="No consultations today.">
          <ButtonLink href="/week">See the week</ButtonLink>
        </EmptyState>
      ) : (
        <ol className="today-rows">
          {consultations.map((row) => (
            <DayRow key={row.id} row={row} now={now} isNext={row.id === next} isMoving={row.id === moving} onMoved={() => leaveForm(row.id)} />
          ))}
        </ol>
      )}
      {attending !== null && <AttendanceDialog of={attendanceOf(attending)} kind="attendance" first={null} onClose={() => setAttending(null)} />}
    </section>
  )
}
