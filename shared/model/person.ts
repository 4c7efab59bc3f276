import { z } from 'zod'
import { day, line, recordId, text, yesNo } from './fields.ts'

/**
 * A person, after the demographics, 'About me', individual requirements, safeguarding and consent sections
 * of the Social Prescribing Information Standard (PRSB v1.1). Each group is one register: its fields mean
 * something only together and are kept or replaced together.
 */
export const person = {
  name: z.object({
    title: line,
    given: line,
    family: line,
    preferred: line,
    alias: line,
    pronouns: line,
  }),
  birth: z.object({ birthDate: day.nullable(), birthDateNotKnown: z.boolean() }),
  identity: z.object({
    nhsNumber: z.string().regex(/^\d{10}$/).nullable(),
    nhsNumberStatus: z.enum(['verified', 'not-verified']).nullable(),
    otherIdentifier: line,
  }),
  background: z.object({
    gender: line,
    sex: line,
    ethnicity: line,
    religion: line,
    sexualOrientation: line,
    maritalStatus: line,
    carerStatus: line,
    immigrationStatus: line,
  }),
  address: z.object({
    addressLine1: line,
    addressLine2: line,
    addressLine3: line,
    addressLine4: line,
    addressLine5: line,
    postcode: line,
    addressType: z.enum(['home', 'temporary', 'correspondence', 'no-fixed-abode']).nullable(),
  }),
  contact: z.object({
    preferredContact: z.enum(['phone', 'text', 'email', 'letter', 'in-person', 'through-someone']).nullable(),
    voicemail: yesNo,
    bestTimes: line,
    contactNote: text,
  }),
  communication: z.object({
    language: line,
    interpreter: yesNo,
    interpreterLanguage: line,
    communicationNeeds: text,
    informationFormat: line,
  }),
  adjustments: z.object({
    adjustmentsState: z.enum(['needed', 'none']).nullable(),
    adjustments: text,
    impairment: text,
    mobility: text,
    otherRequirements: text,
  }),
  digital: z.object({
    ownDevice: z.enum(['smartphone', 'basic-phone', 'tablet-or-computer', 'shared', 'none']).nullable(),
    connection: z.enum(['home', 'mobile-only', 'public', 'none']).nullable(),
    digitalSkills: z.enum(['confident', 'some', 'with-help', 'none']).nullable(),
    digitalNote: text,
  }),
  practice: z.object({
    practiceCode: line,
    practiceName: line,
    gpName: line,
    gpOptOut: yesNo,
  }),
  aboutMe: z.object({
    mattersMost: text,
    importantPeople: text,
    howICommunicate: text,
    wellness: text,
    pleaseDo: text,
    howToSupport: text,
    alsoWorthKnowing: text,
    supportedToWriteBy: line,
    mediaLink: line,
  }),
  risks: z.object({ risksState: z.enum(['known', 'none']).nullable(), risks: text }),
  safeguarding: z.object({
    safeguardingState: z.enum(['concern', 'none']).nullable(),
    safeguarding: text,
    safeguardingFrom: day.nullable(),
    safeguardingTo: day.nullable(),
  }),
  consent: z.object({
    consentToShare: yesNo,
    consent: text,
    consentNotSoughtBecause: line,
    consentDate: day.nullable(),
  }),
  death: z.object({ diedOn: day.nullable() }),
  /** The caseload scope that new writes about the person go to. */
  home: z.object({ homeScope: z.string() }),
  /** Set on the record that was found to be another person's double; resolved when reading. */
  mergedInto: z.object({ mergedInto: recordId.nullable() }),
} as const

/**
 * Half of what says that two records are of different people: each half is about one of them alone, goes where that one
 * goes, and names the other half only. So it is known where both are, and erasing one of the two leaves no word of them.
 */
export const differentPerson = {
  half: z.object({ personId: recordId, otherHalf: recordId }),
} as const

/** A telephone number or email address of a person, with the order in which to try it (PRSB: 1 to 5). */
export const contactPoint = {
  details: z.object({
    personId: recordId,
    kind: z.enum(['phone', 'email']),
    value: z.string().trim().min(1).max(300),
    use: z.enum(['home', 'mobile', 'work', 'temporary']).nullable(),
    preference: z.int().min(1).max(5).nullable(),
  }),
} as const

/** Someone who matters to the person's care: family, carer, friend, professional (PRSB: relevant contacts). */
export const relevantContact = {
  details: z.object({
    personId: recordId,
    name: z.string().trim().min(1).max(300),
    relationship: line,
    phone: line,
    email: line,
    isNextOfKin: z.boolean(),
    isEmergencyContact: z.boolean(),
    contactNote: text,
  }),
} as const
