import { attendances, isCancelled } from '../../../shared/rules/attendance.ts'
import { hasBegun } from './has-begun.ts'
import type { AttendanceOf } from './use-save-attendance.ts'

/**
 * What may be said of it now: nobody has attended or missed what has not begun, and that it is booked says nothing of
 * what was never said to be otherwise.
 */
export function attendanceChoices(of: Pick<AttendanceOf, 'attendance' | 'date' | 'time'>, now: number): readonly (typeof attendances)[number][] {
  const isOpen = hasBegun(of, now)
  return attendances.filter(({ code }) => (code === '0' ? of.attendance !== '0' : isOpen || isCancelled(code)))
}
