import { expect, test } from 'vitest'
import { value } from '../../../../test/core/answers.ts'
import { testClock } from '../../../../test/core/test-caseload.ts'
import { beginTeam, letIn, linkWorker, quiet, supervisor, teamComputer, type Objects } from '../../../../test/core/team-computers.ts'
import { hasLiveGrant } from '../roster/permission.ts'

/**
 * The storage said 'done' to the last acts of Anna's computer, kept only the beginning of them, and then the computer was
 * lost. Dora has recovered the team from its sheet; Ben is in it.
 */
const lostActs = async () => {
  const clock = testClock()
  const objects: Objects = new Map()
  const [anna, ben, dora] = [await teamComputer('Anna', clock, objects), await teamComputer('Ben', clock, objects), await teamComputer('Dora', clock, objects)]
  const sheet = await beginTeam(anna)
  await letIn(anna, ben, linkWorker)
  await quiet(anna, ben)
  const before = new Set(objects.keys())
  await value(anna.team.addCaseload({ name: 'North' }))
  await anna.sync.cycle()
  for (const [name, bytes] of objects) if (!before.has(name) && name.startsWith('data/')) objects.set(name, bytes.slice(0, 40))
  dora.choose()
  await value(dora.team.recover({ sheet, computer: 'New laptop' }))
  await quiet(dora, ben)
  return { clock, objects, anna, ben, dora, sheet }
}

test('acts that are nowhere any more are told, with whose they are, until that computer is removed', async () => {
  const { clock, anna, ben, dora, sheet } = await lostActs()
  expect([dora, ben].map(({ sync }) => sync.status().alerts)).toEqual([[], []])
  // Others who are at work put heads, which say nothing new about it.
  for (let minutes = 0; minutes < 70; minutes += 14) {
    clock.advance({ minutes: 14 })
    await value(dora.team.rename({ device: ben.id, words: `Laptop ${minutes}` }))
    await quiet(dora, ben)
  }
  const told = [{ kind: 'acts_missing', computer: 'A. Rahman’s computer', days: null }]
  expect([dora, ben].map(({ sync }) => sync.status().alerts)).toEqual([told, told])
  await value(dora.team.remove({ device: anna.id, reason: 'lost', sheet }))
  await quiet(dora, ben)
  expect([dora, ben].map(({ sync }) => sync.status().alerts)).toEqual([[], []])
})

test('whoever is let in while acts are missing comes in when the computer that they are of is removed', async () => {
  const { clock, objects, anna, ben, dora, sheet } = await lostActs()
  const eve = await teamComputer('Eve', clock, objects)
  await letIn(dora, eve, supervisor)
  const own = ben.caseload.scopes.own ?? ''
  const reads = (): boolean | undefined => {
    const roster = dora.book.current()
    return roster === null ? undefined : hasLiveGrant(roster, eve.id, own)
  }
  expect(reads()).toBe(false)
  await value(dora.team.remove({ device: anna.id, reason: 'lost', sheet }))
  await quiet(dora, ben, eve)
  expect(reads()).toBe(true)
  expect(eve.book.current()).toEqual(dora.book.current())
})

test('acts of which only a reader knows, because the storage was put back to before, are told with whose word it is, and that one sends them again', async () => {
  const clock = testClock()
  const objects: Objects = new Map()
  const [anna, ben, dora] = [await teamComputer('Anna', clock, objects), await teamComputer('Ben', clock, objects), await teamComputer('Dora', clock, objects)]
  const sheet = await beginTeam(anna)
  await letIn(anna, ben, linkWorker)
  await letIn(anna, dora, { ...supervisor, role: 'administrator' }, sheet)
  await quiet(anna, ben, dora)
  const before = [...objects].filter(([name]) => name.includes(anna.id))
  await value(anna.team.addCaseload({ name: 'North' }))
  await quiet(anna, dora)
  clock.advance({ minutes: 61 })
  await quiet(dora)
  for (const name of objects.keys()) if (name.includes(anna.id)) objects.delete(name)
  for (const [name, bytes] of before) objects.set(name, bytes)
  await quiet(ben)
  clock.advance({ minutes: 61 })
  await quiet(ben)
  expect(ben.sync.status().alerts).toEqual([{ kind: 'acts_missing', computer: "Dora's laptop", days: null }])
  for (let day = 0; day < 2; day += 1) {
    clock.advance({ days: 1, minutes: 1 })
    await quiet(ben, dora)
  }
  expect(ben.sync.status().alerts.filter(({ kind }) => kind === 'acts_missing')).toEqual([])
  expect(ben.book.current()).toEqual(dora.book.current())
})
