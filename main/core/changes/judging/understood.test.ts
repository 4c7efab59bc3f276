import { describe, expect, test } from 'vitest'
import { isUnderstood } from './understood.ts'

const uuid = '01930000-0000-7000-8000-000000000001'
const hex = 'ab'.repeat(16)

describe('what this version understands', () => {
  test.each([
    ['person', uuid, 'death', { diedOn: null }, true],
    ['person', hex, 'death', { diedOn: null }, false],
    ['person', uuid, 'death', { diedOn: 'yesterday' }, false],
    ['person', uuid, 'death', null, true],
    ['computer', hex, 'details', { computerName: 'Laptop' }, true],
    ['computer', uuid, 'details', { computerName: 'Laptop' }, false],
    ['teamCaseload', hex, 'details', { caseloadName: 'North' }, true],
    ['hologram', 'anything', 'beam', { x: 1 }, true],
    ['person', 'anything', 'aura', { x: 1 }, true],
  ])('%s %s %s %j: %s', (entity, record, grp, value, understood) => {
    expect(isUnderstood({ entity, record, grp }, value)).toBe(understood)
  })
})
