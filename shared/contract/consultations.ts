import { z } from 'zod'
import { base, undoToken, undoable } from '../model/change.ts'
import { entities } from '../model/entities.ts'
import { day, givenReason, line, recordId, time } from '../model/fields.ts'
import { read, write } from './operation.ts'
import { personSummary } from './people.ts'

const { consultation, person } = entities

const { attendance, attendanceReason } = consultation.attendance.shape
const { medium, place } = consultation.plan.shape
const { minutes } = consultation.time.shape

/** The versions of each field group that a page was looking at, to be given back with a write. */
const bases = z.object({ time: base, plan: base, attendance: base })

/** A consultation without saying of whom: date and time are those of English clocks. */
const consultationLine = z.object({
  id: recordId,
  date: day,
  time,
  minutes: z.int(),
  /** Null where another computer has not said it yet. */
  medium: medium.nullable(),
  place,
  placeDetail: line,
  purpose: line,
  /** '0' while nobody has said what became of it. */
  attendance,
  attendanceReason,
  /** The note about it: a signed one if there is one. */
  note: z.object({ id: recordId, signed: z.boolean() }).nullable(),
  /** More than one version of its time, plan or attendance stands. */
  twoVersions: z.boolean(),
  bases,
})
export type ConsultationLine = z.infer<typeof consultationLine>

/** A consultation as a day or week shows it, with what must be known before it begins. */
export const consultationRow = consultationLine.extend({
  person: personSummary,
  /** The first lines of the person's address on one line, or 'No fixed abode', for a visit at home; else null. */
  address: line,
  /** The person's first phone number, for a consultation by phone, text relay or text message; else null. */
  phone: line,
  /** An interpreter is needed; the language may not be known. */
  interpreter: z.object({ language: line }).nullable(),
  flags: z.array(z.enum(['died', 'risk', 'safeguarding', 'two-versions'])),
})
export type ConsultationRow = z.infer<typeof consultationRow>

/** A booking that shares time with the one looked at. */
const clash = z.object({ id: recordId, time, minutes: z.int(), person: personSummary })

/** What a booking starts from, and what to say before it is made. */
const bookingSuggestion = z.object({
  person: personSummary,
  diedOn: day.nullable(),
  preferredContact: person.contact.shape.preferredContact,
  bestTimes: line,
  interpreter: z.object({ language: line }).nullable(),
  address: line,
  /** From the person's preference and what they have, else as last time; null: nothing is known. */
  medium: medium.nullable(),
  /** The media that may not suit the person, with what to say and what to offer instead. */
  warnings: z.array(z.object({ medium, words: z.string(), instead: medium })),
  /** Length and place of the person's latest consultation, of those that had one. */
  minutes: z.int().nullable(),
  place,
  placeDetail: line,
})
export type BookingSuggestion = z.infer<typeof bookingSuggestion>

const slot = { ...consultation.time.shape }

/**
 * Booked meetings. `invalid_input` with field `time`: that time does not exist, because the clocks go forward.
 * `not_allowed_in_this_state`: what has not begun cannot have been attended or missed.
 */
export const consultations = {
  book: write(
    z.object({ personId: recordId, ...slot, ...consultation.plan.shape }),
    z.object({ id: recordId, undo: undoToken }),
    ['not_found'],
  ),
  open: read(z.object({ id: recordId }), consultationRow, ['not_found']),
  /** A person's consultations: those that have not begun, soonest first; then the others, newest first. */
  ofPerson: read(
    z.object({ personId: recordId }),
    z.object({ toCome: z.array(consultationLine), past: z.array(consultationLine) }),
    [],
  ),
  /** The consultations of the caseload shown from one day to another, both included, earliest first. */
  ofDays: read(z.object({ from: day, to: day }), z.array(consultationRow), []),
  move: write(z.object({ id: recordId, base, ...slot }), undoable, ['not_found', 'not_allowed_in_this_state']),
  changePlan: write(z.object({ id: recordId, base, plan: consultation.plan }), undoable, ['not_found']),
  /** Says what became of it. A cancellation says why (`reason`); '0' takes back what was said. */
  setAttendance: write(z.object({ id: recordId, base, attendance, reason: attendanceReason }), undoable, [
    'not_found',
    'reason_missing',
    'not_allowed_in_this_state',
  ]),
  remove: write(z.object({ id: recordId, reason: givenReason }), undoable, ['not_found']),
  /**
   * Bookings on the caseload of that person that share time with this one, earliest first; cancelled ones do not.
   * `except`: the one being moved.
   */
  clashes: read(z.object({ personId: recordId, ...slot, except: recordId.nullable() }), z.array(clash), []),
  /** Starts of slots of that length that are free on the caseload of that person, between 08:00 and 18:00, every half hour, none in the past. */
  freeSlots: read(z.object({ personId: recordId, date: day, minutes, except: recordId.nullable() }), z.array(time), []),
  suggestion: read(z.object({ personId: recordId }), bookingSuggestion, ['not_found']),
} as const
