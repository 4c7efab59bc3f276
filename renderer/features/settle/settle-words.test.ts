import { describe, expect, test } from 'vitest'
import { recordsWords } from './records-words.ts'
import { groupWords, headingWords, listSummary, settlePath } from './settle-words.ts'

const nothing = { name: null, date: null, time: null }
const person = { id: 'p', title: 'Mrs', given: 'Ngozi', family: 'Okafor', preferred: null, birthDate: null, nhsNumber: null, postcode: null, home: null }

describe('words about versions', () => {
  test.each([
    [{ entity: 'person', group: 'address', about: nothing }, 'Address'],
    [{ entity: 'contactPoint', group: 'details', about: { ...nothing, name: '07700 900123' } }, 'Phone number or email, 07700 900123'],
    [{ entity: 'consultation', group: 'time', about: { name: null, date: '2026-11-24', time: '11:00' } }, 'Time of the consultation, 24\u00a0Nov\u00a02026 11:00'],
    [{ entity: 'consultation', group: 'time', about: { ...nothing, date: '2026-11-24' } }, 'Time of the consultation, 24\u00a0Nov\u00a02026'],
    [{ entity: 'consultation', group: 'plan', about: { name: '', date: '2026-11-24', time: null } }, 'How and where, 24\u00a0Nov\u00a02026'],
    [{ entity: 'castle', group: 'tower', about: nothing }, 'Something this version does not know'],
  ])('%o', (which, words) => expect(groupWords(which)).toBe(words))

  test.each([
    ['address', 2, 'Two versions: address'],
    ['identity', 3, 'Three versions: NHS number'],
    ['address', 6, '6 versions: address'],
    ['address', 1, 'Address'],
  ])('the heading over %s in %d versions', (group, versions, words) => {
    expect(headingWords({ entity: 'person', group, about: nothing, versions })).toBe(words)
  })

  test('a person with several is one record', () => {
    expect(recordsWords(1)).toBe('1 record has two versions')
    expect(listSummary([{ person, record: 'a' }, { person, record: 'b' }, { person: null, record: 'c' }])).toBe('2 records have two versions, in 3 places')
    expect(listSummary([{ person: null, record: 'a' }, { person: null, record: 'b' }])).toBe('2 records have two versions')
    expect(listSummary([{ person, record: 'a' }])).toBe('1 record has two versions')
  })

  test('the address of a page names entity, record and group', () => {
    expect(settlePath({ entity: 'person', record: 'p', group: 'address' })).toBe('/settle/person/p/address')
  })
})
