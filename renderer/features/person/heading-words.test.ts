import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { PersonHeading } from '../../../shared/contract/people.ts'
import { beforeContactWords } from '../../app/frame/before-contact.ts'
import { bandWords, beforeContact } from './heading-words.ts'

const today = Temporal.PlainDate.from('2026-11-23')
const heading: PersonHeading = {
  id: '01890000-0000-7000-8000-000000000001',
  caseload: null,
  name: { title: 'Mrs', given: 'Ngozi', family: 'Okafor', preferred: 'Goz', alias: null, pronouns: 'she/her' },
  birth: { birthDate: '1945-07-14', birthDateNotKnown: false },
  diedOn: null,
  gender: 'Female',
  nhsNumber: '9992048174',
  contact: { preferredContact: null, voicemail: null, bestTimes: null, contactNote: null },
  communication: { language: null, interpreter: null, interpreterLanguage: null, communicationNeeds: null, informationFormat: null },
  adjustments: { adjustmentsState: null, adjustments: null, impairment: null, mobility: null, otherRequirements: null },
  risks: { risksState: null, risks: null },
  safeguardingState: null,
  notes: 0,
  consultations: 0,
  twoVersions: 0,
}
const strip = (changes: Partial<PersonHeading>) => beforeContact({ ...heading, ...changes }).map(beforeContactWords)

describe('band', () => {
  test('says name, age and number as lists have them', () => {
    expect(bandWords(heading, today)).toEqual({
      name: 'OKAFOR, Ngozi (Mrs)',
      likesToBeCalled: 'Goz',
      pronouns: 'she/her',
      born: '14\u00a0Jul\u00a01945 (81)',
      died: null,
      gender: 'Female',
      nhsNumber: '999 204 8174',
    })
  })

  test('after a death the age stands with it', () => {
    expect(bandWords({ ...heading, diedOn: '2026-10-03' }, today)).toMatchObject({ born: '14\u00a0Jul\u00a01945', died: '3\u00a0Oct\u00a02026 (81)' })
  })

  test('what is not known is said', () => {
    const bare = { ...heading, birth: { birthDate: null, birthDateNotKnown: true }, gender: null, nhsNumber: null }
    expect(bandWords(bare, today)).toMatchObject({ born: 'Not known', gender: 'Not asked', nhsNumber: 'Not known' })
  })
})

describe('before contact', () => {
  test('what nobody recorded is said of each topic', () => {
    expect(strip({})).toEqual([
      'Safeguarding not recorded',
      'Risks not recorded',
      'Communication needs not recorded',
      'Adjustments not recorded',
      'Preferred contact not recorded',
    ])
  })

  test('what is known is said in its own words, a concern without its detail', () => {
    const known = strip({
      safeguardingState: 'concern',
      risks: { risksState: 'known', risks: 'dog,\nloose in yard' },
      communication: { ...heading.communication, interpreter: 'yes', interpreterLanguage: 'Igbo' },
      adjustments: { ...heading.adjustments, adjustmentsState: 'needed', adjustments: 'ground floor' },
      contact: { preferredContact: 'phone', bestTimes: 'after 14:00', voicemail: 'no', contactNote: null },
    })
    expect(known).toEqual([
      'Safeguarding: concern recorded',
      'Known risks: dog, loose in yard',
      'Communication: interpreter Igbo',
      'Adjustments: ground floor',
      'Contact: phone. After 14:00. No voicemail',
    ])
  })

  test('what was typed about contact stays as it was typed, but for its first letter', () => {
    const contact = (bestTimes: string, contactNote: string | null) => strip({ contact: { preferredContact: 'in-person', bestTimes, voicemail: null, contactNote } })[4]
    expect(contact('After 14:00', null)).toBe('Contact: in person. After 14:00')
    expect(contact('Mondays, not Tuesdays.', 'ask for Ann ')).toBe('Contact: in person. Mondays, not Tuesdays. Ask for Ann')
  })

  test('needs of communication are sentences as well', () => {
    const communication = { ...heading.communication, interpreter: 'yes', interpreterLanguage: 'Igbo', communicationNeeds: 'Lip-reads', informationFormat: 'large print' } as const
    expect(strip({ communication })[2]).toBe('Communication: interpreter Igbo. Lip-reads. Large print')
  })

  test('that there is none differs from not recorded', () => {
    const none = { risks: { risksState: 'none', risks: null }, communication: { ...heading.communication, interpreter: 'no' } } as const
    expect(strip(none).slice(1, 3)).toEqual(['No known risks', 'No known communication needs'])
    expect(strip({})[1]).toBe('Risks not recorded')
  })
})
