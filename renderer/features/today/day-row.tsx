import { Link } from 'wouter'
import type { ConsultationRow } from '../../../shared/contract/consultations.ts'
import { formatCaseloadName } from '../../../shared/rules/people/person-name.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useHomeWords } from '../caseload/use-home-words.ts'
import { newNoteAddress, noteAddress } from '../consultations/address.ts'
import { AttendanceSelect } from '../consultations/attendance-select.tsx'
import { MoveForm } from '../consultations/move-form.tsx'
import { hasBegun } from '../consultations/has-begun.ts'
import { attendanceOf } from '../consultations/use-save-attendance.ts'
import { addressWords, attendanceWords, flagWords, interpreterWords, planWords } from '../consultations/words.ts'

export interface DayRowProps {
  readonly row: ConsultationRow
  readonly now: number
  /** Comes next or is on: its controls stand ready. */
  readonly isNext: boolean
  readonly isMoving: boolean
  readonly onMoved: () => void
}

/** One consultation of the day: when, how long, how and who; where to go; what became of it, and its note. */
export function DayRow({ row, now, isNext, isMoving, onMoved }: DayRowProps) {
  const name = formatCaseloadName(row.person)
  const homeWords = useHomeWords()
  const details = [detailsOf(row), homeWords === null ? '' : `Caseload of ${homeWords(row.person)}`].filter((part) => part !== '').join('. ')
  return (
    <li className="today-row" data-row={row.id}>
      <p className="today-row-head">
        <Link href={`/consultations/${row.id}?`} className="today-row-time">
          <span className="hv-numbers">{row.time}</span> {row.minutes} min {planWords(row)}
        </Link>
        <Link href={`/people/${row.person.id}`} className="today-row-name">
          {name}
        </Link>
        {row.flags.map((flag) => (
          <Tag key={flag} meaning={flag === 'risk' ? 'stop' : flag === 'safeguarding' ? 'guard' : 'needs'}>
            {flagWords[flag]}
          </Tag>
        ))}
      </p>
      {details !== '' && <p className="today-row-detail">{details}</p>}
      {(isNext || row.attendance !== '0' || row.note !== null || hasBegun(row, now)) && (
        <div className="today-row-detail hv-line-up">
          <Outcome row={row} now={now} name={name} />
        </div>
      )}
      {isMoving && <MoveForm personId={row.person.id} consultation={row} name={name} onClose={onMoved} />}
    </li>
  )
}

/** What became of it and its note, with the control for what is still open. */
function Outcome({ row, now, name }: { row: ConsultationRow; now: number; name: string }) {
  const { note, person, id } = row
  return (
    <>
      {note?.signed === true ? <span>{attendanceWords(row, hasBegun(row, now))}. Note signed.</span> : <AttendanceSelect {...attendanceOf(row)} />}
      {note?.signed === false && (
        <ButtonLink href={noteAddress(person.id, note.id)}>
          Go on with note<span className="hv-hidden"> about {name}</span>
        </ButtonLink>
      )}
      {note === null && (
        <ButtonLink href={newNoteAddress(person.id, id)}>
          Write note<span className="hv-hidden"> about {name}</span>
        </ButtonLink>
      )}
    </>
  )
}

function detailsOf(row: ConsultationRow): string {
  const { place, placeDetail, phone, interpreter } = row
  return [place === 'home' ? addressWords(row) : null, placeDetail, phone, interpreter === null ? null : interpreterWords(interpreter)]
    .filter((part) => part !== null)
    .join('. ')
}
