import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { testClock } from '../../../../test/core/test-caseload.ts'
import { beginTeam, letIn, linkWorker, quiet, supervisor, teamComputer, type Objects, type TeamComputer } from '../../../../test/core/team-computers.ts'
import { value } from '../../../../test/core/answers.ts'
import { familyName, namePerson, personId } from '../../../../test/core/sync-computers.ts'
import { unpackNumbers } from '../format/head.ts'
import { readMarks } from '../marks.ts'
import { dataName } from '../format/names.ts'
import { createPeers } from './peers.ts'

const [before, ofOne, ofTheOther] = [personId(1), personId(2), personId(3)]

const names = (computer: TeamComputer): (string | null)[] => [before, ofOne, ofTheOther].map((person) => familyName(computer, person))

/**
 * Ben's computer existed twice. Sue has read the one branch, which lies in the store as Ben's own. The other one counts:
 * Dora removed him by it and keeps it, then was removed herself; Anna keeps it too, and syncs no more.
 */
const twoKeepers = async () => {
  const clock = testClock()
  const objects: Objects = new Map()
  const computer = (name: string): Promise<TeamComputer> => teamComputer(name, clock, objects)
  const [anna, dora, ben, sue] = [await computer('Anna'), await computer('Dora'), await computer('Ben'), await computer('Sue')]
  const sheet = await beginTeam(anna)
  await letIn(anna, dora, { ...supervisor, role: 'administrator' }, sheet)
  await letIn(anna, ben, linkWorker)
  await letIn(anna, sue, supervisor)
  namePerson(ben, before, 'Before')
  await quiet(anna, dora, ben, sue)

  const view = new Map(objects)
  const copy = await teamComputer('Ben', clock, view, new Database(ben.caseload.database.serialize()))
  sue.through(view)
  for (const family of ['Of the other', 'Of the other again']) {
    namePerson(copy, ofTheOther, family)
    await quiet(copy, sue)
  }
  namePerson(ben, ofOne, 'Of one')
  await quiet(ben, anna, dora)
  for (const [name, bytes] of view) if (name.includes(ben.id)) objects.set(name, bytes)
  await value(dora.team.remove({ device: ben.id, reason: 'lost', sheet: null }))
  await quiet(dora, anna)
  await value(anna.team.remove({ device: dora.id, reason: 'left', sheet }))
  await quiet(anna)
  sue.through(objects)
  const scope = ben.caseload.scopes.own ?? ''
  const kept = ({ id, caseload: { database } }: TeamComputer): string[] =>
    (unpackNumbers(createPeers(database).of(id)?.head.adopts[ben.id]?.[scope] ?? [])?.numbers ?? []).map((number) => dataName(id, number))
  const lines = ({ caseload: { log } }: TeamComputer, { id } = ben): number => log.lastSeq(log.chainOf(scope, id))
  const keptBy = { anna: kept(anna), dora: kept(dora) }
  expect([keptBy.anna.length > 0, keptBy.dora.length > 0]).toEqual([true, true])
  return { clock, objects, anna, ben, sue, keptBy, lines, scope }
}

describe('the branch of a removed device that counts', () => {
  test.each(['anna', 'dora'] as const)('is taken from whichever administrator keeps it, where that of %s cannot be read', async (lost) => {
    const { objects, sue, keptBy } = await twoKeepers()
    expect(names(sue)).toEqual(['Before', null, 'Of the other again'])
    for (const name of keptBy[lost]) objects.delete(name)
    await quiet(sue)
    expect(names(sue)).toEqual(['Before', 'Of one', null])
  })

  test('is waited for where nobody shows it, and nothing is thrown away meanwhile', async () => {
    const { clock, objects, anna, sue, keptBy, lines } = await twoKeepers()
    const all = lines(sue)
    const kept = [...keptBy.anna, ...keptBy.dora]
    const put = kept.map((name) => [name, objects.get(name)] as const)
    for (const [name] of put) objects.delete(name)
    for (let day = 0; day < 3; day += 1) {
      await quiet(sue)
      expect(lines(sue)).toBe(all)
      clock.advance({ days: 1, minutes: 1 })
    }
    for (const [name, bytes] of put) if (bytes !== undefined) objects.set(name, bytes)
    await quiet(sue, anna)
    expect(names(sue)).toEqual(['Before', 'Of one', null])
  })

  test('is what a copy compares itself with, once what is kept in the first place is given up', async () => {
    const { clock, objects, anna, ben, keptBy, lines, scope } = await twoKeepers()
    const restored = await teamComputer('Ben', clock, objects, new Database(ben.caseload.database.serialize()), 'another computer')
    for (const name of keptBy.anna) objects.delete(name)
    await letIn(anna, restored, { ...linkWorker, caseloads: [scope], ownCaseload: null })
    for (let day = 0; day < 3; day += 1) {
      await quiet(restored)
      clock.advance({ days: 1, minutes: 1 })
    }
    expect(names(restored)).toEqual(['Before', 'Of one', null])
    expect([lines(restored), lines(restored, restored)]).toEqual([2, 0])
    expect(readMarks(restored.caseload.local, restored.id).settledChains).toContain(restored.caseload.log.chainOf(scope, ben.id))
  })
})
