import { describe, expect, test } from 'vitest'
import type { RecordedChange } from '../../../shared/contract/people.ts'
import { changeLines, changeTitle } from './change-words.ts'

const change = (part: Partial<RecordedChange>): RecordedChange => ({
  number: 1, entity: 'person', record: 'r', group: 'identity', at: 0, writer: { thisComputer: true, you: true, member: null, computer: null }, current: true, value: null, ...part,
})

describe('history in words', () => {
  test('a section is told by its title and what was filled in', () => {
    const saved = change({ value: { nhsNumber: '9992048174', nhsNumberStatus: null, otherIdentifier: null } })
    expect(changeTitle(saved)).toBe('NHS number')
    expect(changeLines(saved)).toEqual(['NHS number: 999 204 8174'])
    expect(changeLines(change({}))).toEqual(['Emptied'])
  })

  test('a deletion tells its reason, and that it was taken back', () => {
    const deleted = change({ group: 'tombstone', entity: 'contactPoint', value: { reason: 'Wrong number' } })
    expect(changeTitle(deleted)).toBe('Deleted: phone number or email')
    expect(changeLines(deleted)).toEqual(['Wrong number'])
    expect(changeTitle(change({ group: 'tombstone', value: null }))).toBe('Deletion taken back')
  })

  test('merging tells which way it went', () => {
    expect(changeLines(change({ group: 'mergedInto', value: { mergedInto: 'other' } }))).toEqual(['Two records became one'])
    expect(changeLines(change({ group: 'mergedInto', value: null }))).toEqual(['Taken apart again'])
    expect(changeLines(change({ group: 'home', value: { caseload: 'B. Cole' } }))).toEqual(['Moved to B. Cole'])
  })

  test('who is somebody else is named, until that is taken back', () => {
    const said = change({ entity: 'differentPerson', group: 'half', value: { person: 'OKAFOR, Ngozi' } })
    expect(changeTitle(said)).toBe('Different people')
    expect(changeLines(said)).toEqual(['Not the same person as OKAFOR, Ngozi'])
    expect(changeLines({ ...said, value: null })).toEqual(['Taken back'])
  })

  test('what a later version wrote is not hidden', () => {
    expect(changeTitle(change({ entity: 'goal', group: 'text', value: {} }))).toBe('Something this version does not know')
  })
})
