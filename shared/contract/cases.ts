import { z } from 'zod'
import { base, register, undoable } from '../model/change.ts'
import { entities } from '../model/entities.ts'
import { day, line, recordId, text } from '../model/fields.ts'
import { read, write } from './operation.ts'

const caseRecord = entities.case

/** One spell of support with all that can be changed of it. */
const openCase = z.object({
  id: recordId,
  personId: recordId,
  opening: caseRecord.opening,
  status: register(caseRecord.status),
  review: register(caseRecord.review),
  priority: register(caseRecord.priority),
  /** The date of the referral that opened it. */
  referralDate: day.nullable(),
})
export type OpenCase = z.infer<typeof openCase>

/** A change of status as a form asks for it; what a status needs and does not have is an outcome, not a bug. */
const statusRequest = z.discriminatedUnion('status', [
  z.object({ status: z.literal('active'), note: text }),
  /** `until` is the last day of the hold. */
  z.object({ status: z.literal('on-hold'), until: day.nullable(), reason: line, note: text }),
  /** `reason` and `outcome` are codes of shared/rules/case-status. */
  z.object({ status: z.literal('closed'), reason: line, outcome: line, note: text }),
])
export type StatusRequest = z.infer<typeof statusRequest>

/** Spells of support: status, next review and priority. */
export const cases = {
  /** A person's cases, the open one first, then the latest. */
  ofPerson: read(z.object({ personId: recordId }), z.array(openCase), []),
  /**
   * Holds, closes or reopens. `invalid_input` with field `until`: the hold has no last day after today.
   * `reason_missing` names `reason` or `outcome`. `changed_since`: the status changed meanwhile.
   */
  setStatus: write(z.object({ id: recordId, base, request: statusRequest }), undoable, [
    'not_found',
    'reason_missing',
    'not_allowed_in_this_state',
    'changed_since',
  ]),
  /** Sets or clears the next review of one case or of several picked ones, as one step to undo. */
  setNextReview: write(
    z.object({ cases: z.array(z.object({ id: recordId, base })).min(1), nextReview: day.nullable() }),
    undoable,
    ['not_found'],
  ),
  setPriority: write(
    z.object({ id: recordId, base, priority: caseRecord.priority.shape.priority }),
    undoable,
    ['not_found'],
  ),
} as const
