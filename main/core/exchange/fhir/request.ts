import type { SentReferral } from '../../../../shared/contract/imports.ts'
import { parsePracticeCode } from '../../../../shared/rules/ods-code.ts'
import { err, ok, type Result } from '../../../../shared/rules/result.ts'
import { guessSource } from '../guess-source.ts'
import type { Kept } from '../kept.ts'
import { readDay } from './dates.ts'
import { nameOfResource } from './describe.ts'
import type { Exchange, FhirResource } from './exchange.ts'
import { organisationCode } from './organisation.ts'
import {
  conceptWords,
  present,
  readConcept,
  readConcepts,
  readObject,
  readObjects,
  readPeriod,
  readReference,
  readTelecoms,
  readText,
} from './values.ts'

type Details = SentReferral['details']
type RequestProblem = { readonly code: 'referral-date-not-real' | 'referral-date-in-future'; readonly detail: string }

/** What a ServiceRequest says of the referral itself: when, from whom, to whom and why. */
export const readRequest = (request: FhirResource, exchange: Exchange, kept: Kept, today: string): Result<Details, RequestProblem> => {
  const date = readReferralDate(request, exchange, today)
  if (!date.ok) return date
  const { header } = exchange
  const from = readReferrer(request, exchange)
  const sender = header === null ? null : exchange.resolve(header['sender'], header)
  const organisation = from.organisation ?? (from.isPersonSide ? null : sender)
  const organisationName = nameOfResource(organisation, exchange)
  const referredTo = readObjects(request['performer']).map(
    (reference) => nameOfResource(exchange.resolve(reference, request), exchange) ?? readReference(reference)?.display ?? null,
  )
  return ok({
    referralDate: date.value,
    source: from.source ?? sourceOf(organisation, organisationName, header),
    method: header === null ? 'file' : 'secure-message',
    referrerName: kept.line('Referrer', from.name),
    referrerRole: kept.line('Role of the referrer', from.role),
    referrerTeam: null,
    referrerService: kept.line('Service of the referrer', from.service),
    referrerOrganisation: kept.line('Organisation of the referrer', organisationName),
    referrerOrganisationCode: kept.line('Code of the organisation', organisationCode(organisation)),
    referrerContact: kept.line('How to reach the referrer', from.contact),
    reason: kept.text('Reason', readReason(request, exchange)),
    presentingIssue: null,
    personReportedIssue: null,
    referredTo: kept.line('Referred to', present(referredTo).join(', ')),
    returnResponseTo: kept.line('Answer to', answerTo(header, sender, exchange)),
  })
}

/** Authored on, else when it is to happen, else when the message was made; null where nothing says. */
const readReferralDate = (request: FhirResource, exchange: Exchange, today: string): Result<string | null, RequestProblem> => {
  const sent = [
    { text: readText(request['authoredOn']), mayLieAhead: false },
    // What is asked for often lies ahead: then it does not say when it was asked.
    { text: readText(request['occurrenceDateTime']), mayLieAhead: true },
    { text: readPeriod(request['occurrencePeriod'])?.start ?? null, mayLieAhead: true },
    { text: exchange.timestamp, mayLieAhead: false },
  ]
  for (const { text, mayLieAhead } of sent) {
    if (text === null) continue
    const read = readDay(text)
    if (read.kind === 'not-real') return err({ code: 'referral-date-not-real', detail: text })
    if (read.kind === 'partial') continue
    if (read.day <= today) return ok(read.day)
    if (!mayLieAhead) return err({ code: 'referral-date-in-future', detail: text })
  }
  return ok(null)
}

interface Referrer {
  readonly name: string | null
  readonly role: string | null
  readonly service: string | null
  readonly organisation: FhirResource | null
  readonly contact: string | null
  readonly source: Details['source']
  /** The person or someone close to them: then the sender of the message did not refer. */
  readonly isPersonSide: boolean
}

const readReferrer = (request: FhirResource, exchange: Exchange): Referrer => {
  const requester = exchange.resolve(request['requester'], request)
  const type = requester?.resourceType
  const role = type === 'PractitionerRole' ? requester : roleOf(requester, exchange)
  const practitioner = type === 'PractitionerRole' ? exchange.resolve(requester?.['practitioner'], requester ?? undefined) : requester
  const isPersonSide = type === 'Patient' || type === 'RelatedPerson'
  const specialty = readConcepts(role?.['specialty']).map(conceptWords)
  return {
    name:
      type === 'Organization'
        ? null
        : (nameOfResource(practitioner ?? role, exchange) ?? readReference(request['requester'])?.display ?? null),
    role: present(readConcepts(role?.['code']).map(conceptWords)).join(', ') || null,
    service: present(specialty).join(', ') || null,
    organisation: type === 'Organization' ? requester : role === null ? null : exchange.resolve(role['organization'], role),
    contact:
      [...readTelecoms(practitioner?.['telecom']), ...readTelecoms(role?.['telecom'])]
        .flatMap(({ value }) => (value === null ? [] : [value]))
        .join(', ') || null,
    source: type === 'Patient' ? 'self' : type === 'RelatedPerson' ? 'family-or-carer' : null,
    isPersonSide,
  }
}

/** The role a practitioner acts in, when only the practitioner is named as requester. */
const roleOf = (practitioner: FhirResource | null, exchange: Exchange): FhirResource | null =>
  practitioner === null
    ? null
    : (exchange.resources.find(
        (resource) => resource.resourceType === 'PractitionerRole' && exchange.resolve(resource['practitioner'], resource) === practitioner,
      ) ?? null)

const sourceOf = (organisation: FhirResource | null, name: string | null, header: FhirResource | null): Details['source'] => {
  const code = organisationCode(organisation)
  if (code !== null && parsePracticeCode(code).ok) return 'gp-practice'
  const kind = readConcepts(organisation?.['type']).map(conceptWords)
  const words = present([...kind, name, readText(readObject(header?.['source'])?.['name'])])
  return words.map(guessSource).find((source) => source !== null) ?? null
}

/**
 * Why the person was referred: coded reasons, the conditions and observations they point to, notes; where the
 * request itself says nothing, what its care plan is about.
 */
const readReason = (request: FhirResource, exchange: Exchange): string | null => {
  const said = [
    ...readConcepts(request['reasonCode']).map(conceptWords),
    ...readObjects(request['reasonReference']).map((reference) => resourceReason(exchange.resolve(reference, request)) ?? readReference(reference)?.display ?? null),
    ...readObjects(request['note']).map((note) => readText(note['text'])),
    readText(request['patientInstruction']),
  ]
  const reasons = present(said)
  if (reasons.length > 0) return [...new Set(reasons)].join('\n')
  const asked = present([conceptWords(readConcept(request['code'])), ...readConcepts(request['orderDetail']).map(conceptWords)])
  const plans = readObjects(request['basedOn']).flatMap((reference) => planReasons(exchange.resolve(reference, request)))
  return [...new Set([...asked, ...plans])].join('\n') || null
}

const resourceReason = (resource: FhirResource | null): string | null => {
  const words = present([
    conceptWords(readConcept(resource?.['code'])),
    readText(resource?.['valueString']),
    conceptWords(readConcept(resource?.['valueCodeableConcept'])),
    ...readObjects(resource?.['note']).map((note) => readText(note['text'])),
  ])
  return words.length === 0 ? null : words.join(': ')
}

/** Only what is short: the whole plan is kept as sent. */
const planReasons = (plan: FhirResource | null): string[] => {
  if (plan?.resourceType !== 'CarePlan') return []
  const activities = readObjects(plan['activity'])
  return present([
    readText(plan['title']),
    readText(plan['description']),
    ...readObjects(plan['note']).map((note) => readText(note['text'])),
    ...activities.map((activity) => readText(readObject(activity['detail'])?.['description'])),
    ...activities.flatMap((activity) => readConcepts(activity['outcomeCodeableConcept'])).map(conceptWords),
  ]).filter((words) => words.length <= 300)
}

/** Whom to answer: the organisation that sent the message and how to reach it. */
const answerTo = (header: FhirResource | null, sender: FhirResource | null, exchange: Exchange): string | null => {
  const source = readObject(header?.['source'])
  const code = organisationCode(sender)
  const name = nameOfResource(sender, exchange) ?? readText(source?.['name'])
  const contact = readText(readObject(source?.['contact'])?.['value'])
  return present([name === null || code === null ? name : `${name} (${code})`, contact]).join(', ') || null
}
