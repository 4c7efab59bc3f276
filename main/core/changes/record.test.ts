import { describe, expect, test, vi } from 'vitest'
import type { Base } from '../../../shared/model/change.ts'
import { name } from '../../../test/core/test-notes.ts'
import { receive, testCaseload } from '../../../test/core/test-caseload.ts'
import type { Head } from './log/log.ts'
import { put } from './record.ts'

const person = '01930000-0000-7000-8000-000000000001'
const register = { entity: 'person', record: person, grp: 'name' }

describe('recording', () => {
  test('a base that leaves its scope out means the own one: the heads are those of the log', async () => {
    const caseload = await testCaseload()
    caseload.record([put('person', 'name', person, person, name)])
    const base = caseload.baseOf('person', person, 'name').map((ref) => ref.slice(0, 3)) as Base
    caseload.record([put('person', 'name', person, person, { ...name, preferred: 'Ngo' }, base)])
    const heads = () => caseload.log.headsOfRegister(register).map(({ ref }) => ref)
    const recorded = heads()
    caseload.log.refreshHeads(register)
    expect(recorded).toEqual(heads())
    expect(recorded).toHaveLength(1)
  })

  test('a base of another register is a bug, also where the record and the group have the same names', async () => {
    const caseload = await testCaseload()
    caseload.record([put('person', 'name', person, person, name)])
    const base = caseload.baseOf('person', person, 'name')
    const write = { ...put('person', 'name', person, person, name, base), entity: 'hologram' }
    expect(() => caseload.record([write])).toThrow('another register')
  })

  test('settling two versions carries on what a later version wrote in either, the shown one first', async () => {
    const caseload = await testCaseload()
    const line = (seq: number, hlc: number, later: object) =>
      JSON.stringify([seq, hlc, 'person', person, 'name', person, [], { ...name, ...later }])
    receive(caseload, {
      scope: caseload.scopes.newHome(),
      device: 'ff'.repeat(16),
      lines: [line(1, 6, { both: 'shown', one: 1 }), line(2, 5, { both: 'hidden', other: 2 })],
    })
    caseload.record([put('person', 'name', person, person, name, caseload.baseOf('person', person, 'name'))])
    expect(caseload.log.headsOfRegister(register)).toMatchObject([{ value: { both: 'shown', one: 1, other: 2 } }])
  })

  test('taking the place of hundreds of versions looks through them as often as of few', async () => {
    const looksAtEach = async (versions: number): Promise<number> => {
      const caseload = await testCaseload()
      const lines = Array.from({ length: versions }, (_, index) =>
        JSON.stringify([index + 1, index + 1, 'person', person, 'name', person, [], { ...name, preferred: `Ngo ${index}` }]),
      )
      receive(caseload, { scope: caseload.scopes.newHome(), device: 'ff'.repeat(16), lines })
      const base = caseload.baseOf('person', person, 'name')
      const headsOfRegister = caseload.log.headsOfRegister
      let looks = 0
      const noting = (head: Head): Head => ({ ...head, get ref() { return (looks += 1), head.ref } })
      vi.spyOn(caseload.log, 'headsOfRegister').mockImplementation((of) => headsOfRegister(of).map(noting))
      caseload.record([put('person', 'name', person, person, name, base)])
      expect(headsOfRegister(register)).toMatchObject([{ value: name }])
      return looks / versions
    }
    expect(await looksAtEach(400)).toBeLessThanOrEqual(await looksAtEach(20))
  })

  test('nothing of several writes is left when one of them fails', async () => {
    const caseload = await testCaseload()
    const before = caseload.database.prepare('SELECT count(*) FROM change').pluck().get()
    const changed = caseload.changedTables.length
    const wrong = put('person', 'birth', person, person, { birthDate: null, birthDateNotKnown: true }, [['ff'.repeat(16), 1, 'AAAAAAAAAAA']])
    expect(() => caseload.record([put('person', 'name', person, person, name), wrong])).toThrow()
    expect(caseload.database.prepare('SELECT count(*) FROM change').pluck().get()).toBe(before)
    expect(caseload.database.prepare('SELECT count(*) FROM person').pluck().get()).toBe(0)
    expect(caseload.changedTables).toHaveLength(changed)
  })
})
