import type { NewPerson } from '../../../../shared/contract/people.ts'
import type { Kept } from '../kept.ts'
import { readDay } from './dates.ts'
import type { Exchange, FhirResource } from './exchange.ts'
import { conceptWords, hasCode, present, readConcept, readConcepts, readObject, readText } from './values.ts'

/** What the Consent resources say of sharing; consent that is only implied is put into words, not into a yes. */
export const readConsent = (patient: FhirResource, exchange: Exchange, kept: Kept): NewPerson['consent'] => {
  const consents = exchange.resources.filter(
    (resource) =>
      resource.resourceType === 'Consent' &&
      (resource['patient'] === undefined || (exchange.resolve(resource['patient'], resource) ?? patient) === patient),
  )
  if (consents.length === 0) return undefined
  const answers = consents.map(consentAnswer)
  const days = consents.map(({ dateTime }) => readDay(readText(dateTime) ?? '')).flatMap((read) => (read.kind === 'day' ? [read.day] : []))
  return {
    consentToShare: answers.includes('no') ? 'no' : answers.includes('yes') ? 'yes' : null,
    consent: kept.text('Consent', consents.map(consentWords).join('\n')),
    consentNotSoughtBecause: null,
    consentDate: days.toSorted().at(-1) ?? null,
  }
}

const consentAnswer = (consent: FhirResource): 'yes' | 'no' | null => {
  const provision = readText(readObject(consent['provision'])?.['type'])
  const policy = readConcept(consent['policyRule'])
  const status = readText(consent['status'])
  if (provision === 'deny' || status === 'rejected' || hasCode(policy, ['OPTOUT'])) return 'no'
  if (status !== null && status !== 'active') return null
  return provision === 'permit' || hasCode(policy, ['OPTIN']) ? 'yes' : null
}

const consentWords = (consent: FhirResource): string => {
  const policy = readConcept(consent['policyRule'])
  const rule = hasCode(policy, ['IMPLIED', 'IMPLIEDD']) ? 'Implied' : conceptWords(policy)
  const status = readText(consent['status'])
  return present([
    ...readConcepts(consent['category']).map(conceptWords),
    rule,
    status === 'active' ? null : status,
    readText(readObject(consent['provision'])?.['type']) === 'deny' ? 'Declined' : null,
  ]).join(': ') || 'Recorded by the sender'
}
