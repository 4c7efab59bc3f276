import type { ReferralContent } from '../../shared/contract/referrals.ts'
import type { EntityName, GroupName, GroupValue } from '../../shared/model/entities.ts'

/*
 * Field groups as pages save them, of what matters to a test. Everything else was left empty.
 */

type Part<E extends EntityName, G extends GroupName<E>, Needed extends keyof GroupValue<E, G> = never> = Partial<GroupValue<E, G>> & Pick<GroupValue<E, G>, Needed>

/** What a person is called. */
export const nameOf = (name: Part<'person', 'name'>): GroupValue<'person', 'name'> => ({
  title: null,
  given: null,
  family: null,
  preferred: null,
  alias: null,
  pronouns: null,
  ...name,
})

/** Where a person lives. */
export const addressOf = (address: Part<'person', 'address'>): GroupValue<'person', 'address'> => ({
  addressLine1: null,
  addressLine2: null,
  addressLine3: null,
  addressLine4: null,
  addressLine5: null,
  postcode: null,
  addressType: null,
  ...address,
})

/** What a referral says, typed or out of a file. */
export const referralOf = (details: Partial<ReferralContent> & Pick<ReferralContent, 'referralDate'>): ReferralContent => ({
  source: null,
  method: null,
  referrerName: null,
  referrerRole: null,
  referrerTeam: null,
  referrerService: null,
  referrerOrganisation: null,
  referrerOrganisationCode: null,
  referrerContact: null,
  reason: null,
  presentingIssue: null,
  personReportedIssue: null,
  referredTo: null,
  returnResponseTo: null,
  ...details,
})

/** How a case stands, by the word of Amina Rahman. */
export const caseStatusOf = (status: Part<'case', 'status', 'status' | 'statusFrom'>): GroupValue<'case', 'status'> => ({
  until: null,
  statusReason: null,
  statusNote: null,
  outcome: null,
  statusBy: 'Amina Rahman',
  ...status,
})

/** A note by Amina Rahman, signed or not. */
export const noteTextOf = (note: Part<'note', 'text', 'personId' | 'aboutDate' | 'text'>): GroupValue<'note', 'text'> => ({
  noteKind: 'general',
  aboutTime: null,
  minutes: null,
  nextStep: null,
  nextStepBy: null,
  consultationId: null,
  author: 'Amina Rahman',
  authorRole: null,
  signedAt: null,
  ...note,
})
