import { expect, test } from 'vitest'
import { namePerson, personId, settle, syncTeam } from '../../../../test/core/sync-computers.ts'
import { testDevice } from '../../../../test/core/roster-acts.ts'
import { testClock } from '../../../../test/core/test-caseload.ts'
import { value } from '../../../../test/core/answers.ts'
import { beginTeam, letIn, linkWorker, quiet, supervisor, teamComputer, type Objects } from '../../../../test/core/team-computers.ts'
import { enrolAct } from '../roster/act-writing.ts'
import { createPeers } from '../reading/peers.ts'
import { damagedOf, mostDamaged, type Awaited } from '../reading/problems.ts'

test('a member whose every head says that an object cannot be read has it put again once a day', async () => {
  const team = await syncTeam()
  const { founder, clock } = team
  namePerson(founder, personId(1), 'Test')
  const second = await team.enrol('second', 'link-worker', [team.caseload])
  await settle(founder, second)
  second.caseload.scopes.setOwn(team.caseload)
  const name = [...team.objects.keys()].find((each) => each.startsWith(`data/${founder.id}/`)) ?? ''
  const { database } = second.caseload
  database.prepare("INSERT INTO awaited (name, device, since, problem) VALUES (?, ?, 0, 'missing')").run(name, founder.id)
  database.exec('CREATE TRIGGER stays BEFORE DELETE ON awaited BEGIN SELECT RAISE(IGNORE); END')
  founder.requests.length = 0
  const complaints = async (): Promise<void> => {
    for (const family of ['One', 'Two', 'Three', 'Four']) {
      namePerson(second, personId(1), family)
      await settle(second, founder)
    }
  }
  const puts = (): number => founder.requests.filter((request) => request === `put ${name}`).length
  await complaints()
  expect(puts()).toBe(1)
  clock.advance({ days: 1, minutes: 1 })
  await complaints()
  expect(puts()).toBe(2)
})

test('a head that names what cannot be read stays of a size that readers take', () => {
  const awaited = Array.from({ length: 40_000 }, (_, index): Awaited => ({ name: `data/${'a'.repeat(32)}/${index}`, device: 'a'.repeat(32), since: 0, problem: 'missing' }))
  expect(damagedOf(awaited, Date.UTC(2026, 0, 1))).toHaveLength(mostDamaged)
})

test('whoever is let in and cannot read the roster, because what all others have read was altered since, comes in', async () => {
  const clock = testClock()
  const objects: Objects = new Map()
  const [anna, ben] = [await teamComputer('Anna', clock, objects), await teamComputer('Ben', clock, objects)]
  await beginTeam(anna)
  await quiet(anna)
  for (const [name, bytes] of objects) if (name.startsWith('data/')) objects.set(name, bytes.with(bytes.length - 1, 255 - (bytes.at(-1) ?? 0)))
  await letIn(anna, ben, linkWorker)
  expect(ben.book.current()?.devices.has(ben.id)).toBe(true)
  expect(ben.sync.status()).toMatchObject({ state: 'idle', waiting: 0 })
})

test('an administrator whose first acts were altered before anybody had read them is known to all once they have said so', async () => {
  const clock = testClock()
  const objects: Objects = new Map()
  const [anna, ben] = [await teamComputer('Anna', clock, objects), await teamComputer('Ben', clock, objects)]
  const sheet = await beginTeam(anna)
  await quiet(anna)
  ben.choose()
  await value(ben.team.recover({ sheet, computer: 'L' }))
  await quiet(ben)
  for (const [name, bytes] of objects) if (name.startsWith(`data/${ben.id}`)) objects.set(name, bytes.with(bytes.length - 1, 255 - (bytes.at(-1) ?? 0)))
  for (let day = 0; day < 3; day += 1) {
    await quiet(anna, ben)
    clock.advance({ days: 1, minutes: 1 })
  }
  expect(anna.book.current()?.devices.has(ben.id)).toBe(true)
  expect(anna.sync.status().alerts).toMatchObject([{ kind: 'new_administrator', device: ben.id }])
})

test.each(['altered', 'gone'])('whoever is let in and cannot read what an administrator who is away has written, because it is %s since all others have read it, comes in', async (way) => {
  const clock = testClock()
  const objects: Objects = new Map()
  const [anna, dora, ben] = [await teamComputer('Anna', clock, objects), await teamComputer('Dora', clock, objects), await teamComputer('Ben', clock, objects)]
  const sheet = await beginTeam(anna)
  await letIn(anna, dora, { ...supervisor, role: 'administrator' }, sheet)
  await quiet(anna, dora)
  for (const [name, bytes] of objects)
    if (name.startsWith(`data/${anna.id}`)) {
      if (way === 'gone') objects.delete(name)
      else objects.set(name, bytes.with(bytes.length - 1, 255 - (bytes.at(-1) ?? 0)))
    }
  clock.advance({ days: 1, minutes: 1 })
  await letIn(dora, ben, linkWorker)
  clock.advance({ days: 1, minutes: 1 })
  await quiet(dora, ben)
  expect(ben.book.current()).toEqual(dora.book.current())
  expect(ben.sync.status()).toMatchObject({ state: 'idle', waiting: 0 })
})

test('acts of an administrator that lie there whole are kept by nobody else, however long somebody is not heard of', async () => {
  const clock = testClock()
  const objects: Objects = new Map()
  const [anna, dora] = [await teamComputer('Anna', clock, objects), await teamComputer('Dora', clock, objects)]
  const sheet = await beginTeam(anna)
  await letIn(anna, dora, { ...supervisor, role: 'administrator' }, sheet)
  dora.book.write([enrolAct(null, 'link-worker', testDevice('never heard of'))])
  for (let day = 0; day < 3; day += 1) {
    clock.advance({ days: 1, minutes: 1 })
    await quiet(anna, dora)
  }
  expect([anna, dora].map(({ caseload, id }) => createPeers(caseload.database).of(id)?.head.adopts)).toEqual([{}, {}])
})
