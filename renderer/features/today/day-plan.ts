import type { Output } from '../../../shared/contract/operation.ts'
import type { OperationOf } from '../../../shared/contract/contract.ts'
import type { ConsultationRow } from '../../../shared/contract/consultations.ts'
import { wasSeen } from '../../../shared/rules/attendance.ts'
import { momentInEngland } from '../../../shared/rules/time/english-time.ts'

export type Today = Output<OperationOf<'lists.today'>>
export type UnsignedNote = Today['unsignedNotes'][number]
export type MissingAttendance = Today['attendanceMissing'][number]

/** What the main button of Today does; null: nothing is left to do. */
export type NextStep =
  | { readonly kind: 'open'; readonly consultation: ConsultationRow }
  | { readonly kind: 'sign'; readonly note: UnsignedNote }
  | { readonly kind: 'write'; readonly consultation: ConsultationRow }
  | null

/** The next consultation that is not over; after the last one the oldest unsigned note of one's own, then a meeting that has no note. */
export function nextStep({ consultations, unsignedNotes }: Pick<Today, 'consultations' | 'unsignedNotes'>, now: number): NextStep {
  const coming = consultations.find((row) => isStillToCome(row, now))
  if (coming !== undefined) return { kind: 'open', consultation: coming }
  const note = unsignedNotes.find(({ begunBy }) => begunBy === null)
  if (note !== undefined) return { kind: 'sign', note }
  const unwritten = consultations.find((row) => wasSeen(row.attendance) && row.note === null)
  return unwritten === undefined ? null : { kind: 'write', consultation: unwritten }
}

/** How many things stand under Needs you, alerts included. */
export function needsYouCount({ doubleBooked, secondRecords, twoVersions, unsignedNotes, attendanceMissing, newReferrals, overdueReviews, nothingPlanned }: NeedsYouLists): number {
  const lists = [doubleBooked, secondRecords, twoVersions, unsignedNotes, attendanceMissing, newReferrals, overdueReviews, nothingPlanned]
  return lists.reduce((sum, list) => sum + list.length, 0)
}

type NeedsYouLists = Omit<Today, 'date' | 'consultations' | 'lastChange'>

/** Booked, and not over: to come, or on now. */
export function isStillToCome(row: ConsultationRow, now: number): boolean {
  return row.attendance === '0' && endOf(row) > now
}

function endOf({ date, time, minutes }: ConsultationRow): number {
  return momentInEngland(date, time) + minutes * 60_000
}
