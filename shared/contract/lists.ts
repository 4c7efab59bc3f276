import { z } from 'zod'
import { caseRecord } from '../model/case.ts'
import { base } from '../model/change.ts'
import { day, recordId, time } from '../model/fields.ts'
import { caseStatuses } from '../rules/case-status.ts'
import { codesOf } from '../rules/code-list.ts'
import { duplicateReasons } from '../rules/people/possible-duplicate.ts'
import { consultationRow } from './consultations.ts'
import { read, write } from './operation.ts'
import { personSummary } from './people.ts'
import { unsettled } from './settle.ts'
import { scopeId } from './team.ts'

/** One line of the caseload list: a person, never a case. */
const caseloadRow = z.object({
  person: personSummary,
  status: z.enum([...codesOf(caseStatuses), 'referred', 'none']),
  /** The last day of a hold. */
  statusUntil: day.nullable(),
  caseId: recordId.nullable(),
  openedOn: day.nullable(),
  priority: caseRecord.priority.shape.priority.nullable(),
  /** Start in England, `YYYY-MM-DDTHH:MM`, of the next that has not ended; null: nothing planned. */
  nextStart: z.string().nullable(),
  nextMedium: z.string().nullable(),
  nextPlace: z.string().nullable(),
  lastContact: day.nullable(),
  lastContactMedium: z.string().nullable(),
  nextReview: day.nullable(),
  unsignedNotes: z.int(),
  /** Field groups of which more than one version stands. */
  twoVersions: z.int(),
  diedOn: day.nullable(),
  knownRisk: z.boolean(),
  safeguarding: z.boolean(),
})
export type CaseloadRow = z.infer<typeof caseloadRow>

/** A caseload on this computer, or the inbox of unallocated referrals. */
const caseloadChoice = z.object({
  id: scopeId,
  kind: z.enum(['caseload', 'inbox']),
  /** As the team calls it: 'A. Rahman'. */
  name: z.string(),
  isOwn: z.boolean(),
  /** On a caseload those with an open case; in the inbox everybody who waits there. */
  people: z.int(),
})
export type CaseloadChoice = z.infer<typeof caseloadChoice>

/** Lists over everybody: the caseload, Today, and what the top bar counts. */
export const lists = {
  /**
   * Which caseload is shown, remembered on this computer, and which there are, the user's own first. The caseload list,
   * Today, the week, free times and reports are about that one; null: about all of them, without the inbox.
   */
  shown: read(z.object({}), z.object({ shown: scopeId.nullable(), choices: z.array(caseloadChoice) }), []),
  show: write(z.object({ caseload: scopeId.nullable() }), z.object({}), ['not_found']),
  /** Everybody with an open case (or, with `closed`, a closed one), by next review, overdue first. */
  caseload: read(z.object({ show: z.enum(['open', 'closed']) }), z.object({ rows: z.array(caseloadRow) }), []),
  /** What must happen before going home. Lists are whole; the page shows five of each. */
  today: read(
    z.object({}),
    z.object({
      date: day,
      /**
       * Pairs of consultations of one caseload that are still booked and share time: all of this day, and of days to
       * come those that two computers booked before they could sync.
       */
      doubleBooked: z.array(z.tuple([consultationRow, consultationRow])),
      /** The whole day, earliest first, whatever became of each. */
      consultations: z.array(consultationRow),
      /** Of earlier days and still without a word of what became of them, oldest first; `base` is that of the attendance. */
      attendanceMissing: z.array(z.object({ id: recordId, base, person: personSummary, date: day, time })),
      /** The user's own first, each oldest first. `begunBy`: the name of whoever else began it. */
      unsignedNotes: z.array(z.object({ id: recordId, person: personSummary, aboutDate: day, begunBy: z.string().nullable() })),
      /** On the caseload shown; for those who have none of their own the unallocated ones too. */
      newReferrals: z.array(z.object({ id: recordId, person: personSummary, referralDate: day, waitingDays: z.int() })),
      overdueReviews: z.array(z.object({ caseId: recordId, person: personSummary, nextReview: day })),
      /** Active, or on hold for longer than was agreed, with nothing booked; the longest without contact first. */
      nothingPlanned: z.array(z.object({ person: personSummary, lastContact: day.nullable(), diedOn: day.nullable() })),
      /** Two records, the older first, that two computers made before they could sync and that may be one person. */
      secondRecords: z.array(z.object({ people: z.tuple([personSummary, personSummary]), reasons: z.array(z.enum(codesOf(duplicateReasons))) })),
      /** By record, with the first of its field groups to settle and how many there are; `person` null: of the team. */
      twoVersions: z.array(z.object({ person: personSummary.nullable(), first: unsettled, count: z.int() })),
      /** Milliseconds since 1970 of the last change on this computer, or null. */
      lastChange: z.int().nullable(),
    }),
    [],
  ),
  /** The next reviews of cases that were picked in the list, with what is needed to set them. */
  reviews: read(
    z.object({ cases: z.array(recordId).min(1) }),
    z.array(z.object({ id: recordId, person: personSummary, nextReview: day.nullable(), base })),
    [],
  ),
  /** What the top bar counts: everything under 'Needs you' with alerts, and referrals: new ones and those not allocated. */
  counts: read(z.object({}), z.object({ today: z.int(), referrals: z.int() }), []),
} as const
