import { upperFirst } from '../../../../shared/rules/capitals.ts'
import { parseNhsNumber } from '../../../../shared/rules/people/nhs-number.ts'
import type { NewPerson } from '../../../../shared/contract/people.ts'
import type { PersonToAdd } from '../../../../shared/contract/referrals.ts'
import { err, ok, type Result } from '../../../../shared/rules/result.ts'
import { nhsNumberLeftEmpty } from '../field-words.ts'
import type { Kept } from '../kept.ts'
import { splitName } from '../read-name.ts'
import { readDay } from './dates.ts'
import { describeResource, nameOfResource, nameWords } from './describe.ts'
import type { Exchange, FhirResource } from './exchange.ts'
import { organisationCode } from './organisation.ts'
import { readPatientAddress } from './patient-address.ts'
import { readContacts } from './patient-contacts.ts'
import { readContactSections } from './patient-preferences.ts'
import {
  conceptWords,
  extensionNamed,
  extensionsNamed,
  hasCode,
  readConcept,
  readIdentifiers,
  readNames,
  readObjects,
  readText,
  type HumanName,
} from './values.ts'

type PatientProblem = 'no-name' | { readonly code: 'birth-date-not-real'; readonly detail: string }

/** Everything a Patient says that a person's record has a section for; the rest goes to `kept`. */
export const readPatient = (patient: FhirResource, exchange: Exchange, kept: Kept): Result<PersonToAdd, PatientProblem> => {
  const name = readName(patient, kept)
  if (name === null) return err('no-name')
  const birth = readBirth(patient, kept)
  if (!birth.ok) return birth
  const { contactPoints, relevantContacts } = readContacts(patient, exchange, kept)
  kept.add('More about the person', describeResource(patient, exchange, fieldsRead))
  keepUnreadExtensions(patient, exchange, kept)
  return ok({
    sections: {
      name,
      birth: birth.value,
      identity: readIdentity(patient, kept),
      background: readBackground(patient, kept),
      address: readPatientAddress(patient, kept),
      practice: readPractice(patient, exchange, kept),
      ...readContactSections(patient, kept),
      ...readDeath(patient, kept),
    },
    contactPoints,
    relevantContacts,
  })
}

/** Fields of a Patient that have a place in the record. */
const fieldsRead = [
  'text', 'extension', 'identifier', 'active', 'name', 'telecom', 'gender', 'birthDate', 'address', 'maritalStatus',
  'contact', 'communication', 'generalPractitioner', 'deceasedDateTime',
]

const extensionsRead = [
  'EthnicCategory', 'patient-religion', 'BirthSex', 'individual-pronouns', 'ContactPreference',
  'patient-interpreterRequired', 'DeathNotificationStatus',
]

const keepUnreadExtensions = (patient: FhirResource, exchange: Exchange, kept: Kept): void => {
  const unread = extensionsNamed(patient, '').filter(({ url }) => !extensionsRead.some((read) => url.toLowerCase().endsWith(read.toLowerCase())))
  kept.add('More about the person', describeResource({ resourceType: 'Patient', extension: unread }, exchange))
}

const readName = (patient: FhirResource, kept: Kept): NewPerson['name'] | null => {
  const names = readNames(patient['name']).filter((name) => nameWords(name) !== null)
  const main = names.toSorted((a, b) => nameOrder(a) - nameOrder(b))[0]
  if (main === undefined) return null
  const nickname = names.find((name) => name !== main && name.use === 'nickname')
  const former = names.filter((name) => name !== main && name !== nickname)
  const parts =
    main.family === null && main.given.length === 0
      ? splitName(main.text ?? '')
      : { title: null, given: main.given.join(' '), family: main.family }
  const pronouns = extensionNamed(extensionNamed(patient, 'individual-pronouns'), 'value') ?? extensionNamed(patient, 'individual-pronouns')
  return {
    title: kept.line('Title', main.prefix.join(' ')) ?? parts.title,
    given: kept.line('Given name', parts.given),
    family: kept.line('Family name', parts.family),
    preferred: kept.line('Likes to be called', nickname === undefined ? null : nameWords(nickname)),
    alias: kept.line('Other names', former.map(nameWords).join('; ')),
    pronouns: kept.line('Pronouns', conceptWords(readConcept(pronouns?.['valueCodeableConcept']))),
  }
}

const nameUses: readonly (string | null)[] = ['usual', 'official', null, 'temp', 'nickname', 'maiden', 'old', 'anonymous']
const nameOrder = ({ use }: HumanName): number => (nameUses.includes(use) ? nameUses.indexOf(use) : 2)

const readBirth = (patient: FhirResource, kept: Kept): Result<NewPerson['birth'], PatientProblem> => {
  const sent = readText(patient['birthDate'])
  if (sent === null) return ok({ birthDate: null, birthDateNotKnown: true })
  const read = readDay(sent)
  if (read.kind === 'not-real') return err({ code: 'birth-date-not-real', detail: sent })
  if (read.kind === 'day') return ok({ birthDate: read.day, birthDateNotKnown: false })
  kept.add('Date of birth, not complete', sent)
  return ok({ birthDate: null, birthDateNotKnown: true })
}

const readIdentity = (patient: FhirResource, kept: Kept): NewPerson['identity'] => {
  const identifiers = readIdentifiers(patient['identifier']).filter(({ value }) => value !== null)
  const isNhsNumber = ({ system }: { readonly system: string | null }) => system !== null && /nhs-number\/?$/i.test(system)
  const nhs = identifiers.filter(isNhsNumber).map((identifier) => ({ identifier, number: parseNhsNumber(identifier.value ?? '') }))
  const good = nhs.find(({ number }) => number.ok)
  for (const wrong of nhs.filter((candidate) => candidate !== good)) {
    kept.add(wrong.number.ok ? 'Another NHS number' : nhsNumberLeftEmpty(wrong.number.error.code), wrong.identifier.value)
  }
  const [first, ...others] = identifiers
    .filter((identifier) => !isNhsNumber(identifier))
    .map(({ system, value }) => (system === null ? value : `${value} (${system.split('/').at(-1)})`))
  kept.add('Other identifiers', others.join('\n'))
  const status = readConcept(extensionNamed(good?.identifier, 'NHSNumberVerificationStatus')?.['valueCodeableConcept'])
  return {
    nhsNumber: good?.number.ok === true ? good.number.value : null,
    nhsNumberStatus: good === undefined ? null : hasCode(status, ['number-present-and-verified', '01']) ? 'verified' : 'not-verified',
    otherIdentifier: kept.line('Other identifier', first ?? null),
  }
}

const readBackground = (patient: FhirResource, kept: Kept): NonNullable<NewPerson['background']> => {
  const coded = (name: string) => conceptWords(readConcept(extensionNamed(patient, name)?.['valueCodeableConcept']))
  const gender = readText(patient['gender'])
  return {
    gender: kept.line('Gender', gender === null || gender === 'unknown' ? null : upperFirst(gender)),
    sex: kept.line('Sex', coded('BirthSex')),
    ethnicity: kept.line('Ethnicity', coded('EthnicCategory')),
    religion: kept.line('Religion', coded('patient-religion')),
    sexualOrientation: null,
    maritalStatus: kept.line('Marital status', conceptWords(readConcept(patient['maritalStatus']))),
    carerStatus: null,
    immigrationStatus: null,
  }
}

const readPractice = (patient: FhirResource, exchange: Exchange, kept: Kept): NonNullable<NewPerson['practice']> => {
  const references = readObjects(patient['generalPractitioner'])
  const named = references.map((reference) => exchange.resolve(reference, patient)).filter((resource) => resource !== null)
  const role = named.find(({ resourceType }) => resourceType === 'PractitionerRole') ?? null
  const organisation =
    named.find(({ resourceType }) => resourceType === 'Organization') ?? (role === null ? null : exchange.resolve(role['organization'], role))
  const practitioner = named.find(({ resourceType }) => resourceType === 'Practitioner') ?? role
  const unresolved = references.find((reference) => exchange.resolve(reference, patient) === null)
  return {
    practiceCode: kept.line('GP practice code', organisationCode(organisation)),
    practiceName: kept.line('GP practice', nameOfResource(organisation, exchange) ?? readText(unresolved?.['display'])),
    gpName: kept.line('GP', nameOfResource(practitioner, exchange)),
    gpOptOut: null,
  }
}

const readDeath = (patient: FhirResource, kept: Kept): Pick<NewPerson, 'death'> => {
  const sent = readText(patient['deceasedDateTime'])
  if (sent === null) return {}
  const read = readDay(sent)
  if (read.kind === 'day') return { death: { diedOn: read.day } }
  kept.add('Died', sent)
  return {}
}
