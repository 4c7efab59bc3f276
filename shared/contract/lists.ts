import { z } from 'zod'
import { base } from '../model/change.ts'
import { day, recordId } from '../model/fields.ts'
import { personSummary } from './people.ts'
import { read } from './operation.ts'

/** One line of the caseload list: a person, never a case. */
export const caseloadRow = z.object({
  person: personSummary,
  status: z.enum(['active', 'on-hold', 'closed', 'referred', 'none']),
  /** The last day of a hold. */
  statusUntil: day.nullable(),
  caseId: recordId.nullable(),
  priority: z.enum(['routine', 'soon', 'urgent']).nullable(),
  /** Start in England, `YYYY-MM-DDTHH:MM`; null: nothing planned. */
  nextStart: z.string().nullable(),
  nextConsultationId: recordId.nullable(),
  nextMedium: z.string().nullable(),
  nextPlace: z.string().nullable(),
  lastContact: day.nullable(),
  lastContactMedium: z.string().nullable(),
  nextReview: day.nullable(),
  unsignedNotes: z.int(),
  /** Field groups of which more than one version stands. */
  twoVersions: z.int(),
  knownRisk: z.boolean(),
  safeguarding: z.boolean(),
})
export type CaseloadRow = z.infer<typeof caseloadRow>

/** The next thing somebody did not finish, as Today shows it. */
const todayConsultation = z.object({
  id: recordId,
  base,
  person: personSummary,
  time: z.string(),
  minutes: z.int(),
  medium: z.string(),
  place: z.string().nullable(),
  /** Where to go for a home visit. */
  address: z.string().nullable(),
  /** The language of an interpreter, or null where none is needed. */
  interpreter: z.string().nullable(),
  attendance: z.string(),
  /** The note about it: none yet, a draft, or signed. */
  note: z.object({ id: recordId, signed: z.boolean() }).nullable(),
})

export const lists = {
  /** Everybody with an open case (or, with `closed`, a closed one), by next review, overdue first. */
  caseload: read(z.object({ show: z.enum(['open', 'closed']) }), z.object({ rows: z.array(caseloadRow) }), []),
  /** What must happen before going home. Lists are whole; the page shows five of each. */
  today: read(
    z.object({}),
    z.object({
      date: day,
      doubleBooked: z.array(z.tuple([recordId, recordId])),
      consultations: z.array(todayConsultation),
      unsignedNotes: z.array(z.object({ id: recordId, person: personSummary, aboutDate: day })),
      newReferrals: z.array(z.object({ id: recordId, person: personSummary, referralDate: day, waitingDays: z.int() })),
      overdueReviews: z.array(z.object({ person: personSummary, nextReview: day })),
      nothingPlanned: z.array(z.object({ person: personSummary, lastContact: day.nullable() })),
      twoVersions: z.array(z.object({ person: personSummary, count: z.int() })),
      /** Milliseconds since 1970 of the last change on this computer, or null. */
      lastChange: z.int().nullable(),
    }),
    [],
  ),
  /** What the top bar counts: everything under 'Needs you' with alerts, and new referrals. */
  counts: read(z.object({}), z.object({ today: z.int(), referrals: z.int() }), []),
} as const
