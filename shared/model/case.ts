import { z } from 'zod'
import { caseStatuses } from '../rules/case-status.ts'
import { codesOf, type CodeWithWords } from '../rules/code-list.ts'
import { day, line, recordId, text } from './fields.ts'

/** How soon a case should be looked at. */
export const casePriorities = [
  { code: 'routine', words: 'Routine' },
  { code: 'soon', words: 'Soon' },
  { code: 'urgent', words: 'Urgent' },
] as const satisfies readonly CodeWithWords[]

/** A spell of support for one person, opened by an accepted referral. People are counted, not cases. */
export const caseRecord = {
  opening: z.object({
    personId: recordId,
    referralId: recordId.nullable(),
    openedOn: day,
    openedBy: line,
  }),
  status: z.object({
    status: z.enum(codesOf(caseStatuses)),
    /** The last day of a hold. */
    until: day.nullable(),
    statusFrom: day,
    statusReason: line,
    statusNote: text,
    outcome: line,
    statusBy: line,
  }),
  review: z.object({ nextReview: day.nullable() }),
  priority: z.object({ priority: z.enum(codesOf(casePriorities)) }),
} as const
