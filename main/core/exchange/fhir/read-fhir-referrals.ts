import type { EntryProblem } from '../../../../shared/contract/imports.ts'
import { err, ok, type Result } from '../../../../shared/rules/result.ts'
import { jsonOf } from '../../common/json.ts'
import { isShallow } from '../../common/nesting.ts'
import { fieldWords } from '../field-words.ts'
import { createKept } from '../kept.ts'
import { contentKey, originKey } from '../origin-key.ts'
import type { ReadEntry } from '../read-entry.ts'
import { readConsent } from './consent.ts'
import { describeResource, nameOfResource } from './describe.ts'
import { unitsOf, type Exchange, type FhirResource, type Unit } from './exchange.ts'
import { organisationCode } from './organisation.ts'
import { readPatient } from './patient.ts'
import { readRequest } from './request.ts'
import { readIdentifiers, readObject, readReference, readText } from './values.ts'

/**
 * Reads the referrals of a FHIR R4 JSON file: a message bundle (BaRS), a bundle with several requests, bundles
 * within a bundle, or a list. An entry that cannot be read is listed with its reason and the others are read.
 * A referral dated after `today` (YYYY-MM-DD) cannot be read. Never throws, whatever the text.
 */
export const readFhirReferrals = (text: string, today: string): Result<ReadEntry[], 'not_understood' | 'not_a_referral'> => {
  const json = jsonOf(text.replace(/^\ufeff/, ''))
  if (json === undefined || !isShallow(json)) return err('not_understood')
  const units = unitsOf(json)
  const [only] = units
  if (units.length <= 1 && (only === undefined || only.kind === 'problem')) {
    return err(only?.problem === 'not-a-referral' ? 'not_a_referral' : 'not_understood')
  }
  const shared = new Set(units.flatMap((unit) => (unit.kind === 'request' ? [unit.exchange] : []))).size < countRequests(units)
  return ok(units.map((unit, index) => readUnit(unit, index + 1, shared, today)))
}

const countRequests = (units: readonly Unit[]): number => units.filter(({ kind }) => kind === 'request').length

const readUnit = (unit: Unit, entryNumber: number, shared: boolean, today: string): ReadEntry => {
  if (unit.kind === 'problem') return { entryNumber, ok: false, problem: unit.problem, detail: unit.detail }
  const { exchange, request } = unit
  const refuse = (problem: EntryProblem, detail: string | null): ReadEntry => ({ entryNumber, ok: false, problem, detail })

  const status = readText(request['status'])
  if (status === 'revoked' || status === 'entered-in-error') return refuse('withdrawn', status)
  const patient = findPatient(request, exchange)
  if (patient === null) return refuse('no-person', null)
  const kept = createKept()
  const person = readPatient(patient, exchange, kept)
  if (!person.ok) return refuse(person.error.code, 'detail' in person.error ? person.error.detail : null)
  const details = readRequest(request, exchange, kept, today)
  if (!details.ok) return refuse(details.error.code, details.error.detail)
  const consent = readConsent(patient, exchange, kept)
  kept.add('More about the referral', describeResource(request, exchange, requestFieldsRead))
  for (const resource of othersOf(request, patient, exchange, shared)) {
    // The name stands in the heading already, unless it is all there is.
    const withoutName = describeResource(resource, exchange, [...otherFieldsRead, 'name'])
    kept.add(headingOf(resource, exchange), withoutName === '' ? describeResource(resource, exchange, otherFieldsRead) : withoutName)
  }
  const sections = { ...person.value.sections, ...(consent === undefined ? {} : { consent }) }
  const content = { person: { ...person.value, sections }, details: details.value, keptAsSent: kept.all() }
  return { entryNumber, ok: true, content, originKey: senderKey(request, exchange) ?? contentKey('fhir', content) }
}

const requestFieldsRead = ['text', 'subject', 'authoredOn', 'requester', 'performer', 'reasonCode', 'reasonReference', 'note', 'patientInstruction', 'basedOn', 'encounter', 'intent']
const otherFieldsRead = ['subject', 'patient', 'encounter', 'focus', 'intent']

/** The person a request is about; where its reference leads nowhere, the only one in the file. */
const findPatient = (request: FhirResource, exchange: Exchange): FhirResource | null => {
  const named = exchange.resolve(request['subject'], request)
  if (named !== null) return named.resourceType === 'Patient' ? named : null
  const patients = exchange.resources.filter(({ resourceType }) => resourceType === 'Patient')
  return patients.length === 1 ? (patients[0] ?? null) : null
}

/**
 * The other resources that belong to a request. Where the file holds one referral all of them do; where it holds
 * several, those about its person and those that it refers to.
 */
const othersOf = (request: FhirResource, patient: FhirResource, exchange: Exchange, shared: boolean): FhirResource[] => {
  const others = exchange.resources.filter((resource) => resource !== request && resource !== patient && resource.resourceType !== 'Consent')
  if (!shared) return others
  const named = new Set(referencesIn(request).map((reference) => exchange.resolve({ reference }, request)))
  return others.filter(
    (resource) =>
      resource.resourceType !== 'ServiceRequest' &&
      (named.has(resource) || ['subject', 'patient'].some((field) => exchange.resolve(resource[field], resource) === patient)),
  )
}

const referencesIn = (request: FhirResource): string[] =>
  Object.values(request)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .flatMap((value) => readReference(readObject(value))?.reference ?? [])

/** 'Flag', or 'Organisation: Elm Surgery' for what has a name. */
const headingOf = (resource: FhirResource, exchange: Exchange): string => {
  const type = fieldWords(resource.resourceType)
  const name = nameOfResource(resource, exchange)
  return name === null ? type : `${type}: ${name.slice(0, 200)}`
}

/** The sender's own identifier of the request, or its id at that sender; null where there is neither. */
const senderKey = (request: FhirResource, exchange: Exchange): string | null => {
  const identifier = readIdentifiers(request['identifier']).find(({ value }) => value !== null)
  if (identifier !== undefined) return originKey(['fhir', identifier.system ?? senderOf(exchange), identifier.value ?? ''])
  const id = readText(request['id'])
  const sender = senderOf(exchange)
  return id === null || sender === '' ? null : originKey(['fhir', sender, id])
}

const senderOf = ({ header, resolve }: Exchange): string => {
  const sender = header === null ? null : resolve(header['sender'], header)
  return organisationCode(sender) ?? readText(readObject(header?.['source'])?.['endpoint']) ?? ''
}

