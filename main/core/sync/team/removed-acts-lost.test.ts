import { expect, test } from 'vitest'
import { fault, value } from '../../../../test/core/answers.ts'
import { testClock } from '../../../../test/core/test-caseload.ts'
import { beginTeam, letIn, linkWorker, quiet, supervisor, teamComputer, type Objects, type TeamComputer } from '../../../../test/core/team-computers.ts'
import { unpackNumbers } from '../format/head.ts'
import { dataName, rosterScope } from '../format/names.ts'
import { createPeers } from '../reading/peers.ts'
import { hasLiveGrant } from '../roster/permission.ts'

/**
 * Anna has removed Dora's computer when she alone had read the last of what that one had decided; then the storage lost
 * that, and Anna's computer was lost. Cora administers the team, in which Ben is a link worker.
 */
const lostForGood = async () => {
  const clock = testClock()
  const objects: Objects = new Map()
  const computer = (name: string): Promise<TeamComputer> => teamComputer(name, clock, objects)
  const [anna, cora, dora, ben] = [await computer('Anna'), await computer('Cora'), await computer('Dora'), await computer('Ben')]
  const sheet = await beginTeam(anna)
  await letIn(anna, cora, { ...supervisor, role: 'administrator' }, sheet)
  await letIn(anna, dora, { ...supervisor, role: 'administrator' }, sheet)
  await letIn(anna, ben, linkWorker)
  await quiet(anna, cora, dora, ben)
  const before = new Set(objects.keys())
  await value(dora.team.addCaseload({ name: 'North' }))
  await quiet(dora, anna)
  await value(anna.team.remove({ device: dora.id, reason: 'lost', sheet }))
  await quiet(anna)
  const adopted = createPeers(anna.caseload.database).of(anna.id)?.head.adopts[dora.id]?.[rosterScope] ?? []
  const kept = new Set((unpackNumbers(adopted)?.numbers ?? []).map((number) => dataName(anna.id, number)))
  const lost = [...objects].filter(([name]) => kept.has(name) || (!before.has(name) && name.includes(dora.id)))
  for (const [name] of lost) objects.delete(name)
  const hours = async (count: number): Promise<void> => {
    for (let hour = 0; hour < count; hour += 1) {
      clock.advance({ minutes: 61 })
      await quiet(cora, ben)
    }
  }
  await quiet(cora, ben)
  expect(await isMissing(cora, dora.id)).toBe(false)
  await hours(2)
  return { objects, lost, hours, computer, cora, dora, ben, sheet }
}

const kinds = ({ sync }: TeamComputer): string[] => sync.status().alerts.map(({ kind }) => kind)
const isMissing = async (administrator: TeamComputer, device: string): Promise<boolean | undefined> => (await value(administrator.team.computers({}))).find(({ id }) => id === device)?.actsMissing

test('what a removed administrator had decided, and is nowhere any more, is given up by the sheet: then the team goes on', async () => {
  const { hours, computer, cora, dora, ben, sheet } = await lostForGood()
  expect([cora, ben].map((each) => kinds(each).includes('removed_acts_missing'))).toEqual([true, true])
  expect(await isMissing(cora, dora.id)).toBe(true)
  const eve = await computer('Eve')
  await letIn(cora, eve, supervisor)
  const reads = (): boolean => {
    const roster = cora.book.current()
    return roster !== null && hasLiveGrant(roster, eve.id, ben.caseload.scopes.own ?? '')
  }
  expect(reads()).toBe(false)
  await value(cora.team.remove({ device: dora.id, reason: 'lost', sheet }))
  await quiet(eve)
  await hours(2)
  expect([cora, ben].map((each) => kinds(each).includes('removed_acts_missing'))).toEqual([false, false])
  expect([reads(), await isMissing(cora, dora.id)]).toEqual([true, false])
  expect(ben.book.current()).toEqual(cora.book.current())
  expect(cora.book.current()?.devices.get(dora.id)).toMatchObject({ role: 'administrator', removed: true })
})

test('and stays given up should it come to light after all; what stands of that computer is not removed once more', async () => {
  const { objects, lost, hours, cora, dora, ben, sheet } = await lostForGood()
  await value(cora.team.remove({ device: dora.id, reason: 'lost', sheet }))
  await hours(1)
  const scopes = [...(cora.book.current()?.scopes.keys() ?? [])]
  for (const [name, bytes] of lost) objects.set(name, bytes)
  await hours(26)
  for (const each of [cora, ben]) {
    expect([...(each.book.current()?.scopes.keys() ?? [])]).toEqual(scopes)
    expect(kinds(each)).not.toContain('removed_acts_missing')
  }
  expect(ben.book.current()).toEqual(cora.book.current())
  expect(await cora.team.remove({ device: dora.id, reason: 'lost', sheet })).toEqual(fault('not_found'))
})
