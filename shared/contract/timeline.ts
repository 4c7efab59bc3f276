import { z } from 'zod'
import { caseRecord } from '../model/case.ts'
import { consultation } from '../model/consultation.ts'
import { day, line, recordId, time } from '../model/fields.ts'
import { addendum, note } from '../model/note.ts'
import { referral } from '../model/referral.ts'

const happened = { on: day, at: time.nullable() }

/** One line of a person's timeline: when, what, by whom, and the id of the record it leads to. */
const timelineEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('referral'),
    id: recordId,
    ...happened,
    source: referral.details.shape.source,
    referrerName: line,
    referrerOrganisation: line,
  }),
  z.object({
    kind: z.literal('decision'),
    id: recordId,
    ...happened,
    state: referral.state.shape.state,
    stateReason: line,
    by: line,
  }),
  z.object({
    kind: z.literal('consultation'),
    id: recordId,
    ...happened,
    minutes: z.int(),
    medium: consultation.plan.shape.medium.nullable(),
    place: consultation.plan.shape.place,
    attendance: consultation.attendance.shape.attendance,
  }),
  z.object({
    kind: z.literal('note'),
    id: recordId,
    ...happened,
    noteKind: note.text.shape.noteKind,
    /** The first words of the text, at most 160 characters. */
    firstLine: z.string(),
    author: z.string(),
    signed: z.boolean(),
    ...note.flags.shape,
  }),
  z.object({
    kind: z.literal('addendum'),
    /** The note it stands under. */
    id: recordId,
    ...happened,
    reason: addendum.text.shape.reason,
    author: z.string(),
    /** As the note it stands under is marked. */
    ...note.flags.shape,
  }),
  z.object({
    kind: z.literal('status'),
    id: recordId,
    ...happened,
    status: caseRecord.status.shape.status,
    until: day.nullable(),
    statusReason: line,
    outcome: line,
    by: line,
  }),
])
export type TimelineEntry = z.infer<typeof timelineEntry>

/** What happened with a person, newest first. */
export const timeline = z.array(timelineEntry)
