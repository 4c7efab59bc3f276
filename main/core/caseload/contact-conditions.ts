import type { NoteBody } from '../../../shared/contract/notes.ts'
import { attendances, isCancelled, wasSeen } from '../../../shared/rules/attendance.ts'

/*
 * What counts as a contact, and what as booked, in SQL: lists, waits and summaries must not differ in it. A contact is a
 * consultation at which the person was seen, or a note about a first contact, visit, call or review.
 */

const among = (codes: readonly string[]): string => `IN (${codes.map((code) => `'${code}'`).join(', ')})`
const codesOf = (isMeant: (code: (typeof attendances)[number]['code']) => boolean): string[] => attendances.map(({ code }) => code).filter(isMeant)

/** Of a `consultation`: the person was seen. */
export const wasContact = `attendance ${among(codesOf(wasSeen))}`

const contactKinds: readonly NoteBody['noteKind'][] = ['first-contact', 'home-visit', 'phone-call', 'review']

/** Of a `note`: it is about a contact. */
export const isAboutContact = `noteKind ${among(contactKinds)}`

/** Of a `consultation`: nothing was said yet of what became of it. Worded as in the index consultation_booked, which SQLite would not use otherwise. */
export const isBooked = `coalesce(attendance, '0') = '0'`

/** Of a `consultation`: nobody called it off. */
export const isNotCancelled = `coalesce(attendance, '0') NOT ${among(codesOf(isCancelled))}`
