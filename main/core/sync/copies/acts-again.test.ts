import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { value } from '../../../../test/core/answers.ts'
import { testClock } from '../../../../test/core/test-caseload.ts'
import { scopeId } from '../../../../test/core/roster-acts.ts'
import { beginTeam, letIn, linkWorker, quiet, supervisor, teamComputer, type Objects, type TeamComputer, type Wish } from '../../../../test/core/team-computers.ts'
import { familyName, namePerson, personId } from '../../../../test/core/sync-computers.ts'
import { put } from '../../changes/record.ts'
import { createErasing } from '../../erasure/erase.ts'
import { mostActs } from '../roster/bounded-acts.ts'
import { endActs, grantScopeAct, passOnAct } from '../roster/act-writing.ts'
import { hasLiveGrant } from '../roster/permission.ts'
import { readTeam } from '../team/team-identity.ts'

const named = { title: null, given: 'Test', family: 'Unsent', preferred: null, alias: null, pronouns: null }

/** Anna and Dora administer a team that began with somebody in it; all is sent. */
const teamOfTwoAdministrators = async () => {
  const clock = testClock()
  const objects: Objects = new Map()
  const [anna, dora] = [await teamComputer('Anna', clock, objects), await teamComputer('Dora', clock, objects)]
  namePerson(anna, personId(1), 'Stays')
  const sheet = await beginTeam(anna)
  await letIn(anna, dora, { ...supervisor, role: 'administrator' }, sheet)
  await quiet(anna, dora)
  return { clock, objects, anna, dora, sheet }
}

/** Anna and Dora administer a team in which Ben is a link worker; Anna has made a caseload. */
const teamWithBen = async () => {
  const clock = testClock()
  const objects: Objects = new Map()
  const [anna, dora, ben] = [await teamComputer('Anna', clock, objects), await teamComputer('Dora', clock, objects), await teamComputer('Ben', clock, objects)]
  const sheet = await beginTeam(anna)
  await letIn(anna, dora, { ...supervisor, role: 'administrator' }, sheet)
  await letIn(anna, ben, linkWorker)
  const { id: north } = await value(anna.team.addCaseload({ name: 'North' }))
  return { clock, objects, anna, dora, ben, sheet, north }
}

/** Anna's computer is restored elsewhere, and let in again, when it has not sent its last acts. */
const returned = async (wish: Wish, isRemoved = false) => {
  const clock = testClock()
  const objects: Objects = new Map()
  const computer = (name: string): Promise<TeamComputer> => teamComputer(name, clock, objects)
  const [anna, dora, ben, cem] = [await computer('Anna'), await computer('Dora'), await computer('Ben'), await computer('Cem')]
  const sheet = await beginTeam(anna)
  await letIn(anna, dora, { ...supervisor, role: 'administrator' }, sheet)
  await letIn(anna, ben, linkWorker)
  await letIn(anna, cem, { ...linkWorker, ownCaseload: 'C. Rahman' })
  await quiet(anna, dora, ben, cem)

  const { id: north } = await value(anna.team.addCaseload({ name: 'North' }))
  const { id: south } = await value(anna.team.addCaseload({ name: 'South' }))
  for (const caseload of [north, south]) anna.book.write([grantScopeAct(ben.caseload.device, caseload, null, anna.book.writer())])
  anna.book.write(endActs(ben.id, south, anna.book.writer()))
  await value(anna.team.remove({ device: cem.id, reason: 'left', sheet: null }))
  anna.caseload.record([{ ...put('person', 'name', personId(1), personId(1), named), scope: north }])

  const restored = await teamComputer('Anna', clock, objects, new Database(anna.caseload.database.serialize()), 'another token')
  if (isRemoved) await value(dora.team.remove({ device: anna.id, reason: 'lost', sheet }))
  await letIn(dora, restored, wish, wish.role === 'administrator' ? sheet : null)
  await quiet(dora, ben, restored)
  return { anna, dora, ben, cem, restored, north, south }
}

test.each([[false, 'in the team'], [true, 'removed']])('what an administrator had done and not sent is done when they are an administrator again (%s: their former computer is %s)', async (isRemoved) => {
  const { anna, dora, ben, cem, restored, north, south } = await returned({ ...supervisor, role: 'administrator' }, isRemoved)
  for (const { book } of [dora, ben, restored]) {
    const roster = book.current()
    if (roster === null) throw new Error('There is a team')
    expect(roster).toEqual(restored.book.current())
    expect(roster.devices.get(anna.id)?.removed).toBe(isRemoved)
    expect(roster.devices.get(cem.id)?.removed).toBe(true)
    expect([north, south].map((caseload) => hasLiveGrant(roster, ben.id, caseload))).toEqual([true, false])
    expect(book.boxesTo(ben.id).filter(({ scope }) => scope === south)).toEqual([])
    expect(roster.alarms).toEqual([])
  }
  for (const computer of [dora, ben, restored]) expect(familyName(computer, personId(1))).toBe('Unsent')
})

test('and is not where they are none any more', async () => {
  const { dora, cem, restored, north } = await returned({ ...linkWorker, ownCaseload: 'A. Rahman' })
  const roster = restored.book.current()
  expect(roster).toEqual(dora.book.current())
  expect([roster?.scopes.has(north), roster?.devices.get(cem.id)?.removed, roster?.alarms]).toEqual([false, false, []])
})

test('leave that has ended since is not given again, where the store shows less of what the former computer had sent', async () => {
  const { clock, objects, anna, dora, ben, sheet, north } = await teamWithBen()
  await quiet(anna, dora, ben)
  const earlier = new Set(objects.keys())
  anna.book.write([grantScopeAct(ben.caseload.device, north, null, anna.book.writer())])
  await quiet(anna, dora, ben)
  const disk = anna.caseload.database.serialize()
  dora.book.write(endActs(ben.id, north, dora.book.writer()))
  await quiet(anna, dora, ben)
  for (const name of objects.keys()) if (name.startsWith(`heads/${anna.id}`) && !earlier.has(name)) objects.delete(name)

  const restored = await teamComputer('Anna', clock, objects, new Database(disk), 'another token')
  await value(restored.team.recover({ sheet, computer: 'New laptop' }))
  await quiet(dora, ben, restored)
  for (const { book } of [dora, restored]) {
    const roster = book.current()
    expect(roster !== null && hasLiveGrant(roster, ben.id, north)).toBe(false)
  }
})

test.each([[false, 'in the team'], [true, 'removed']])('nobody who was removed since is given keys (%s: their former computer is %s)', async (isRemoved) => {
  const { clock, objects, anna, dora, ben, sheet, north } = await teamWithBen()
  anna.caseload.record([{ ...put('person', 'name', personId(1), personId(1), named), scope: north }])
  await quiet(anna, dora, ben)
  const writer = anna.book.writer()
  anna.book.write([grantScopeAct(ben.caseload.device, north, null, writer), ...writer.heldKeys(north).map((key) => passOnAct(key, [ben.caseload.device]))])
  const restored = await teamComputer('Anna', clock, objects, new Database(anna.caseload.database.serialize()), 'another token')
  await value(dora.team.remove({ device: ben.id, reason: 'lost', sheet: null }))
  if (isRemoved) await value(dora.team.remove({ device: anna.id, reason: 'lost', sheet }))
  await letIn(dora, restored, { ...supervisor, role: 'administrator' }, sheet)
  await quiet(dora, restored)
  expect(dora.book.current()).toEqual(restored.book.current())
  expect(dora.book.boxesTo(ben.id).filter(({ scope }) => scope === north)).toEqual([])
})

test('what was written under the former id elsewhere, and was cut off, is not taken for its own', async () => {
  const { clock, objects, anna, dora, ben, sheet, north } = await teamWithBen()
  anna.caseload.record([{ ...put('person', 'name', personId(1), personId(1), named), scope: north }])
  await quiet(anna, dora, ben)
  const restored = await teamComputer('Anna', clock, objects, new Database(anna.caseload.database.serialize()), 'another token')
  const before = new Map(objects)
  anna.book.write([grantScopeAct(ben.caseload.device, north, null, anna.book.writer())])
  await quiet(anna)
  restored.choose()
  await quiet(restored)
  objects.clear()
  for (const [name, bytes] of before) objects.set(name, bytes)
  await value(dora.team.remove({ device: anna.id, reason: 'lost', sheet }))
  await quiet(dora, ben)
  await letIn(dora, restored, { ...supervisor, role: 'administrator' }, sheet)
  await quiet(dora, ben, restored)
  const roster = dora.book.current()
  expect(roster).toEqual(restored.book.current())
  expect(roster !== null && hasLiveGrant(roster, ben.id, north)).toBe(false)
})

test.each([[false, 'in the team'], [true, 'removed']])('whom an administrator had written down and erased, and nothing of it was sent, is not sent by their computer when it comes back (%s: the former one is %s)', async (isRemoved) => {
  const { clock, objects, anna, dora, sheet } = await teamOfTwoAdministrators()
  namePerson(anna, personId(2), 'Secret')
  const vaultId = readTeam(anna.caseload.local)?.vaultId ?? ''
  anna.book.write(createErasing(anna).acts(vaultId, [personId(2)]))
  const restored = await teamComputer('Anna', clock, objects, new Database(anna.caseload.database.serialize()), 'another token')
  if (isRemoved) await value(dora.team.remove({ device: anna.id, reason: 'lost', sheet }))
  await letIn(dora, restored, { ...supervisor, role: 'administrator' }, sheet)
  await quiet(dora, restored)
  const said = ({ caseload: { database } }: TeamComputer): unknown => database.prepare("SELECT count(*) FROM change WHERE value LIKE '%Secret%'").pluck().get()
  expect(dora.book.current()?.erasures.subjectHashes.size).toBe(1)
  expect([dora, restored].map(said)).toEqual([0, 0])
  expect([dora, restored].map((computer) => familyName(computer, personId(1)))).toEqual(['Stays', 'Stays'])
})

test('leave that has ended since is not given again by a second copy of the same backup', async () => {
  const { clock, objects, anna, dora, ben, sheet, north } = await teamWithBen()
  anna.caseload.record([{ ...put('person', 'name', personId(1), personId(1), named), scope: north }])
  await quiet(anna, dora, ben)
  anna.book.write([grantScopeAct(ben.caseload.device, north, null, anna.book.writer())])
  const disk = anna.caseload.database.serialize()
  const isGiven = ({ book }: TeamComputer): boolean | undefined => {
    const roster = book.current()
    return roster === null ? undefined : hasLiveGrant(roster, ben.id, north)
  }

  const first = await teamComputer('Anna', clock, objects, new Database(disk), 'another token')
  await value(first.team.recover({ sheet, computer: 'New laptop' }))
  await quiet(dora, ben, first)
  expect([dora, first].map(isGiven)).toEqual([true, true])
  dora.book.write(endActs(ben.id, north, dora.book.writer()))
  await quiet(dora, ben, first)

  const second = await teamComputer('Anna', clock, objects, new Database(disk), 'a third token')
  await value(second.team.recover({ sheet, computer: 'Newest laptop' }))
  await quiet(dora, ben, first, second)
  expect([dora, second].map(isGiven)).toEqual([false, false])
  expect(second.book.current()).toEqual(dora.book.current())
})

test('what was done on a backup that was put back in place, before it heard how its computer had gone on, is done again too', async () => {
  const { clock, objects, anna, dora, sheet } = await teamOfTwoAdministrators()
  const disk = anna.caseload.database.serialize()
  for (const caseload of ['South', 'East']) await value(anna.team.addCaseload({ name: caseload }))
  await quiet(anna, dora)

  const back = await teamComputer('Anna', clock, objects, new Database(disk))
  const { id: north } = await value(back.team.addCaseload({ name: 'North' }))
  back.caseload.record([{ ...put('person', 'name', personId(2), personId(2), named), scope: north }])
  expect(await back.sync.cycle()).toMatchObject({ outcome: 'stopped', reason: 'second_copy' })
  const again = await teamComputer('Anna', clock, objects, new Database(back.caseload.database.serialize()))
  await quiet(again)
  await letIn(dora, again, { ...supervisor, role: 'administrator' }, sheet)
  await quiet(dora, again)
  expect(again.book.current()).toEqual(dora.book.current())
  expect(dora.book.current()?.scopes.has(north)).toBe(true)
  expect([dora, again].map((computer) => familyName(computer, personId(2)))).toEqual(['Unsent', 'Unsent'])
})

test.each(['a caseload of its own making', 'new keys for a removal'])('a key that was made on a computer that was removed since is the newest of nothing: %s', async (made) => {
  const clock = testClock()
  const objects: Objects = new Map()
  const [anna, dora, cem] = [await teamComputer('Anna', clock, objects), await teamComputer('Dora', clock, objects), await teamComputer('Cem', clock, objects)]
  namePerson(anna, personId(1), 'Stays')
  const sheet = await beginTeam(anna)
  await letIn(anna, dora, { ...supervisor, role: 'administrator' }, sheet)
  await letIn(anna, cem, supervisor)
  await quiet(anna, dora)
  if (made === 'new keys for a removal') await value(anna.team.remove({ device: cem.id, reason: 'left', sheet: null }))
  else await value(anna.team.addCaseload({ name: 'North' }))
  const known = (scope: string): readonly string[] => anna.book.writer().heldKeys(scope).map(({ keyId }) => keyId)
  const restored = await teamComputer('Anna', clock, objects, new Database(anna.caseload.database.serialize()), 'another token')
  await value(dora.team.remove({ device: anna.id, reason: 'lost', sheet }))
  await letIn(dora, restored, { ...supervisor, role: 'administrator' }, sheet)
  await quiet(dora, restored)
  const roster = dora.book.current()
  expect(roster).toEqual(restored.book.current())
  const newest = [...(roster?.keys ?? [])].map(([scope, keys]) => known(scope).includes(keys.at(-1)?.keyId ?? ''))
  expect(newest).toEqual(Array(made === 'new keys for a removal' ? 3 : 4).fill(false))
  for (const scope of roster?.scopes.keys() ?? []) expect(dora.book.currentKey(scope)).toEqual(restored.book.currentKey(scope))
})

test('what was more than counts of one computer is not done again by the one that it comes back as', async () => {
  const { clock, objects, anna, dora, sheet } = await teamOfTwoAdministrators()
  const inboxes = ({ book }: TeamComputer): string[] => [...(book.current()?.scopes ?? [])].filter(([, kind]) => kind === 'inbox').map(([id]) => id)
  const most = mostActs['scope inbox']
  anna.book.write(Array.from({ length: most }, (_, index) => ({ kind: 'scope', id: scopeId(`inbox ${index}`), scopeKind: 'inbox' }) as const))
  const counting = inboxes(anna)
  expect(counting).toHaveLength(most)
  const restored = await teamComputer('Anna', clock, objects, new Database(anna.caseload.database.serialize()), 'another token')
  await letIn(dora, restored, { ...supervisor, role: 'administrator' }, sheet)
  await quiet(dora, restored)
  expect([dora, restored].map(inboxes)).toEqual([counting, counting])
})

test('nobody is given keys while the roster is known to be read in part', async () => {
  const { clock, objects, anna, dora, ben, sheet, north } = await teamWithBen()
  await quiet(anna, dora, ben)
  anna.book.write([grantScopeAct(ben.caseload.device, north, null, anna.book.writer())])
  const restored = await teamComputer('Anna', clock, objects, new Database(anna.caseload.database.serialize()), 'another token')
  const before = new Set(objects.keys())
  await value(dora.team.remove({ device: ben.id, reason: 'lost', sheet: null }))
  await quiet(dora)
  const withheld = [...objects].filter(([name]) => name.startsWith('data/') && !before.has(name))
  for (const [name] of withheld) objects.delete(name)
  await value(restored.team.recover({ sheet, computer: 'New laptop' }))
  for (let round = 0; round < 3; round += 1) await restored.sync.cycle()
  for (const [name, bytes] of withheld) objects.set(name, bytes)
  await quiet(dora, restored)
  expect(restored.book.current()).toEqual(dora.book.current())
  expect(dora.book.boxesTo(ben.id).filter(({ scope }) => scope === north)).toEqual([])
})

test('an erasing that is done again takes nothing that another copy has written in the place of what it named', async () => {
  const { clock, objects, anna, dora, sheet } = await teamOfTwoAdministrators()
  const disk = anna.caseload.database.serialize()
  for (const number of [2, 3]) namePerson(anna, personId(number), 'Wanted')
  await quiet(anna, dora)

  const back = await teamComputer('Anna', clock, objects, new Database(disk))
  namePerson(back, personId(4), 'Secret')
  back.book.write(createErasing(back).acts(readTeam(back.caseload.local)?.vaultId ?? '', [personId(4)]))
  const again = await teamComputer('Anna', clock, objects, new Database(back.caseload.database.serialize()), 'another token')
  await letIn(dora, again, { ...supervisor, role: 'administrator' }, sheet)
  await quiet(anna, dora, again)
  expect(again.book.current()).toEqual(dora.book.current())
  expect(dora.book.current()?.erasures.subjectHashes.size).toBe(1)
  for (const computer of [dora, again]) expect([2, 3].map((number) => familyName(computer, personId(number)))).toEqual(['Wanted', 'Wanted'])
})

test('nor does an erasing of what another copy has written keep back what stands in its place here', async () => {
  const { clock, objects, anna, dora, sheet } = await teamOfTwoAdministrators()
  const disk = anna.caseload.database.serialize()
  namePerson(anna, personId(2), 'Unwanted')
  await quiet(anna, dora)
  dora.book.write(createErasing(dora).acts(readTeam(dora.caseload.local)?.vaultId ?? '', [personId(2)]))
  await quiet(anna, dora)

  const back = await teamComputer('Anna', clock, objects, new Database(disk))
  namePerson(back, personId(4), 'Wanted')
  const again = await teamComputer('Anna', clock, objects, new Database(back.caseload.database.serialize()), 'another token')
  await letIn(dora, again, { ...supervisor, role: 'administrator' }, sheet)
  await quiet(dora, again)
  for (const computer of [dora, again]) expect(familyName(computer, personId(4))).toBe('Wanted')
})

test.each(['it is removed again', 'it is to stay in the team'])('that an administrator had removed another, and nobody heard of it, is told when their computer comes back, until %s', async (end) => {
  const { clock, objects, anna, dora, sheet } = await teamOfTwoAdministrators()
  await value(anna.team.remove({ device: dora.id, reason: 'lost', sheet }))
  const restored = await teamComputer('Anna', clock, objects, new Database(anna.caseload.database.serialize()), 'another token')
  await value(restored.team.recover({ sheet, computer: 'New laptop' }))
  await quiet(dora, restored)
  expect(restored.book.current()).toEqual(dora.book.current())
  expect(restored.book.current()?.devices.get(dora.id)?.removed).toBe(false)
  expect(restored.sync.status().alerts).toEqual([{ kind: 'removal_unheard', computer: "Dora's laptop", device: dora.id, days: null }])
  expect(dora.sync.status().alerts).toMatchObject([{ kind: 'new_administrator', device: restored.id }])

  await (end === 'it is removed again' ? value(restored.team.remove({ device: dora.id, reason: 'lost', sheet })) : value(restored.team.leaveInTeam({ device: dora.id })))
  expect(restored.sync.status().alerts).toEqual([])
})
