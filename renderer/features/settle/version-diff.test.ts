import { describe, expect, test } from 'vitest'
import type { GroupValue } from '../../../shared/model/entities.ts'
import { sectionSpecs } from '../person/section-specs.ts'
import { settleSpecOf } from './settle-specs.ts'
import { differingFields, sameFields, valuesOf } from './version-diff.ts'

const address: GroupValue<'person', 'address'> = {
  addressLine1: '14 Elm Row', addressLine2: null, addressLine3: 'Manchester', addressLine4: null, addressLine5: null, postcode: 'M14 5QT', addressType: null,
}
const hers = { ...address, addressLine2: 'Flat 2', postcode: 'M14 5QU' }

const marks = (...versions: readonly (GroupValue<'person', 'address'> | null)[]) =>
  differingFields(sectionSpecs.address, versions).map(({ field, versions: said }) => [field.name, ...said.map(({ words, mark }) => (mark === null ? words : `${words} (${mark})`))])

describe('versions side by side', () => {
  test('only what differs is shown, and how', () => {
    expect(marks(address, hers)).toEqual([
      ['addressLine2', 'None known', 'Flat 2 (only here)'],
      ['postcode', 'M14 5QT (differs)', 'M14 5QU (differs)'],
    ])
    expect(sameFields(sectionSpecs.address, [address, hers]).map(({ name }) => name)).toEqual([
      'addressLine1', 'addressLine3', 'addressLine4', 'addressLine5', 'addressType',
    ])
  })

  test('of three, each that differs from another says so', () => {
    expect(marks(address, hers, address)).toEqual([
      ['addressLine2', 'None known', 'Flat 2 (only here)', 'None known'],
      ['postcode', 'M14 5QT (differs)', 'M14 5QU (differs)', 'M14 5QT (differs)'],
    ])
  })

  test('of three that say two things, one of them nothing, what is said differs', () => {
    expect(marks(address, hers, null).find(([field]) => field === 'postcode')).toEqual(['postcode', 'M14 5QT (differs)', 'M14 5QU (differs)', 'Not known'])
  })

  test('of one that was emptied all that the other says is only there', () => {
    expect(marks(address, null)).toEqual([
      ['addressLine1', '14 Elm Row (only here)', 'Not known'],
      ['addressLine3', 'Manchester (only here)', 'Not known'],
      ['postcode', 'M14 5QT (only here)', 'Not known'],
    ])
  })

  test('a tick differs, set or not', () => {
    const flags = settleSpecOf('note', 'flags')?.shown ?? { title: '', fields: [] }
    const none = { aboutSomeoneElse: false, safeguardingNote: false, notToBeShared: false }
    const [only, ...others] = differingFields(flags, [none, { ...none, notToBeShared: true }])
    expect(others).toEqual([])
    expect(only?.versions.map(({ words, mark }) => [words, mark])).toEqual([['No', 'differs'], ['Yes', 'differs']])
    const emptied = differingFields(flags, [{ ...none, notToBeShared: true }, null]).find(({ field }) => field.name === 'notToBeShared')
    expect(emptied?.versions.map(({ words, mark }) => [words, mark])).toEqual([['Yes', 'only here'], ['No', null]])
  })

  test('that a date of birth is not known counts, though only forms ask it', () => {
    const [only] = differingFields(sectionSpecs.birth, [{ birthDate: null, birthDateNotKnown: true }, { birthDate: null, birthDateNotKnown: false }])
    expect(only?.field.name).toBe('birthDateNotKnown')
  })

  test('what only forms ask is not among what is the same', () => {
    const known = { birthDate: '1945-07-14', birthDateNotKnown: false }
    expect(sameFields(sectionSpecs.birth, [known, known]).map(({ name }) => name)).toEqual(['birthDate'])
  })

  test('lists are told line by line', () => {
    expect(valuesOf({ keptAsSent: [{ heading: 'Mood', text: 'Low' }, { heading: 'Sleep', text: 'Poor' }] })).toEqual({ keptAsSent: 'Mood: Low\nSleep: Poor' })
    expect(valuesOf({ headings: ['Mood', 'Sleep'] })).toEqual({ headings: 'Mood\nSleep' })
  })

  test('other values stay as they are, and what no form knows is told as it stands in the log', () => {
    const plain = { place: null, purpose: 'Bus pass', minutes: 30, safeguardingNote: true }
    expect(valuesOf(plain)).toEqual(plain)
    expect(valuesOf({ tower: { height: 3 } })).toEqual({ tower: '{"height":3}' })
  })

  test('what is no group of fields has none', () => {
    for (const value of [null, undefined, 'text', 3, ['text']]) expect(valuesOf(value)).toBe(null)
  })
})
