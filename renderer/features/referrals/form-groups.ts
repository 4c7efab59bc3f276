import type { PersonSection } from '../../../shared/contract/people.ts'
import { referralMethods, referralSources } from '../../../shared/model/referral.ts'
import { line, type FieldSpec, type FieldValues, type GroupSpec } from '../person/field-spec.ts'
import { sectionSpecs } from '../person/section-specs.ts'
import { isFilled } from '../person/typed-fields.ts'

/** The parts of a referral in the order they are asked and shown. */
export type PartId = 'who' | 'reach' | 'sender' | 'why' | 'consent'

const fieldsOf = (section: PersonSection, ...names: readonly string[]): FieldSpec[] =>
  names.flatMap((name) => sectionSpecs[section].fields.filter((field) => field.name === name))

/** In a form of many fields the hints of plain ones are only in the way. */
function withoutHint(field: FieldSpec): FieldSpec {
  const plain = { ...field }
  delete plain.hint
  return plain
}

/** Numbers and addresses to reach the person by, as the form asks for them; each becomes a contact point. */
export const contactFields = [
  { ...line('mobile', 'Mobile'), point: { kind: 'phone', use: 'mobile' } },
  { ...line('phone', 'Phone'), point: { kind: 'phone', use: null } },
  { ...line('email', 'Email'), point: { kind: 'email', use: null } },
] as const

/** The fields of the referral form, part by part. */
export const formGroups: Readonly<Record<PartId, GroupSpec>> = {
  who: {
    title: 'Who',
    fields: [
      ...fieldsOf('name', 'title', 'given', 'family', 'preferred', 'pronouns').map(withoutHint),
      ...fieldsOf('background', 'gender'),
      ...fieldsOf('birth', 'birthDate', 'birthDateNotKnown'),
      ...fieldsOf('identity', 'nhsNumber'),
    ],
    checks: [...(sectionSpecs.name.checks ?? []), ...(sectionSpecs.birth.checks ?? [])],
  },
  reach: {
    title: 'How to reach them',
    fields: [
      ...contactFields,
      ...fieldsOf('contact', 'preferredContact', 'bestTimes'),
      ...fieldsOf('address', 'addressLine1', 'addressLine2', 'addressLine3', 'addressLine4', 'postcode', 'addressType'),
      ...fieldsOf('communication', 'language', 'interpreter', 'interpreterLanguage'),
      ...fieldsOf('practice', 'practiceName', 'practiceCode', 'gpName'),
    ],
  },
  sender: {
    title: 'Who sent them and when',
    fields: [
      {
        kind: 'day',
        name: 'referralDate',
        label: 'Date of the referral',
        purpose: 'event',
        inFuture: 'The date of the referral is in the future. Check the day, month and year.',
        hint: 'Such as today or 14 Nov.',
        empty: 'Not in the file: the wait counts from the day it is taken in',
      },
      { kind: 'choice', name: 'source', label: 'Source', choices: referralSources, empty: 'Not known' },
      { kind: 'choice', name: 'method', label: 'How it came', choices: referralMethods, empty: 'Not known' },
      line('referrerName', 'Referrer'),
      line('referrerRole', 'Role'),
      line('referrerOrganisation', 'Organisation'),
      line('referrerContact', 'How to reach the referrer'),
    ],
    checks: [({ referralDate }) => (referralDate === null ? { field: 'referralDate', words: 'Enter the date of the referral.' } : null)],
  },
  why: {
    title: 'Why',
    fields: [
      { kind: 'text', name: 'reason', label: 'Reason for the referral', empty: 'Not said' },
      { kind: 'text', name: 'personReportedIssue', label: 'In the person’s own words', empty: 'Not asked' },
    ],
  },
  consent: { title: 'Consent', fields: fieldsOf('consent', 'consentToShare', 'consent', 'consentDate') },
}

/** What else a file may say of each part; shown only where it says it. */
const furtherFields: Readonly<Record<PartId, readonly FieldSpec[]>> = {
  who: [
    ...fieldsOf('name', 'alias'),
    ...fieldsOf('identity', 'nhsNumberStatus', 'otherIdentifier'),
    ...sectionSpecs.background.fields.filter(({ name }) => name !== 'gender'),
    ...sectionSpecs.death.fields,
  ],
  reach: [
    ...fieldsOf('address', 'addressLine5'),
    ...fieldsOf('contact', 'voicemail', 'contactNote'),
    ...fieldsOf('communication', 'communicationNeeds', 'informationFormat'),
    ...fieldsOf('practice', 'gpOptOut'),
  ],
  sender: [
    line('referrerTeam', 'Team'),
    line('referrerService', 'Service'),
    line('referrerOrganisationCode', 'Code of the organisation'),
    line('referredTo', 'Referred to'),
    line('returnResponseTo', 'Answer to'),
  ],
  why: [{ kind: 'text', name: 'presentingIssue', label: 'Presenting issue', empty: 'Not said' }],
  consent: fieldsOf('consent', 'consentNotSoughtBecause'),
}

/** Everything a referral says of itself, to be shown and edited in one piece. */
export const referralSpec: GroupSpec = {
  title: 'The referral',
  fields: [...formGroups.sender.fields, ...furtherFields.sender, ...formGroups.why.fields, ...furtherFields.why],
  checks: formGroups.sender.checks ?? [],
}

/** A part to read: the fields of the form, and of the others those that say something. */
export function shownSpec(part: PartId, values: FieldValues): GroupSpec {
  const said = furtherFields[part].filter((field) => isFilled(field, values[field.name]))
  return { ...formGroups[part], fields: [...formGroups[part].fields, ...said] }
}

export const partOrder = ['who', 'reach', 'sender', 'why', 'consent'] as const satisfies readonly PartId[]
