import { useRef, useState, type RefObject } from 'react'
import { useLocation } from 'wouter'
import type { PersonSummary } from '../../../shared/contract/people.ts'
import { formatCaseloadName } from '../../../shared/rules/people/person-name.ts'
import { useStaffName } from '../../api/use-staff-name.ts'
import { useToday } from '../../api/use-today.ts'
import { useCommand } from '../../app/use-command.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { counted } from '../../ui/counted.ts'
import { NobodyYet } from '../caseload/nobody-yet.tsx'
import { ReviewDialog } from '../caseload/review-dialog.tsx'
import { useShownCaseload } from '../caseload/use-shown-caseload.ts'
import { bookingAddress, newNoteAddress, noteAddress } from '../consultations/address.ts'
import { AttendanceDialog } from '../consultations/attendance-dialog.tsx'
import { AttendanceSelect } from '../consultations/attendance-select.tsx'
import type { AttendanceOf } from '../consultations/use-save-attendance.ts'
import { needsYouCount, type MissingAttendance, type Today } from './day-plan.ts'
import { NeedsSection } from './needs-section.tsx'
import { allDoneWords, earlierWords, longestWaitWords, nothingPlannedWords, sinceWords } from './needs-words.ts'
import { useFocusMovesOn } from './use-focus-moves-on.ts'
import { useFocusedRow } from './use-focused-row.ts'

/** What waits besides the day's consultations, each list in the order in which to take it. `leftovers`: alerts about moves and cover. */
export function NeedsYou({ today, leftovers }: { today: Today; leftovers: number }) {
  const section = useRef<HTMLElement>(null)
  const [reviewing, setReviewing] = useState<string | null>(null)
  const date = useToday()
  const staffName = useStaffName()
  useFocusMovesOn(section)
  const { unsignedNotes, attendanceMissing, newReferrals, overdueReviews, nothingPlanned } = today
  const count = needsYouCount(today) + leftovers
  const { choices } = useShownCaseload()
  const isNobodyYet = choices.length > 0 && choices.every(({ people }) => people === 0)
  return (
    <section ref={section} className="today-column" aria-labelledby="needs-you" data-region="needs-you">
      <h2 id="needs-you" tabIndex={-1}>
        Needs you <span className="today-count">{counted(count, 'thing')}</span>
      </h2>
      {count === 0 && (isNobodyYet ? <NobodyYet /> : <p>{allDoneWords(today.lastChange, date)}</p>)}
      <NeedsSection
        title="Unsigned notes"
        rows={unsignedNotes.map(({ id, person, aboutDate, begunBy }) => ({
          key: id,
          person,
          href: noteAddress(person.id, id),
          words: sinceWords(aboutDate, date) + (begunBy === null ? '' : `, begun by ${staffName(begunBy)}`),
        }))}
      />
      <NeedsSection
        title="Attendance not recorded"
        rows={attendanceMissing.map((missing) => ({
          key: missing.id,
          person: missing.person,
          href: `/consultations/${missing.id}`,
          words: earlierWords(missing, date),
          action: <AttendanceSelect {...attendanceOfMissing(missing)} />,
        }))}
      />
      <NeedsSection
        title="New referrals"
        summary={longestWaitWords(newReferrals)}
        rows={newReferrals.map(({ id, person, referralDate }) => ({
          key: id,
          person,
          href: `/referrals/${id}`,
          words: `referred ${sinceWords(referralDate, date)}`,
        }))}
      />
      <NeedsSection
        title="Overdue reviews"
        rows={overdueReviews.map(({ caseId, person, nextReview }) => ({
          key: caseId,
          person,
          href: `/people/${person.id}`,
          words: `due ${sinceWords(nextReview, date)}`,
          action: (
            <Button kind="link" onPress={() => setReviewing(caseId)}>
              Set date<HiddenName person={person} />
            </Button>
          ),
        }))}
      />
      <NeedsSection
        title="Nothing planned"
        rows={nothingPlanned.map(({ person, lastContact, diedOn }) => ({
          key: person.id,
          person,
          href: `/people/${person.id}`,
          words: nothingPlannedWords({ lastContact, diedOn }, date),
          action: (
            <ButtonLink kind="link" href={diedOn === null ? bookingAddress({ personId: person.id }) : `/people/${person.id}`}>
              {diedOn === null ? 'Book' : 'Close support'}
              <HiddenName person={person} />
            </ButtonLink>
          ),
        }))}
      />
      <MissingAttendanceKeys section={section} missing={attendanceMissing} />
      {reviewing !== null && <ReviewDialog caseIds={[reviewing]} onClose={() => setReviewing(null)} />}
    </section>
  )
}

/** F2 sets the attendance of the consultation whose row has the focus, F8 writes its note. */
function MissingAttendanceKeys({ section, missing }: { section: RefObject<HTMLElement | null>; missing: readonly MissingAttendance[] }) {
  const [, navigate] = useLocation()
  const [attending, setAttending] = useState<AttendanceOf | null>(null)
  const focused = useFocusedRow(section)
  const current = missing.find(({ id }) => id === focused)
  useCommand('edit', () => current !== undefined && setAttending(attendanceOfMissing(current)), { enabled: current !== undefined, words: 'Set the attendance' })
  useCommand('new-note', () => current !== undefined && navigate(newNoteAddress(current.person.id, current.id)), { enabled: current !== undefined })
  return attending === null ? null : <AttendanceDialog of={attending} kind="attendance" first={null} onClose={() => setAttending(null)} />
}

function attendanceOfMissing({ id, base, person, date, time }: MissingAttendance): AttendanceOf {
  return { id, personId: person.id, base, attendance: '0', date, time, name: formatCaseloadName(person) }
}

function HiddenName({ person: { given, family } }: { person: PersonSummary }) {
  return (
    <span className="hv-hidden">
      {' '}
      for {given} {family}
    </span>
  )
}
