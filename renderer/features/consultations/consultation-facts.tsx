import type { ReactNode } from 'react'
import type { ConsultationRow } from '../../../shared/contract/consultations.ts'
import { consultationPlaces } from '../../../shared/model/consultation.ts'
import { wordsOf } from '../../../shared/rules/code-list.ts'
import { mediums } from '../../../shared/rules/medium.ts'
import { useNow } from '../../api/use-now.ts'
import { useToday } from '../../api/use-today.ts'
import { TwoVersionsLink } from '../settle/two-versions-link.tsx'
import { AttendanceSelect } from './attendance-select.tsx'
import './consultation-facts.css'
import { hasBegun } from './has-begun.ts'
import type { AttendanceOf } from './use-save-attendance.ts'
import { addressWords, attendanceWords, nearDayWords, noteWords, timeWords } from './words.ts'

/** What is known of one consultation, each with its word; what is not known is said. */
export function ConsultationFacts({ consultation, of }: { consultation: ConsultationRow; of: AttendanceOf }) {
  const { medium, place, placeDetail, purpose, date, interpreter, phone, note, twoVersions } = consultation
  const today = useToday()
  const now = useNow()
  const nearDay = nearDayWords(date, today)
  return (
    <dl className="hv-sheet consultation-facts">
      <Fact label="When">
        {timeWords(consultation)}
        {nearDay === 'Today' && ' (today)'} {twoVersions && <TwoVersionsLink of={{ record: consultation.id }} />}
      </Fact>
      <Fact label="How">{medium === null ? 'Not said' : wordsOf(mediums, medium)}</Fact>
      {phone !== null && <Fact label="Number">{phone}</Fact>}
      {(place !== null || medium === '01') && (
        <Fact label="Where">
          {place === null ? 'Not settled yet' : wordsOf(consultationPlaces, place)}
          {place === 'home' && `: ${addressWords(consultation)}`}
          {placeDetail !== null && `, ${placeDetail}`}
        </Fact>
      )}
      {interpreter !== null && <Fact label="Interpreter">{interpreter.language ?? 'Needed, language not known'}</Fact>}
      <Fact label="What for">{purpose ?? 'Not written down'}</Fact>
      <Fact label="Attendance">
        <span className="hv-line-up">
          {consultation.attendance === '0' && attendanceWords(consultation, hasBegun(consultation, now))}
          <AttendanceSelect {...of} />
          {consultation.attendanceReason}
        </span>
      </Fact>
      <Fact label="Note">{noteWords(note)}</Fact>
    </dl>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  )
}
