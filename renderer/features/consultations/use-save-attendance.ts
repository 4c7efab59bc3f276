import type { ConsultationRow } from '../../../shared/contract/consultations.ts'
import type { Base } from '../../../shared/model/change.ts'
import { attendances, type Attendance } from '../../../shared/rules/attendance.ts'
import { wordsOf } from '../../../shared/rules/code-list.ts'
import { formatCaseloadName } from '../../../shared/rules/people/person-name.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useUndo } from '../../app/undo.tsx'

/** What is needed of a consultation to say what became of it. */
export interface AttendanceOf {
  readonly id: string
  readonly personId: string
  readonly base: Base
  readonly attendance: Attendance
  readonly date: string
  readonly time: string
  /** 'PATEL, Raj', to name the control for speech. */
  readonly name: string
}

/** What the attendance control needs of a consultation as pages read it. */
export function attendanceOf({ id, bases, attendance, date, time, person }: ConsultationRow): AttendanceOf {
  return { id, personId: person.id, base: bases.attendance, attendance, date, time, name: formatCaseloadName(person) }
}

/** Saves an attendance; returns the sentence of what went wrong, or null. */
export function useSaveAttendance(): (of: AttendanceOf, attendance: Attendance, reason: string | null) => Promise<string | null> {
  const core = useCore()
  const { did } = useUndo()
  return async ({ id, base, time }, attendance, reason) => {
    const reply = await core.call('consultations.setAttendance', { id, base, attendance, reason })
    if (reply.ok) {
      did(`Attendance at ${time}: ${wordsOf(attendances, attendance).toLowerCase()}`, reply.value.undo)
      return null
    }
    if (reply.error.code === 'reason_missing') return whoAndWhyWords
    if (reply.error.code === 'not_allowed_in_this_state') return `This begins at ${time}. Set attendance when it has begun, or move it to when it took place.`
    return faultSentence(reply.error)
  }
}

/** The sentence for a cancellation that does not say who and why. */
export const whoAndWhyWords = 'Choose who cancelled and why.'
