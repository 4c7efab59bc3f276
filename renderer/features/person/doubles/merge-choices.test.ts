import { describe, expect, test } from 'vitest'
import { personSectionNames, type PersonRecord } from '../../../../shared/contract/people.ts'
import { apartWords, haveDifferentNhsNumbers, mergeChoices } from './merge-choices.ts'

const nothing = { value: null, base: [], versions: 0 }
const record = (sections: Partial<PersonRecord['sections']>): PersonRecord => ({
  id: '01890000-0000-7000-8000-000000000001',
  sections: { ...(Object.fromEntries(personSectionNames.map((name) => [name, nothing])) as unknown as PersonRecord['sections']), ...sections },
  contactPoints: [],
  relevantContacts: [],
  mergedRecords: [],
})
const risks = (words: string | null) => ({ value: { risksState: words === null ? null : ('known' as const), risks: words }, base: [], versions: 1 })
const identity = (nhsNumber: string | null) => ({ value: { nhsNumber, nhsNumberStatus: null, otherIdentifier: null }, base: [], versions: 1 })

describe('what to choose when merging', () => {
  test('what differs is chosen, what only the other has is added, what agrees or is empty is passed over', () => {
    expect(mergeChoices(record({ risks: risks('Dog') }), record({ risks: risks('Stairs') }))).toEqual({ toChoose: ['risks'], added: [] })
    expect(mergeChoices(record({}), record({ risks: risks('Stairs') }))).toEqual({ toChoose: [], added: ['risks'] })
    expect(mergeChoices(record({ risks: risks('Dog') }), record({ risks: risks('Dog') }))).toEqual({ toChoose: [], added: [] })
    expect(mergeChoices(record({ risks: risks('Dog') }), record({ risks: risks(null) }))).toEqual({ toChoose: [], added: [] })
  })

  test('NHS numbers differ only where both have one', () => {
    const numbered = record({ identity: identity('9992048174') })
    expect(haveDifferentNhsNumbers(numbered, record({ identity: identity('9990000018') }))).toBe(true)
    expect(haveDifferentNhsNumbers(numbered, record({ identity: identity(null) }))).toBe(false)
    expect(haveDifferentNhsNumbers(numbered, record({}))).toBe(false)
  })
})

test('records on different caseloads: that merging does not change who sees what', () => {
  const on = (name: string, id = name) => ({ id, name, isInbox: false })
  expect(apartWords(on('A. Rahman'), on('A. Cole'))).toMatch(/^They are on different caseloads: A\. Rahman and A\. Cole\./)
  expect(apartWords(on('A. Rahman'), on('A. Rahman'))).toBeNull()
  expect(apartWords(on('A. Rahman'), on('A. Rahman', 'another'))).toMatch(/^They are on two caseloads that are both called A\. Rahman\. Whoever sees only one/)
  expect(apartWords(null, null)).toBeNull()
})
