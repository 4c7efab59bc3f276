import { describe, expect, test } from 'vitest'
import type { Base } from '../../../shared/model/change.ts'
import { saidElsewhere } from '../../../test/core/test-conflicts.ts'
import { withPerson } from '../../../test/core/test-notes.ts'
import { put } from '../changes/record.ts'
import { isSameBase, standingVersions } from './versions.ts'

describe('two bases', () => {
  const one: Base[number] = ['a', 1, 'x', 's']
  const other: Base[number] = ['b', 1, 'y', 's']

  test('are the same when they name the same changes, in whatever order', () => {
    expect(isSameBase([], [])).toBe(true)
    expect(isSameBase([one, other], [other, one])).toBe(true)
  })

  test('differ when either names a change that the other does not', () => {
    expect(isSameBase([one], [one, other])).toBe(false)
    expect(isSameBase([one, other], [one])).toBe(false)
    expect(isSameBase([one], [['a', 1, 'z', 's']])).toBe(false)
  })

  test('differ also where one change is named as often as there are others', () => {
    expect(isSameBase([one, one], [one, other])).toBe(false)
    expect(isSameBase([one, other], [one, one])).toBe(false)
  })
})

describe('the versions that stand', () => {
  test('are one for equal values, and each has the changes that say it', async () => {
    const { caseload, person } = await withPerson()
    const register = { entity: 'person', record: person, grp: 'identity' }
    const identity = { nhsNumber: null, nhsNumberStatus: null, otherIdentifier: 'A 1' }
    const said = (otherIdentifier: string, device: string) =>
      saidElsewhere(caseload, { entity: 'person', record: person, group: 'identity', subject: person, value: { ...identity, otherIdentifier }, device })
    caseload.record([put('person', 'identity', person, person, identity)])
    said('A 1', 'ab'.repeat(16))
    said('B 2', 'cd'.repeat(16))
    const { versions, base } = standingVersions(caseload.log, register)
    expect(versions.map(({ value, base: ofVersion }) => [value, ofVersion.length])).toEqual([
      [{ ...identity, otherIdentifier: 'B 2' }, 1],
      [identity, 2],
    ])
    expect(isSameBase(base, caseload.baseOf('person', person, 'identity'))).toBe(true)
  })
})
