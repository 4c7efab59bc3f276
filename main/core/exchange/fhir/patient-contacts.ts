import type { PersonToAdd } from '../../../../shared/contract/referrals.ts'
import type { Kept } from '../kept.ts'
import { describeResource, nameOfResource, nameWords } from './describe.ts'
import type { Exchange, FhirResource } from './exchange.ts'
import { conceptWords, hasCode, readConcepts, readNames, readObjects, readTelecoms, type Concept, type Telecom } from './values.ts'

type ContactPoint = PersonToAdd['contactPoints'][number]
type RelevantContact = PersonToAdd['relevantContacts'][number]

/**
 * How to reach a Patient, and the people around them. Some senders write the person's own telephone as a contact
 * whose relationship is 'self'.
 */
export const readContacts = (
  patient: FhirResource,
  exchange: Exchange,
  kept: Kept,
): Pick<PersonToAdd, 'contactPoints' | 'relevantContacts'> => {
  const contacts = readObjects(patient['contact']).map((contact) => ({ contact, relationships: readConcepts(contact['relationship']) }))
  const own = contacts.filter(({ relationships }) => relationships.some(isSelf))
  const telecoms = [...readTelecoms(patient['telecom']), ...own.flatMap(({ contact }) => readTelecoms(contact['telecom']))]
  return {
    contactPoints: ownContactPoints(telecoms, kept),
    relevantContacts: contacts
      .filter(({ relationships }) => !relationships.some(isSelf))
      .flatMap(({ contact, relationships }) => relevantContact(contact, relationships, patient, exchange, kept)),
  }
}

const isSelf = (relationship: Concept): boolean => hasCode(relationship, ['ONESELF', 'Self', 'SELF'])

const ownContactPoints = (telecoms: readonly Telecom[], kept: Kept): ContactPoint[] => {
  const points = new Map<string, ContactPoint>()
  for (const { system, value, use, rank } of telecoms) {
    if (value === null) continue
    const kind = kindOf(system, value)
    if (kind === null || use === 'old') kept.add(use === 'old' ? 'Former contact details' : 'Other contact details', value)
    else if (!points.has(value)) {
      points.set(value, {
        kind,
        value: kept.line('Contact details', value) ?? value,
        use: useOf(use),
        preference: rank !== null && rank <= 5 ? rank : null,
      })
    }
  }
  return [...points.values()].toSorted((a, b) => (a.preference ?? 9) - (b.preference ?? 9))
}

const kindOf = (system: string | null, value: string): ContactPoint['kind'] | null => {
  if (system === 'email' || (system === null && value.includes('@'))) return 'email'
  return system === 'phone' || system === 'sms' || (system === null && /^[+\d\s()-]+$/.test(value)) ? 'phone' : null
}

const useOf = (use: string | null): ContactPoint['use'] => {
  if (use === 'temp') return 'temporary'
  return use === 'home' || use === 'mobile' || use === 'work' ? use : null
}

const relevantContact = (
  contact: Readonly<Record<string, unknown>>,
  relationships: readonly Concept[],
  patient: FhirResource,
  exchange: Exchange,
  kept: Kept,
): RelevantContact[] => {
  const relationship = relationships.map(conceptWords).filter((words) => words !== null).join(', ')
  const [sentName] = readNames(Array.isArray(contact['name']) ? contact['name'] : [contact['name']])
  const organisation = nameOfResource(exchange.resolve(contact['organization'], patient), exchange)
  const name = kept.line('Contact', (sentName === undefined ? null : nameWords(sentName)) ?? organisation ?? relationship)
  if (name === null) return []
  const telecoms = readTelecoms(contact['telecom']).toSorted((a, b) => (a.rank ?? 9) - (b.rank ?? 9))
  const phones = telecoms.filter(({ system, value }) => value !== null && kindOf(system, value) === 'phone')
  const emails = telecoms.filter(({ system, value }) => value !== null && kindOf(system, value) === 'email')
  const rest = telecoms.filter((telecom) => telecom !== phones[0] && telecom !== emails[0]).map(({ value }) => value)
  const more = describeResource({ resourceType: 'Patient', ...contact }, exchange, ['name', 'telecom', 'relationship', 'extension', 'organization', 'period'])
  return [
    {
      name,
      relationship: kept.line('Relationship', relationship),
      phone: kept.line('Phone', phones[0]?.value ?? null),
      email: kept.line('Email', emails[0]?.value ?? null),
      isNextOfKin: relationships.some((item) => hasCode(item, ['N', 'NOK']) || /next of kin/i.test(conceptWords(item) ?? '')),
      isEmergencyContact: relationships.some((item) => hasCode(item, ['C', 'EP']) || /emergency/i.test(conceptWords(item) ?? '')),
      contactNote: kept.text('Contact', [...rest, more].filter((part) => part !== null && part !== '').join('\n')),
    },
  ]
}
