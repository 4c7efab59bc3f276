import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPermitted, type SignedChange } from './accepted.ts'
import type { Permission, PermissionRange } from './permissions.ts'

const change: SignedChange = { scope: 'a'.repeat(32), seq: 5, entity: 'note', record: 'r', subject: null, ofErased: false, ofForeignHome: false }
const range = (from: number, to: number | null = null, tip: string | null = null): PermissionRange => ({ from, to, tip })
const linkWorker = (...ranges: PermissionRange[]): Permission => ({ role: 'link-worker', ranges })
const onBranch = () => true

describe('a change counts', () => {
  test('unless it is about a person who was erased', () => {
    expect(isPermitted(linkWorker(range(1)), { ...change, ofErased: true }, onBranch)).toBe(false)
    expect(isPermitted('everything', { ...change, ofErased: true }, onBranch)).toBe(false)
  })

  test('unless it takes a person to a scope that its device was never granted', () => {
    expect(isPermitted(linkWorker(range(1)), { ...change, ofForeignHome: true }, onBranch)).toBe(false)
    expect(isPermitted({ role: 'administrator', ranges: [range(1)] }, { ...change, ofForeignHome: true }, onBranch)).toBe(false)
  })

  test.each([
    [[range(1)], true],
    [[range(5, 5)], true],
    [[range(6)], false],
    [[range(1, 4)], false],
    [[range(1, 4), range(5, 9)], true],
    [[], false],
  ])('where a grant covers its place in the chain: %j', (ranges, expected) => {
    expect(isPermitted(linkWorker(...ranges), change, onBranch)).toBe(expected)
  })

  test('on no other branch of the chain than the grant ended on', () => {
    expect(isPermitted(linkWorker(range(1, 9, 'tip')), change, () => false)).toBe(false)
    expect(isPermitted(linkWorker(range(1, 9, 'tip'), range(2, 7)), change, ({ tip }) => tip === null)).toBe(true)
    expect(isPermitted(linkWorker(range(1)), change, () => false)).toBe(true)
  })

  test('of no device that is not enrolled', () => {
    expect(isPermitted({ role: null, ranges: [range(1)] }, change, onBranch)).toBe(false)
  })

  test('of a link worker not in the records of the whole team, but in their own', () => {
    for (const entity of ['noteTemplate', 'member', 'setting', 'codelist', 'computer', 'teamCaseload']) {
      expect(isPermitted(linkWorker(range(1)), { ...change, entity }, onBranch)).toBe(false)
      expect(isPermitted({ role: 'supervisor', ranges: [range(1)] }, { ...change, entity }, onBranch)).toBe(true)
    }
    const mine = { ...linkWorker(range(1)), member: 'me' }
    expect(isPermitted(mine, { ...change, entity: 'member', record: 'me' }, onBranch)).toBe(true)
    expect(isPermitted(mine, { ...change, entity: 'member', record: 'another' }, onBranch)).toBe(false)
    expect(isPermitted(mine, { ...change, entity: 'noteTemplate', record: 'me' }, onBranch)).toBe(false)
  })

  test('about people nowhere but in a caseload: everybody holds the scope of the team', () => {
    for (const role of ['link-worker', 'administrator'] as const) {
      const inTeam: Permission = { role, ranges: [range(1)], isTeamScope: true }
      for (const entity of ['person', 'contactPoint', 'relevantContact', 'differentPerson', 'referral', 'case', 'consultation', 'note', 'addendum'])
        expect(isPermitted(inTeam, { ...change, entity }, onBranch)).toBe(false)
      expect(isPermitted(inTeam, { ...change, entity: 'summaryExport', subject: 'somebody' }, onBranch)).toBe(false)
      expect(isPermitted(inTeam, { ...change, entity: 'summaryExport' }, onBranch)).toBe(true)
    }
  })

  test('in the roster as an act, whoever may write it is told there; nothing else has a place in it', () => {
    const act = { ...change, scope: 'roster', entity: 'act' }
    expect(isPermitted({ role: null, ranges: [] }, act, onBranch)).toBe(true)
    expect(isPermitted('everything', { ...act, entity: 'note' }, onBranch)).toBe(false)
  })

  test('by more the more is granted', () => {
    const ranges = fc.array(
      fc.record({ from: fc.integer({ min: 1, max: 9 }), to: fc.option(fc.integer({ min: 1, max: 9 })), tip: fc.constant(null) }),
    )
    fc.assert(
      fc.property(ranges, ranges, fc.integer({ min: 1, max: 9 }), (some, more, seq) => {
        const by = (each: readonly PermissionRange[]) => isPermitted(linkWorker(...each), { ...change, seq }, onBranch)
        expect(by([...some, ...more])).toBe(by(some) || by(more))
      }),
    )
  })
})
