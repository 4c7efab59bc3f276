import { wordsOf, type CodeWithWords } from './code-list.ts'

/**
 * What became of a consultation, in the order in which it is chosen.
 * Codes: NHS Data Dictionary, ATTENDED OR DID NOT ATTEND CODE (release of June 2026).
 */
export const attendances = [
  { code: '0', words: 'Booked' },
  { code: '5', words: 'Attended on time' },
  { code: '6', words: 'Attended late, seen' },
  { code: '7', words: 'Attended late, not seen' },
  { code: '2', words: 'Cancelled by the person' },
  { code: '3', words: 'Did not attend' },
  { code: '4', words: 'Cancelled by us' },
] as const satisfies readonly CodeWithWords[]

export type Attendance = (typeof attendances)[number]['code']

/** 'Attended on time (5)': codes are shown in exports only. */
export function formatAttendanceForExport(attendance: Attendance): string {
  const words = wordsOf(attendances, attendance)
  return attendance === '0' ? words : `${words} (${attendance})`
}

/** The consultation took place. */
export function wasSeen(attendance: Attendance): boolean {
  return attendance === '5' || attendance === '6'
}

/** Called off beforehand by either side; not the same as somebody who did not attend. */
export function isCancelled(attendance: Attendance): boolean {
  return attendance === '2' || attendance === '4'
}
