import { z } from 'zod'
import { codesOf, type CodeWithWords } from '../rules/code-list.ts'
import { referralStates } from '../rules/referral-state.ts'
import { day, line, recordId, text } from './fields.ts'

/** Who sent the person. */
export const referralSources = [
  { code: 'gp-practice', words: 'GP practice' },
  { code: 'self', words: 'The person themselves' },
  { code: 'family-or-carer', words: 'Family or carer' },
  { code: 'hospital', words: 'Hospital' },
  { code: 'mental-health', words: 'Mental health service' },
  { code: 'community-health', words: 'Community health service' },
  { code: 'social-care', words: 'Social care' },
  { code: 'voluntary', words: 'Voluntary or community organisation' },
  { code: 'emergency-service', words: 'Emergency service or NHS 111' },
  { code: 'other', words: 'Another source' },
] as const satisfies readonly CodeWithWords[]

/** PRSB referral method, after the UK Core code system of referral methods. */
export const referralMethods = [
  { code: 'phone', words: 'Phone' },
  { code: 'secure-message', words: 'Secure message' },
  { code: 'secure-email', words: 'Secure email' },
  { code: 'letter', words: 'Letter' },
  { code: 'e-rs', words: 'NHS e-Referral Service' },
  { code: 'self-referral', words: 'Self-referral' },
  { code: 'in-person', words: 'In person' },
  { code: 'file', words: 'File' },
] as const satisfies readonly CodeWithWords[]

/** A request that somebody be seen (PRSB: referral details). Waiting time counts from `referralDate`. */
export const referral = {
  details: z.object({
    personId: recordId,
    referralDate: day,
    receivedOn: day,
    source: z.enum(codesOf(referralSources)).nullable(),
    method: z.enum(codesOf(referralMethods)).nullable(),
    referrerName: line,
    referrerRole: line,
    referrerTeam: line,
    referrerService: line,
    referrerOrganisation: line,
    referrerOrganisationCode: line,
    referrerContact: line,
    reason: text,
    presentingIssue: text,
    personReportedIssue: text,
    referredTo: line,
    returnResponseTo: line,
  }),
  state: z.object({
    state: z.enum(codesOf(referralStates)),
    stateReason: line,
    stateNote: text,
    stateDate: day,
    stateBy: line,
  }),
  /** Where an imported referral came from, so that the same one is recognised when it comes again. */
  origin: z.object({
    originFormat: z.enum(['fhir', 'csv']),
    /** The sender's identifier of the request, or a digest of its content where there is none. */
    originKey: z.string().max(300),
    /** What the file said that has no field here: headings and text, shown as sent. */
    keptAsSent: z.array(z.object({ heading: z.string(), text: z.string() })),
  }),
} as const
