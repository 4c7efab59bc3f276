import { z } from 'zod'
import { day, line, recordId, text, time } from './fields.ts'

/** The place a consultation happens, after the NHS Data Dictionary's activity location types. */
export const consultationPlaces = [
  { code: 'home', words: 'Home' },
  { code: 'clinic', words: 'Clinic or practice' },
  { code: 'community', words: 'Community place' },
  { code: 'carers-home', words: "Carer's home" },
  { code: 'workplace', words: 'Workplace' },
  { code: 'other', words: 'Another place' },
] as const

const placeCodes = consultationPlaces.map((place) => place.code)

/** A booked meeting with a person. Date, time and length move together, so they are one group. */
export const consultation = {
  about: z.object({ personId: recordId }),
  time: z.object({ date: day, time, minutes: z.int().min(5).max(720) }),
  plan: z.object({
    medium: z.enum(['01', '02', '03', '04', '05', '06', '98']),
    place: z.enum(placeCodes).nullable(),
    placeDetail: line,
    purpose: line,
  }),
  /** NHS Data Dictionary: attended or did not attend. '0' is a consultation still to come. */
  attendance: z.object({
    attendance: z.enum(['0', '2', '3', '4', '5', '6', '7']),
    attendanceReason: text,
  }),
} as const
