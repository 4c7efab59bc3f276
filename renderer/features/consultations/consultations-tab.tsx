import { useMemo, useState } from 'react'
import type { Temporal } from 'temporal-polyfill'
import { useLocation } from 'wouter'
import type { BookingSuggestion, ConsultationLine } from '../../../shared/contract/consultations.ts'
import { isCancelled } from '../../../shared/rules/attendance.ts'
import { formatCaseloadName } from '../../../shared/rules/people/person-name.ts'
import { formatTimeRange } from '../../../shared/rules/time/times.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { useToday } from '../../api/use-today.ts'
import { useCommand } from '../../app/use-command.tsx'
import { Button } from '../../ui/button.tsx'
import { DataGrid } from '../../ui/tables/data-grid.tsx'
import { EmptyState } from '../../ui/messages/empty-state.tsx'
import type { GridColumn } from '../../ui/tables/grid-types.ts'
import { Loading } from '../../ui/messages/loading.tsx'
import { bookingAddress } from './address.ts'
import { AttendanceDialog } from './attendance-dialog.tsx'
import { preferenceWords } from './before-booking.tsx'
import { MoveForm } from './move-form.tsx'
import { attendanceWords, dayWords, nearDayWords, noteWords, planWords } from './words.ts'

/** A person's consultations: what is to come first, then what has been, with attendance. F2 moves, or sets attendance. */
export function ConsultationsTab({ personId }: { personId: string }) {
  const { value: consultations, fault } = useRead('consultations.ofPerson', { personId })
  const { value: suggestion } = useRead('consultations.suggestion', { personId })
  if (fault !== undefined) return <EmptyState words={faultSentence(fault)} />
  if (consultations === undefined || suggestion === undefined) return <Loading words="Reading the consultations…" />
  return <Consultations {...consultations} suggestion={suggestion} />
}

interface ConsultationsProps {
  readonly toCome: readonly ConsultationLine[]
  readonly past: readonly ConsultationLine[]
  readonly suggestion: BookingSuggestion
}

function Consultations({ toCome, past, suggestion }: ConsultationsProps) {
  const [, navigate] = useLocation()
  const today = useToday()
  const [editing, setEditing] = useState<ConsultationLine | null>(null)
  const close = () => setEditing(null)
  const name = formatCaseloadName(suggestion.person)
  const isMove = editing !== null && toCome.some(({ id }) => id === editing.id) && !isCancelled(editing.attendance)
  const book = () => navigate(bookingAddress({ personId: suggestion.person.id }))
  const lines = [...toCome, ...past]
  const columns = useMemo(() => columnsFor(today, new Set(past.map(keyOf))), [today, past])
  useCommand('main-action', book, { words: 'Book consultation' })

  return (
    <div className="hv-stack">
      <div className="hv-line-up">
        <Button kind="main" command="book" onPress={book}>
          Book consultation
        </Button>
        <span className="hv-secondary">
          {toCome.length === 0 && 'Nothing booked. '}
          {preferenceWords(suggestion)}
        </span>
      </div>
      {editing !== null && isMove && <MoveForm key={editing.id} personId={suggestion.person.id} consultation={editing} name={name} onClose={close} />}
      {editing !== null && !isMove && (
        <AttendanceDialog
          of={{ ...editing, personId: suggestion.person.id, base: editing.bases.attendance, name }}
          kind="attendance"
          first={editing.attendance === '0' ? null : editing.attendance}
          onClose={close}
        />
      )}
      {lines.length > 0 && (
        <DataGrid
          label={`Consultations with ${name}`}
          name="consultations"
          rows={lines}
          keyOf={keyOf}
          nameOf={nameOf}
          columns={columns}
          onOpen={({ id }) => navigate(`/consultations/${id}`)}
          rowCommands={{ edit: setEditing }}
        />
      )}
      <p className="hv-small hv-secondary hv-not-in-print">Enter opens, F2 moves what is to come or sets the attendance of what has been.</p>
    </div>
  )
}

const keyOf = ({ id }: ConsultationLine): string => id
const nameOf = ({ date, time }: ConsultationLine): string => `${dayWords(date)} ${time}`

function columnsFor(today: Temporal.PlainDate, past: ReadonlySet<string>): readonly GridColumn<ConsultationLine>[] {
  return [
    { id: 'date', words: 'Date', width: '144px', keep: true, cell: ({ id, date }) => (past.has(id) ? dayWords(date) : nearDayWords(date, today)) },
    { id: 'time', words: 'Time', width: '120px', keep: true, cell: ({ time, minutes }) => formatTimeRange(time, minutes) },
    { id: 'how', words: 'How', width: 'minmax(92px, 1fr)', cell: planWords },
    { id: 'for', words: 'What for', width: 'minmax(108px, 1fr)', cell: ({ purpose }) => purpose ?? 'Not written down' },
    { id: 'attendance', words: 'Attendance', width: 'minmax(132px, 2fr)', keep: true, cell: (line) => attendanceWords(line, past.has(line.id)) },
    { id: 'note', words: 'Note', width: '128px', cell: ({ note }) => noteWords(note) },
  ]
}
