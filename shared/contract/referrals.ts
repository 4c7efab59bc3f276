import { z } from 'zod'
import { base, register, undoToken, undoable } from '../model/change.ts'
import { entities } from '../model/entities.ts'
import { day, givenReason, line, recordId, text } from '../model/fields.ts'
import { read, write } from './operation.ts'
import { newPerson, personSummary } from './people.ts'

const { referral, contactPoint, relevantContact } = entities

const referralState = referral.state.shape.state

/** A person as a form or a file gives them: sections, and how and through whom to reach them. */
export const personToAdd = z.object({
  sections: newPerson,
  contactPoints: z.array(contactPoint.details.omit({ personId: true })),
  relevantContacts: z.array(relevantContact.details.omit({ personId: true })),
})
export type PersonToAdd = z.infer<typeof personToAdd>

/** What a form or a file says of a referral. */
export const referralContent = referral.details.omit({ personId: true, receivedOn: true })
export type ReferralContent = z.infer<typeof referralContent>

/** One line of the list of referrals. */
const referralRow = z.object({
  id: recordId,
  person: personSummary,
  state: referralState,
  stateReason: line,
  stateDate: day,
  referralDate: day,
  receivedOn: day,
  /** Days from the referral to the first contact, or to today while there was none and it waits. */
  waitingDays: z.int().nonnegative(),
  /** The first contact since the referral. */
  firstContact: day.nullable(),
  source: referral.details.shape.source,
  referrerName: line,
  referrerOrganisation: line,
  reason: text,
})
export type ReferralRow = z.infer<typeof referralRow>

const openReferral = z.object({
  id: recordId,
  person: personSummary,
  details: register(referral.details),
  state: register(referral.state),
  /** Null for a referral that was typed in. */
  origin: referral.origin.nullable(),
  waitingDays: z.int().nonnegative(),
  firstContact: day.nullable(),
  /** The case it opened. */
  caseId: recordId.nullable(),
  /** Since when the person has an open case, whichever referral opened it: accepting joins that one. */
  onCaseloadSince: day.nullable(),
  /** Nobody was given the person yet: they are allocated to a caseload before the referral can be accepted. */
  isUnallocated: z.boolean(),
})
export type OpenReferral = z.infer<typeof openReferral>

/** Where a new person goes: onto the user's own caseload, or to the unallocated; null: wherever there is a place. */
export const newPersonHome = z.enum(['own', 'inbox']).nullable()
export type NewPersonHome = z.infer<typeof newPersonHome>

/** Requests that somebody be seen, from arrival to decision. */
export const referrals = {
  /**
   * Referrals in that state on the caseload shown; those that wait with the longest wait first, the others by their
   * latest decision. 'unallocated': of people in the inbox, new or accepted; their count is null where this computer
   * does not hold the inbox. Ended ones of people there are among the others. 'all': the latest referral first.
   */
  list: read(
    z.object({ state: referralState.or(z.enum(['unallocated', 'all'])) }),
    z.object({ rows: z.array(referralRow), counts: z.record(referralState, z.int()), unallocated: z.int().nullable() }),
    [],
  ),
  open: read(z.object({ id: recordId }), openReferral, ['not_found']),
  /** Every referral of a person, newest first. */
  ofPerson: read(z.object({ personId: recordId }), z.array(referralRow), []),
  /**
   * Takes a referral in by form, for a person already known or a new one, in one step. Dated today at the latest.
   * `not_found`: the person, or the place for a new one, is not on this computer.
   */
  create: write(
    z.object({
      person: z.union([z.object({ id: recordId }), z.object({ new: personToAdd, home: newPersonHome })]),
      details: referralContent,
    }),
    z.object({ id: recordId, personId: recordId, undo: undoToken }),
    ['not_found'],
  ),
  /** `invalid_input`: the date of the referral is after today. */
  saveDetails: write(z.object({ id: recordId, base, details: referralContent }), undoable, ['not_found']),
  /**
   * Accepts the referral or ends it with a reason of its state's list. Accepting opens a case, or joins the
   * one that is open, whose id comes back; an unallocated person has to be allocated first
   * (`not_allowed_in_this_state`). `changed_since`: it was decided elsewhere meanwhile.
   */
  decide: write(
    z.object({ id: recordId, base, state: referralState.exclude(['received']), reason: line, note: text }),
    z.object({ caseId: recordId.nullable(), undo: undoToken }),
    ['not_found', 'reason_missing', 'not_allowed_in_this_state', 'changed_since'],
  ),
  /** Takes an ending back: the referral waits for a decision again. */
  reopen: write(z.object({ id: recordId, base }), undoable, ['not_found', 'not_allowed_in_this_state', 'changed_since']),
  remove: write(z.object({ id: recordId, reason: givenReason }), undoable, ['not_found']),
} as const
