import { z } from 'zod'
import { codesOf } from './code-list.ts'
import { foldName } from './fold.ts'

/**
 * What a column of a spreadsheet of referrals may hold, in the order of the referral form, with headings that
 * are seen for it besides its own words.
 */
export const csvFields = [
  { code: 'full-name', words: 'Full name', alsoCalled: ['name', 'person', 'person name', 'patient', 'patient name', 'client', 'client name', 'service user'] },
  { code: 'title', words: 'Title', alsoCalled: ['salutation', 'prefix'] },
  { code: 'given', words: 'First name', alsoCalled: ['given name', 'given names', 'forename', 'forenames', 'firstname', 'first names'] },
  { code: 'family', words: 'Family name', alsoCalled: ['surname', 'last name', 'lastname', 'familyname'] },
  { code: 'preferred', words: 'Likes to be called', alsoCalled: ['preferred name', 'known as'] },
  { code: 'pronouns', words: 'Pronouns', alsoCalled: ['pronoun'] },
  { code: 'birth-date', words: 'Date of birth', alsoCalled: ['dob', 'd o b', 'birth date', 'birthdate', 'born'] },
  { code: 'nhs-number', words: 'NHS number', alsoCalled: ['nhs no', 'nhs', 'nhsno', 'nhsnumber', 'nhs num'] },
  { code: 'gender', words: 'Gender', alsoCalled: ['gender identity'] },
  { code: 'sex', words: 'Sex', alsoCalled: [] },
  { code: 'ethnicity', words: 'Ethnicity', alsoCalled: ['ethnic group', 'ethnic category', 'ethnic origin'] },
  { code: 'address', words: 'Address', alsoCalled: ['home address', 'full address'] },
  { code: 'address-line-1', words: 'Address line 1', alsoCalled: ['address 1', 'address1', 'street', 'house'] },
  { code: 'address-line-2', words: 'Address line 2', alsoCalled: ['address 2', 'address2'] },
  { code: 'town', words: 'Town or city', alsoCalled: ['town', 'city', 'address line 3', 'address 3', 'post town'] },
  { code: 'county', words: 'County', alsoCalled: ['address line 4', 'address 4', 'district'] },
  { code: 'postcode', words: 'Postcode', alsoCalled: ['post code', 'zip', 'postal code'] },
  { code: 'phone', words: 'Phone', alsoCalled: ['telephone', 'tel', 'phone number', 'telephone number', 'home phone', 'landline', 'contact number'] },
  { code: 'mobile', words: 'Mobile', alsoCalled: ['mobile phone', 'mobile number', 'mobile telephone', 'cell'] },
  { code: 'email', words: 'Email', alsoCalled: ['e mail', 'email address', 'e mail address'] },
  { code: 'preferred-contact', words: 'Preferred way of contact', alsoCalled: ['preferred contact', 'preferred contact method', 'contact preference'] },
  { code: 'language', words: 'Language', alsoCalled: ['first language', 'main language', 'preferred language', 'spoken language'] },
  { code: 'interpreter', words: 'Interpreter needed', alsoCalled: ['interpreter', 'interpreter required', 'needs interpreter'] },
  { code: 'practice-name', words: 'GP practice', alsoCalled: ['practice', 'surgery', 'gp surgery', 'practice name', 'registered practice'] },
  { code: 'practice-code', words: 'GP practice code', alsoCalled: ['practice code', 'ods code', 'practice ods code', 'gp code'] },
  { code: 'gp-name', words: 'GP name', alsoCalled: ['gp', 'registered gp', 'usual gp', 'doctor'] },
  { code: 'referral-date', words: 'Referral date', alsoCalled: ['date of referral', 'date referred', 'referred on', 'date'] },
  { code: 'source', words: 'Source of referral', alsoCalled: ['source', 'referral source', 'referral type'] },
  { code: 'referrer-name', words: 'Referrer', alsoCalled: ['referred by', 'referrer name', 'name of referrer', 'referring clinician'] },
  { code: 'referrer-role', words: 'Role of the referrer', alsoCalled: ['referrer role', 'job title', 'role'] },
  { code: 'referrer-organisation', words: 'Organisation of the referrer', alsoCalled: ['referring organisation', 'referrer organisation', 'organisation', 'referring practice', 'agency'] },
  { code: 'referrer-contact', words: 'How to reach the referrer', alsoCalled: ['referrer contact', 'referrer phone', 'referrer email', 'referrer telephone'] },
  { code: 'reason', words: 'Reason for referral', alsoCalled: ['reason', 'referral reason', 'reasons', 'presenting issue', 'presenting problem', 'details', 'why'] },
  { code: 'consent', words: 'Consent', alsoCalled: ['consent given', 'consent to share', 'consent to referral', 'consented'] },
  { code: 'reference', words: 'Referral reference', alsoCalled: ['reference', 'referral id', 'referral number', 'id', 'ref', 'ubrn'] },
] as const

export type CsvField = (typeof csvFields)[number]['code']

/** Which field each column holds, in the order of the columns; null: kept as sent. */
export const csvMapping = z.array(z.enum(codesOf(csvFields)).nullable()).max(500)
export type CsvMapping = z.infer<typeof csvMapping>

/** The field that a heading looks like, each field given to the first column that looks like it. */
export const guessMapping = (headings: readonly string[]): CsvMapping => {
  const taken = new Set<CsvField>()
  return headings.map((heading) => {
    const found = fieldByHeading.get(foldName(heading))
    if (found === undefined || taken.has(found)) return null
    taken.add(found)
    return found
  })
}

/** Headings as a set: two files of one sender have the same key, whatever the order and case of their columns. */
export const headingSetKey = (headings: readonly string[]): string => JSON.stringify(headings.map(foldName).sort())

const fieldByHeading: ReadonlyMap<string, CsvField> = new Map(
  csvFields.flatMap(({ code, words, alsoCalled }) => [words, ...alsoCalled].map((heading) => [foldName(heading), code] as const)),
)
