import { z } from 'zod'
import { attendances } from '../rules/attendance.ts'
import { codesOf, type CodeWithWords } from '../rules/code-list.ts'
import { mediums } from '../rules/medium.ts'
import { day, line, recordId, text, time } from './fields.ts'

/** The place a consultation happens, after the NHS Data Dictionary's activity location types. */
export const consultationPlaces = [
  { code: 'home', words: 'Home' },
  { code: 'clinic', words: 'Clinic or practice' },
  { code: 'community', words: 'Community place' },
  { code: 'carers-home', words: "Carer's home" },
  { code: 'workplace', words: 'Workplace' },
  { code: 'other', words: 'Another place' },
] as const satisfies readonly CodeWithWords[]

/** A booked meeting with a person. Date, time and length move together, so they are one group. */
export const consultation = {
  about: z.object({ personId: recordId }),
  time: z.object({ date: day, time, minutes: z.int().min(5).max(720) }),
  plan: z.object({
    medium: z.enum(codesOf(mediums)),
    place: z.enum(codesOf(consultationPlaces)).nullable(),
    placeDetail: line,
    purpose: line,
  }),
  /** '0' while nobody has said what became of it. */
  attendance: z.object({
    attendance: z.enum(codesOf(attendances)),
    attendanceReason: text,
  }),
} as const
