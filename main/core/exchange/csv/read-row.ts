import { Temporal } from 'temporal-polyfill'
import type { SentReferral } from '../../../../shared/contract/imports.ts'
import type { NewPerson } from '../../../../shared/contract/people.ts'
import type { PersonToAdd } from '../../../../shared/contract/referrals.ts'
import type { CsvField, CsvMapping } from '../../../../shared/rules/csv-fields.ts'
import { foldName, foldText } from '../../../../shared/rules/fold.ts'
import { parseNhsNumber } from '../../../../shared/rules/people/nhs-number.ts'
import { parseDate } from '../../../../shared/rules/time/parse-date.ts'
import { recordAddress, splitAddress, type Place } from '../address.ts'
import { guessSource } from '../guess-source.ts'
import { nhsNumberLeftEmpty } from '../field-words.ts'
import { createKept, type Kept } from '../kept.ts'
import { contentKey, originKey } from '../origin-key.ts'
import type { ReadEntry } from '../read-entry.ts'
import { splitName } from '../read-name.ts'
import type { Table } from './read-table.ts'

/** Reads the rows of a table by its mapping. A row that cannot be read is listed with its reason. */
export const readRows = (table: Table, mapping: CsvMapping, today: string): ReadEntry[] =>
  table.rows.map(({ number, cells }) => readRow(number, cells, table.headings, mapping, Temporal.PlainDate.from(today)))

const readRow = (
  entryNumber: number,
  cells: readonly string[],
  headings: readonly string[],
  mapping: CsvMapping,
  today: Temporal.PlainDate,
): ReadEntry => {
  const kept = createKept()
  const values = byField(cells, headings, mapping, kept)
  const get = (field: CsvField): string | null => values.get(field) ?? null
  const refuse = (problem: 'no-name' | 'birth-date-not-real' | 'referral-date-not-real' | 'referral-date-in-future', detail: string | null): ReadEntry => ({
    entryNumber, ok: false, problem, detail,
  })

  const name = readName(get, kept)
  if (name === null) return refuse('no-name', null)
  const birth = readDate(get('birth-date'), today, 'birth')
  if (birth === 'not-real') return refuse('birth-date-not-real', get('birth-date'))
  const referralDate = readDate(get('referral-date'), today, 'event')
  if (referralDate === 'not-real') return refuse('referral-date-not-real', get('referral-date'))
  if (referralDate !== null && referralDate > today.toString()) return refuse('referral-date-in-future', get('referral-date'))

  const person: PersonToAdd = {
    sections: { name, birth: { birthDate: birth, birthDateNotKnown: birth === null }, ...readSections(get, kept) },
    contactPoints: readContactPoints(get, kept),
    relevantContacts: [],
  }
  const content = { person, details: readDetails(get, referralDate, kept), keptAsSent: kept.all() }
  const reference = get('reference')
  const sender = foldName(get('referrer-organisation') ?? get('practice-name') ?? '')
  // The name as well: many sheets number their rows from 1 in every file, and nobody new may pass for somebody known.
  const known = reference === null ? contentKey('csv', content) : originKey(['csv', sender, reference, foldName(`${name.family ?? ''} ${name.given ?? ''}`)])
  return { entryNumber, ok: true, content, originKey: known }
}

type Get = (field: CsvField) => string | null

/** Cells by what they hold; what has no field is kept under its heading. */
const byField = (cells: readonly string[], headings: readonly string[], mapping: CsvMapping, kept: Kept): ReadonlyMap<CsvField, string> => {
  const values = new Map<CsvField, string>()
  cells.forEach((cell, index) => {
    const field = mapping[index] ?? null
    if (cell === '') return
    if (field === null) kept.add(headings[index] || `Column ${index + 1}`, cell)
    else values.set(field, values.has(field) ? `${values.get(field)}, ${cell}` : cell)
  })
  return values
}

const readName = (get: Get, kept: Kept): NewPerson['name'] | null => {
  const whole = get('full-name')
  const split = whole === null ? { title: null, given: null, family: null } : splitName(whole)
  const name = {
    title: kept.line('Title', get('title') ?? split.title),
    given: kept.line('First name', get('given') ?? split.given),
    family: kept.line('Family name', get('family') ?? split.family),
    preferred: kept.line('Likes to be called', get('preferred')),
    alias: null,
    pronouns: kept.line('Pronouns', get('pronouns')),
  }
  return name.given === null && name.family === null && name.preferred === null ? null : name
}

/** A date as written, null where it is blank or said not to be known. Spreadsheets add a midnight to their dates. */
const readDate = (text: string | null, today: Temporal.PlainDate, purpose: 'birth' | 'event'): string | null | 'not-real' => {
  const written = (text ?? '').replace(/[ T]00:00(:00)?(\.0+)?$/, '')
  if (written === '' || /^(-|\?|n\/?a|none|unknown|not known|not given)$/i.test(written)) return null
  const read = parseDate(written, today, purpose)
  return read.ok ? read.value.toString() : 'not-real'
}

const readSections = (get: Get, kept: Kept): Omit<NewPerson, 'name' | 'birth'> => {
  const nhs = parseNhsNumber(get('nhs-number') ?? '')
  if (!nhs.ok) kept.add(nhsNumberLeftEmpty(nhs.error.code), get('nhs-number'))
  const interpreter = get('interpreter')
  const needsInterpreter = yesNo(interpreter)
  const way = get('preferred-contact')
  const preferredContact = ways.find(([sign]) => sign.test(way ?? ''))?.[1] ?? null
  if (preferredContact === null) kept.add('Preferred way of contact', way)
  return {
    identity: { nhsNumber: nhs.ok ? nhs.value : null, nhsNumberStatus: nhs.ok ? 'not-verified' : null, otherIdentifier: null },
    background: {
      gender: kept.line('Gender', get('gender')),
      sex: kept.line('Sex', get('sex')),
      ethnicity: kept.line('Ethnicity', get('ethnicity')),
      religion: null,
      sexualOrientation: null,
      maritalStatus: null,
      carerStatus: null,
      immigrationStatus: null,
    },
    address: recordAddress(readPlace(get), get('postcode'), null, kept),
    contact: { preferredContact, voicemail: null, bestTimes: null, contactNote: null },
    communication: {
      language: kept.line('Language', get('language')),
      // 'Interpreter: Urdu' is a yes that names the language.
      interpreter: needsInterpreter ?? (interpreter === null ? null : 'yes'),
      interpreterLanguage: needsInterpreter === null ? kept.line('Interpreter needed', interpreter) : null,
      communicationNeeds: null,
      informationFormat: null,
    },
    practice: {
      practiceCode: kept.line('GP practice code', get('practice-code')),
      practiceName: kept.line('GP practice', get('practice-name')),
      gpName: kept.line('GP name', get('gp-name')),
      gpOptOut: null,
    },
    ...readConsent(get('consent'), kept),
  }
}

/** Columns for the lines of an address, or one for the whole; where a file has both, each fills what the other lacks. */
const readPlace = (get: Get): Place => {
  const whole = splitAddress(get('address') ?? '')
  const streets = [...whole.streets, get('address-line-1'), get('address-line-2')].filter((part) => part !== null)
  const town = get('town')
  const county = get('county')
  // A town from its own column makes the one of the whole address a part of the street.
  const displaced = [town === null ? null : whole.town, county === null ? null : whole.county].filter((part) => part !== null)
  return { streets: [...streets, ...displaced], town: town ?? whole.town, county: county ?? whole.county, rest: [] }
}

const readConsent = (consent: string | null, kept: Kept): Pick<NewPerson, 'consent'> => {
  if (consent === null) return {}
  const answer = yesNo(consent)
  const isBare = /^(y|yes|n|no|true|false|1|0)$/i.test(consent)
  return {
    consent: { consentToShare: answer, consent: isBare ? null : kept.text('Consent', consent), consentNotSoughtBecause: null, consentDate: null },
  }
}

const ways: readonly (readonly [RegExp, NonNullable<NonNullable<NewPerson['contact']>['preferredContact']>])[] = [
  [/e-?mail/i, 'email'],
  [/text|sms/i, 'text'],
  [/letter|post/i, 'letter'],
  [/visit|person|face/i, 'in-person'],
  [/phone|mobile|call|landline/i, 'phone'],
]

const yesNo = (text: string | null): 'yes' | 'no' | null => {
  const word = /^[a-z0-9]+/.exec(foldText(text ?? '').trim())?.[0] ?? ''
  if (['y', 'yes', 'true', '1', 'given', 'obtained'].includes(word)) return 'yes'
  return ['n', 'no', 'false', '0', 'declined', 'refused'].includes(word) ? 'no' : null
}

const readContactPoints = (get: Get, kept: Kept): PersonToAdd['contactPoints'] =>
  ([['mobile', 'phone', 'mobile'], ['phone', 'phone', null], ['email', 'email', null]] as const).flatMap(([field, kind, use]) => {
    const value = kept.line('Contact details', get(field))
    return value === null ? [] : [{ kind, value, use, preference: null }]
  })

const readDetails = (get: Get, referralDate: string | null, kept: Kept): SentReferral['details'] => {
  const source = guessSource(get('source'))
  if (source === null) kept.add('Source of referral', get('source'))
  return {
    referralDate,
    source: source ?? guessSource(get('referrer-organisation')),
    method: 'file',
    referrerName: kept.line('Referrer', get('referrer-name')),
    referrerRole: kept.line('Role of the referrer', get('referrer-role')),
    referrerTeam: null,
    referrerService: null,
    referrerOrganisation: kept.line('Organisation of the referrer', get('referrer-organisation')),
    referrerOrganisationCode: null,
    referrerContact: kept.line('How to reach the referrer', get('referrer-contact')),
    reason: kept.text('Reason for referral', get('reason')),
    presentingIssue: null,
    personReportedIssue: null,
    referredTo: null,
    returnResponseTo: null,
  }
}
