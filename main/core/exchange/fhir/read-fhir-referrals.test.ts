import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentReferral } from '../../../../shared/contract/imports.ts'
import type { ReadEntry } from '../read-entry.ts'
import { readFhirReferrals } from './read-fhir-referrals.ts'

const today = '2026-11-23'
const fixture = (name: string): string => readFileSync(join(import.meta.dirname, '../../../../test/fixtures/fhir', name), 'utf8')
const read = (value: unknown): ReadEntry[] => {
  const result = readFhirReferrals(typeof value === 'string' ? value : JSON.stringify(value), today)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const first = (value: unknown) => {
  const [entry] = read(value)
  if (entry?.ok !== true) throw new Error('not read')
  sentReferral.parse(entry.content)
  return entry
}
const problemOf = (value: unknown): string => {
  const result = readFhirReferrals(typeof value === 'string' ? value : JSON.stringify(value), today)
  return result.ok ? 'none' : result.error.code
}
interface Resource { resourceType: string; [field: string]: unknown }
const message = (change: (resource: Resource) => object | null) => {
  const bundle = JSON.parse(fixture('referral-message.json')) as { entry: { resource: Resource }[] }
  const entry = bundle.entry.flatMap((item) => {
    const resource = change(item.resource)
    return resource === null ? [] : [{ ...item, resource: { ...item.resource, ...resource } }]
  })
  return { ...bundle, entry }
}

describe('a referral message', () => {
  const { content, originKey } = first(fixture('referral-message.json'))
  const { sections, contactPoints, relevantContacts } = content.person

  test('says who the person is', () => {
    expect(sections.name).toEqual({ title: 'Mrs', given: 'Grace Folake', family: 'Adeyemi', preferred: 'Gracie', alias: 'Balogun', pronouns: 'she/her' })
    expect(sections.birth).toEqual({ birthDate: '1948-02-29', birthDateNotKnown: false })
    expect(sections.identity).toEqual({ nhsNumber: '9992047003', nhsNumberStatus: 'verified', otherIdentifier: 'L-88213 (local-number)' })
    expect(sections.background).toMatchObject({ gender: 'Female', ethnicity: 'African', religion: 'Christian', maritalStatus: 'Widowed' })
    expect(sections.practice).toMatchObject({ practiceCode: 'Y99902', practiceName: 'Birch Medical Centre' })
  })

  test('says how to reach them, with their own number that came as a contact', () => {
    expect(sections.address).toEqual({
      addressLine1: 'Flat 2', addressLine2: '14 Larch Road', addressLine3: 'Manchester', addressLine4: 'Greater Manchester',
      addressLine5: null, postcode: 'M14 5QT', addressType: 'home',
    })
    expect(contactPoints.map(({ kind, value, preference }) => [kind, value, preference])).toEqual([
      ['phone', '07700 900456', 1],
      ['phone', '0161 496 0123', 2],
      ['email', 'grace@example.org', null],
      ['phone', '07700 900457', null],
    ])
    expect(sections.contact).toMatchObject({ preferredContact: 'phone', bestTimes: 'After 14:00' })
    expect(sections.communication).toMatchObject({ language: 'Yoruba', interpreter: 'yes', interpreterLanguage: 'Yoruba' })
  })

  test('names the people around them', () => {
    expect(relevantContacts).toMatchObject([
      { name: 'Tolu Adeyemi', phone: '07700 900789', email: 'tolu@example.org', isNextOfKin: true, isEmergencyContact: false },
      { name: 'Mr Joe Hart', isNextOfKin: false, isEmergencyContact: true },
    ])
    expect(relevantContacts[0]?.contactNote).toContain('0161 496 0777')
  })

  test('says who referred them, when and why', () => {
    expect(content.details).toEqual({
      referralDate: '2026-11-14',
      source: 'gp-practice',
      method: 'secure-message',
      referrerName: 'Dr Priya Shah',
      referrerRole: 'General practitioner',
      referrerTeam: null,
      referrerService: 'General medical practice',
      referrerOrganisation: 'Larch Surgery',
      referrerOrganisationCode: 'Y99901',
      referrerContact: '0161 496 0001',
      reason: "Social isolation\nWorried about heating costs\nBereavement: Husband died in spring.\nPrefers to be rung after two o'clock.",
      presentingIssue: null,
      personReportedIssue: null,
      referredTo: 'Northside social prescribing',
      returnResponseTo: 'Northside PCN (X99Z9), 0161 496 0000',
    })
  })

  test('implied consent is put into words, not into a yes', () => {
    expect(sections.consent).toEqual({ consentToShare: null, consent: 'Direct Care: Implied', consentNotSoughtBecause: null, consentDate: '2026-11-14' })
  })

  test('whatever has no field is kept under its heading', () => {
    const kept = Object.fromEntries(content.keptAsSent.map(({ heading, text }) => [heading, text]))
    expect(kept['Flag']).toContain('Dog in the yard')
    expect(kept['Observation']).toContain('Value: 7 of 10')
    expect(kept['Encounter']).toContain('C-5512')
    expect(kept['Care plan']).toContain('Agreed to try the lunch club once.')
    expect(kept['Former address']).toBe('3 Former Street, Leeds')
    expect(kept['More about the person']).toBe('Residential status: Lives alone')
    expect(kept['More about the referral']).toContain('Category: For social prescribing')
    expect(content.keptAsSent.map(({ text }) => text).join()).not.toMatch(/urn:uuid|\{|https?:/)
  })

  test('is known again by the identifier its sender gave it', () => {
    expect(originKey).toBe('fhir|https://northside.example/referral|NS-2026-0417')
  })
})

describe('what senders leave out or write otherwise', () => {
  test('without an identifier the key is what was said, however it is spaced', () => {
    const plain = (family: string) =>
      first(message((resource) => (resource.resourceType === 'ServiceRequest' ? { identifier: undefined } : resource.resourceType === 'Patient' ? { name: [{ family, given: ['Grace'] }] } : {})))
    expect(plain('Adeyemi').originKey).toBe(plain(' ADEYEMI ').originKey)
    expect(plain('Adeyemi').originKey).not.toBe(plain('Adeyemo').originKey)
  })

  test('the date falls back to when it is to happen, then to the message', () => {
    const dated = (change: object) => first(message(({ resourceType }) => (resourceType === 'ServiceRequest' ? { authoredOn: undefined, ...change } : {}))).content.details.referralDate
    expect(dated({ occurrencePeriod: { start: '2026-11-20T00:30:00+01:00' } })).toBe('2026-11-19')
    expect(dated({})).toBe('2026-11-16')
    expect(dated({ occurrenceDateTime: '2026-11-24' })).toBe('2026-11-16')
  })

  test('one that says it was written after today is listed with its reason', () => {
    const dated = (authoredOn: string) => read(message(({ resourceType }) => (resourceType === 'ServiceRequest' ? { authoredOn } : {})))[0]
    expect(dated('2026-11-24')).toEqual({ entryNumber: 1, ok: false, problem: 'referral-date-in-future', detail: '2026-11-24' })
    expect(dated('2026-11-23')?.ok).toBe(true)
  })

  test('an NHS number that fails its check is left empty and kept', () => {
    const { content } = first(message(({ resourceType }) => (resourceType === 'Patient' ? { identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9992047004' }] } : {})))
    expect(content.person.sections.identity?.nhsNumber).toBeNull()
    expect(content.keptAsSent).toContainEqual({ heading: 'NHS number, left empty because it has a mistyped digit', text: '9992047004' })
  })

  test('a year of birth alone is no date of birth and is kept', () => {
    const { content } = first(message(({ resourceType }) => (resourceType === 'Patient' ? { birthDate: '1948' } : {})))
    expect(content.person.sections.birth).toEqual({ birthDate: null, birthDateNotKnown: true })
    expect(content.keptAsSent).toContainEqual({ heading: 'Date of birth, not complete', text: '1948' })
  })

  test('a person who asked for themselves', () => {
    const { content } = first(message(({ resourceType }) => (resourceType === 'ServiceRequest' ? { requester: { reference: 'urn:uuid:00000003-0000-4000-8000-000000000003' } } : {})))
    expect(content.details).toMatchObject({ source: 'self', referrerName: 'Mrs Grace Folake Adeyemi', referrerOrganisation: null })
  })

  test('a contained person and a name in one piece', () => {
    const { content } = first({
      resourceType: 'ServiceRequest', status: 'active', intent: 'order', subject: { reference: '#p' },
      contained: [{ resourceType: 'Patient', id: 'p', name: [{ text: 'OKAFOR, Ngozi (Mrs)' }] }],
    })
    expect(content.person.sections.name).toMatchObject({ title: 'Mrs', family: 'OKAFOR', given: 'Ngozi' })
    expect(content.details.referralDate).toBeNull()
  })

  test('declined consent is a no', () => {
    const { content } = first(message(({ resourceType }) => (resourceType === 'Consent' ? { provision: { type: 'deny' } } : {})))
    expect(content.person.sections.consent?.consentToShare).toBe('no')
  })

  test('a text longer than its field is cut there and kept whole', () => {
    const long = `Mr ${'x'.repeat(400)}`
    const { content } = first(message(({ resourceType }) => (resourceType === 'Practitioner' ? { name: [{ text: long }] } : {})))
    expect(content.details.referrerName).toHaveLength(300)
    expect(content.keptAsSent).toContainEqual({ heading: 'Referrer', text: long })
  })
})

describe('files with more or less than one referral', () => {
  test('the good ones of several are read, the others listed with their reason', () => {
    const entries = read(fixture('several-referrals.json'))
    expect(entries.map(({ entryNumber }) => entryNumber)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(entries.filter((entry) => !entry.ok)).toEqual([
      { entryNumber: 4, ok: false, problem: 'no-person', detail: null },
      { entryNumber: 6, ok: false, problem: 'birth-date-not-real', detail: '1956-02-31' },
      { entryNumber: 8, ok: false, problem: 'withdrawn', detail: 'revoked' },
    ])
    const names = entries.flatMap((entry) => (entry.ok ? [entry.content.person.sections.name.given] : []))
    expect(names).toEqual(['Ada', 'Ben', 'Cora', 'Eve', 'Gus', 'Ivy'])
    const [ada] = entries
    expect(ada?.ok === true && ada.content.details).toMatchObject({ referrerOrganisation: 'Larch Surgery', source: 'gp-practice', reason: 'Reason 1' })
  })

  test('messages within a bundle, or in a list, are one entry each', () => {
    const one = JSON.parse(fixture('referral-message.json')) as object
    const booking = JSON.parse(fixture('booking-message.json')) as object
    const nested = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: one }, { resource: booking }, {}, { resource: one }] }
    const kinds = (value: unknown) => read(value).map((entry) => (entry.ok ? 'read' : entry.problem))
    expect(kinds(nested)).toEqual(['read', 'not-a-referral', 'read', 'not-readable'])
    expect(kinds([one, 7, one])).toEqual(['read', 'read', 'not-readable'])
  })

  test('a file that is no referral says so', () => {
    expect(problemOf(fixture('booking-message.json'))).toBe('not_a_referral')
    expect(problemOf('Dear colleague')).toBe('not_understood')
    expect(problemOf('{"a": 1}')).toBe('not_understood')
    expect(problemOf({ resourceType: 'Bundle', type: 'message', entry: [] })).toBe('not_understood')
    expect(problemOf({ resourceType: 'Patient' })).toBe('not_a_referral')
    expect(problemOf(message(({ resourceType }) => (resourceType === 'MessageHeader' ? { eventCoding: { code: 'servicerequest-response' } } : {})))).toBe('not_a_referral')
  })

  test('a byte order mark is no obstacle', () => {
    expect(read(`\ufeff${fixture('referral-message.json')}`)).toHaveLength(1)
  })

  test('nesting beyond reason is refused', () => {
    expect(problemOf(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toBe('not_understood')
    expect(problemOf(`${'{"resourceType":"Bundle","entry":[{"resource":'.repeat(60)}1${'}]}'.repeat(60)}`)).toBe('not_understood')
  })
})

describe('whatever comes in', () => {
  test('any JSON gives a result', () => {
    fc.assert(fc.property(fc.json({ maxDepth: 6 }), (text) => void readFhirReferrals(text, today)), { numRuns: 300 })
  })

  test('a message with any part replaced by anything gives a result that fits the contract', () => {
    const original = fixture('referral-message.json')
    const paths = pathsOf(JSON.parse(original))
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 3 }), (path, value) => {
        const copy: unknown = JSON.parse(original)
        setAt(copy, path, value)
        const result = readFhirReferrals(JSON.stringify(copy), today)
        if (result.ok) for (const entry of result.value) if (entry.ok) sentReferral.parse(entry.content)
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['opening signs', '<'],
    ['tags that never end', '<br'],
    ['white space', '\u00a0'],
  ])('a narrative of nothing but %s is read without delay', (_what, sign) => {
    const narrative = `before${sign.repeat(500_000)} after`
    const flag = { resource: { resourceType: 'Basic', text: { div: narrative } } }
    const bundle = JSON.parse(fixture('referral-message.json')) as { entry: object[] }
    expect(first({ ...bundle, entry: [...bundle.entry, flag] }).content.keptAsSent.map(({ heading }) => heading)).toContain('Basic')
  })

  test('the words of a narrative are kept without its markup', () => {
    const flag = { resource: { resourceType: 'Basic', text: { div: '<div class="a">A &lt;dog&gt; in the<br/>\n  <b>front</b>&nbsp;yard<p>Ring first</p></div>' } } }
    const bundle = JSON.parse(fixture('referral-message.json')) as { entry: object[] }
    const kept = first({ ...bundle, entry: [...bundle.entry, flag] }).content.keptAsSent
    expect(kept.find(({ heading }) => heading === 'Basic')?.text).toBe('A <dog> in the\nfront yard Ring first')
  })

  test('resources that refer to themselves end', () => {
    const circle = message(({ resourceType }) => (resourceType === 'PractitionerRole' ? { practitioner: { reference: 'urn:uuid:00000004-0000-4000-8000-000000000004' } } : {}))
    expect(first(circle).content.details.referrerRole).toBe('General practitioner')
  })
})

type Path = readonly (string | number)[]

const pathsOf = (value: unknown, path: Path = []): Path[] => {
  if (typeof value !== 'object' || value === null) return [path]
  const parts: [string | number, unknown][] = Array.isArray(value) ? value.map((item, index) => [index, item]) : Object.entries(value)
  return [...(path.length === 0 ? [] : [path]), ...parts.flatMap(([key, item]) => pathsOf(item, [...path, key]))]
}

const setAt = (value: unknown, path: Path, replacement: unknown): void => {
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string | number, unknown>)[key], value)
  ;(parent as Record<string | number, unknown>)[path.at(-1) ?? ''] = replacement
}
