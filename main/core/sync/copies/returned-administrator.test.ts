import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { testClock, testRandom } from '../../../../test/core/test-caseload.ts'
import { beginTeam, letIn, linkWorker, quiet, supervisor, teamComputer, type Objects, type TeamComputer } from '../../../../test/core/team-computers.ts'
import { value } from '../../../../test/core/answers.ts'
import { familyName, namePerson, personId } from '../../../../test/core/sync-computers.ts'
import { toText } from '../../common/bytes.ts'
import { encodeHead, type Head } from '../format/head.ts'
import { headName } from '../format/names.ts'
import { sealObject } from '../format/object.ts'
import { createPeers } from '../reading/peers.ts'
import { enrolAct, grantScopeAct, newScopeActs } from '../roster/act-writing.ts'
import { readTeam } from '../team/team-identity.ts'
import { createTeamNames } from '../team/team-names.ts'

/** Anna began the team; Dora administers it too, Ben works in a caseload of his own. */
const team = async () => {
  const clock = testClock()
  const objects: Objects = new Map()
  const computer = (name: string): Promise<TeamComputer> => teamComputer(name, clock, objects)
  const [anna, dora, ben] = [await computer('Anna'), await computer('Dora'), await computer('Ben')]
  const sheet = await beginTeam(anna)
  const beforeDora = { disk: anna.caseload.database.serialize(), objects: new Map(objects) }
  await letIn(anna, dora, { ...supervisor, role: 'administrator' }, sheet)
  await letIn(anna, ben, linkWorker)
  await quiet(anna, dora, ben)
  return { clock, objects, computer, anna, dora, ben, sheet, beforeDora }
}
type Team = Awaited<ReturnType<typeof team>>

/** Anna's keys go on elsewhere from an earlier state, and write other acts; answers with what that puts into a store. */
const otherBranch = async ({ clock }: Team, { disk, objects }: { disk: Buffer; objects: Objects }, caseloads: readonly string[]): Promise<TeamComputer & { view: Objects }> => {
  const view = new Map(objects)
  const copy = await teamComputer('Anna', clock, view, new Database(disk))
  for (const name of caseloads) await value(copy.team.addCaseload({ name }))
  await quiet(copy)
  return { ...copy, view }
}

/** Days in which everybody syncs: what is missing from the store is asked for after one. */
const days = async ({ clock }: Team, ...computers: readonly TeamComputer[]): Promise<void> => {
  for (let day = 0; day < 3; day += 1) {
    await quiet(...computers)
    clock.advance({ days: 1, minutes: 1 })
  }
}

/** Shows of one computer nothing but what another store has of it. */
const showInstead = (objects: Objects, id: string, view: Objects): void => {
  for (const name of objects.keys()) if (name.includes(id)) objects.delete(name)
  for (const [name, bytes] of view) if (name.includes(id)) objects.set(name, bytes)
}

const state = ({ caseload: { database } }: TeamComputer, objects: Objects) => ({ disk: database.serialize(), objects: new Map(objects) })

const acts = ({ caseload: { database } }: TeamComputer, { id }: TeamComputer): number =>
  database.prepare(`SELECT count(*) FROM change JOIN chain ON chain.id = change.chain WHERE scope = 'roster' AND device = ?`).pluck().get(id) as number

const roster = ({ book }: TeamComputer): unknown => {
  const { devices, scopes, grants, keys } = book.current() ?? {}
  return { devices, scopes, grants, keys }
}

const caseloads = ({ book, caseload: { database } }: TeamComputer): string[] =>
  [...(book.current()?.scopes.keys() ?? [])].map((scope) => createTeamNames(database).caseloads()(scope)).sort()

describe('an administrator who was removed and has the store in hand', () => {
  test.each(['shorter', 'longer'])('does not come back by showing a new computer another, %s branch', async (length) => {
    const all = await team()
    const { objects, anna, dora, ben, sheet } = all
    const earlier = state(anna, objects)
    for (const name of ['North', 'South']) await value(anna.team.addCaseload({ name }))
    await quiet(anna, dora, ben)
    await value(dora.team.remove({ device: anna.id, reason: 'left', sheet }))
    await quiet(dora, ben)
    const returned = await otherBranch(all, earlier, length === 'shorter' ? ['Hers'] : ['Hers', 'Hers too', 'Hers as well'])
    expect(acts(returned, anna) < acts(dora, anna)).toBe(length === 'shorter')
    showInstead(objects, anna.id, returned.view)

    const cem = await all.computer('Cem')
    await letIn(dora, cem, linkWorker)
    await quiet(dora, ben, cem)
    expect(roster(cem)).toEqual(roster(dora))
    expect(caseloads(cem).length).toBe(caseloads(dora).length)
    expect(cem.book.current()?.devices.get(anna.id)?.removed).toBe(true)
    await days(all, dora, ben, cem)
    expect(cem.sync.status()).toMatchObject({ state: 'idle', refused: 0, alerts: [] })
  })

  test('nor by one that ends before the other administrator was appointed', async () => {
    const all = await team()
    const { objects, anna, dora, ben, sheet } = all
    await value(dora.team.remove({ device: anna.id, reason: 'left', sheet }))
    await quiet(dora, ben)
    const returned = await otherBranch(all, all.beforeDora, ['Hers'])
    showInstead(objects, anna.id, returned.view)

    const cem = await all.computer('Cem')
    await letIn(dora, cem, linkWorker)
    await quiet(dora, ben, cem)
    expect(roster(cem)).toEqual(roster(dora))
    expect(cem.sync.status()).toMatchObject({ state: 'idle', refused: 0 })
  })
})

describe('a computer that had read the branch that does not count', () => {
  test('gets the one that does by syncing, also where its own enrolment stands there alone', async () => {
    const all = await team()
    const { objects, anna, dora, ben, sheet } = all
    const earlier = state(anna, objects)
    // Two copies of Anna's computer write; Ben and a newcomer sync with the one, Dora with the other.
    const other = await otherBranch(all, earlier, ['Hers', 'Hers too', 'Hers as well'])
    ben.through(other.view)
    await quiet(other, ben)
    const fay = await all.computer('Fay')
    await letIn(anna, fay, linkWorker)
    await quiet(anna, dora, fay)
    await value(dora.team.remove({ device: anna.id, reason: 'lost', sheet }))
    await quiet(dora, fay)
    expect(roster(ben)).not.toEqual(roster(dora))

    ben.through(objects)
    await quiet(ben, dora, fay)
    expect(roster(ben)).toEqual(roster(dora))
    expect(roster(fay)).toEqual(roster(dora))
    await days(all, dora, ben, fay)
    for (const computer of [ben, fay, dora]) expect(computer.sync.status()).toMatchObject({ state: 'idle', refused: 0, waiting: 0, alerts: [] })
  })
})

describe('an administrator to whom a removal is not shown', () => {
  test('makes no keys while the others are known to have read more of the roster', async () => {
    const all = await team()
    const { objects, anna, dora, ben, sheet } = all
    const eve = await all.computer('Eve')
    await letIn(anna, eve, { ...supervisor, role: 'administrator' }, sheet)
    await quiet(anna, dora, ben, eve)
    await value(dora.team.remove({ device: anna.id, reason: 'lost', sheet }))
    const before = new Set(objects.keys())
    await quiet(dora)
    const withheld = [...objects].filter(([name]) => name.startsWith('data/') && !before.has(name))
    for (const [name] of withheld) objects.delete(name)

    await eve.sync.cycle()
    const own = ben.caseload.scopes.own ?? ''
    const epoch = eve.book.currentKey(own)?.epoch
    await value(eve.team.remove({ device: ben.id, reason: 'left', sheet: null }))
    await eve.sync.cycle()
    expect(eve.book.current()?.devices.get(ben.id)?.removed).toBe(true)
    expect(eve.book.currentKey(own)?.epoch).toBe(epoch)

    for (const [name, bytes] of withheld) objects.set(name, bytes)
    await quiet(eve, dora)
    expect(roster(eve)).toEqual(roster(dora))
    for (const known of eve.book.current()?.keys.values() ?? [])
      for (const id of [anna.id, ben.id]) expect(known.at(-1)?.recipients.has(id)).toBe(false)
    expect(eve.book.currentKey(own)).toEqual(dora.book.currentKey(own))
  })
})

/** Puts a head of a computer that says what it did not write; the computer itself must sync no more. */
const say = async ({ caseload: { device, local, database } }: TeamComputer, objects: Objects, said: Partial<Head>): Promise<void> => {
  const team = readTeam(local)
  const peer = createPeers(database).of(device.id)
  if (team === null || peer === null) throw new Error('It has said nothing in any team')
  const head = { ...peer.head, rev: peer.rev + 1, prev: toText(peer.headHash), ...said }
  const name = headName(device.id, head.rev)
  const content = encodeHead(head, team.vaultId, device.sign)
  objects.set(name, await sealObject({ kind: 'head', name, vaultId: team.vaultId, epoch: 0, key: team.rosterKey, content, random: testRandom('said') }))
}

describe('whoever says that they keep more than there is', () => {
  test('does not hide a removed administrator’s chain that others keep', async () => {
    const all = await team()
    const { objects, anna, dora, ben, sheet } = all
    await value(dora.team.remove({ device: anna.id, reason: 'left', sheet }))
    await quiet(dora, ben)
    const cem = await all.computer('Cem')
    await letIn(dora, cem, linkWorker)
    await quiet(dora, ben, cem)
    for (const name of objects.keys()) if (name.includes(anna.id)) objects.delete(name)
    await say(cem, objects, { adopts: { [anna.id]: { roster: [9999, 77] } } })

    const fay = await all.computer('Fay')
    await letIn(dora, fay, linkWorker)
    expect(roster(fay)).toEqual(roster(dora))
    expect(fay.sync.status()).toMatchObject({ state: 'idle', waiting: 0 })
  })

  test('having been an administrator does not hide what somebody removed has written', async () => {
    const all = await team()
    const { objects, anna, dora, ben, sheet } = all
    namePerson(ben, personId(1), 'Okafor')
    await quiet(anna, dora, ben)
    const own = ben.caseload.scopes.own ?? ''
    await value(dora.team.remove({ device: anna.id, reason: 'left', sheet }))
    await value(dora.team.remove({ device: ben.id, reason: 'left', sheet: null }))
    await say(anna, objects, { adopts: { [ben.id]: { [own]: [9999, 77] } } })
    await quiet(dora)

    const sue = await all.computer('Sue')
    await letIn(dora, sue, supervisor)
    expect(familyName(sue, personId(1))).toBe('Okafor')
  })
})

describe('a caseload that is made while a removal is not shown', () => {
  const withheldRemoval = async () => {
    const all = await team()
    const { objects, anna, dora, ben } = all
    const sue = await all.computer('Sue')
    await letIn(anna, sue, supervisor)
    await quiet(anna, dora, ben, sue)
    const before = new Set(objects.keys())
    await value(dora.team.remove({ device: sue.id, reason: 'lost', sheet: null }))
    await quiet(dora)
    const withheld = [...objects].filter(([name]) => name.startsWith('data/') && !before.has(name))
    for (const [name] of withheld) objects.delete(name)
    await anna.sync.cycle()
    expect([anna.book.lacksActs(), anna.book.current()?.devices.get(sue.id)?.removed]).toEqual([true, false])
    const show = (): void => {
      for (const [name, bytes] of withheld) objects.set(name, bytes)
    }
    return { ...all, sue, show }
  }

  const sealedTo = ({ book }: TeamComputer, scope: string): Set<string> =>
    new Set(book.current()?.keys.get(scope)?.flatMap(({ recipients }) => [...recipients]))

  test('gives no key to who was removed, and to everybody else once it is shown', async () => {
    const { anna, dora, ben, sue, show } = await withheldRemoval()
    const { id } = await value(anna.team.addCaseload({ name: 'North' }))
    await quiet(anna, sue)
    expect(sealedTo(anna, id)).toEqual(new Set(['root', anna.id]))
    show()
    await quiet(anna, dora, ben, sue)
    expect(sealedTo(anna, id)).toEqual(new Set(['root', anna.id, dora.id]))
    expect(roster(dora)).toEqual(roster(anna))
    expect(dora.book.currentKey(id)).toEqual(anna.book.currentKey(id))
  })

  test('nor where it is made for somebody who comes in', async () => {
    const all = await withheldRemoval()
    const { anna, dora, ben, sue, show } = all
    const cem = await all.computer('Cem')
    const { id, code } = await value(anna.team.invite({ ...linkWorker, name: 'Cem Rahman', ownCaseload: 'South' }))
    cem.choose()
    const { letters } = await value(cem.team.join({ code, computer: "Cem's laptop" }))
    await value(anna.team.approve({ id, letters, sheet: null }))
    await quiet(anna, sue)
    const own = cem.caseload.scopes.own ?? ''
    expect(sealedTo(anna, own)).toEqual(new Set(['root', anna.id, cem.id]))
    show()
    await quiet(anna, dora, ben, sue, cem)
    expect(sealedTo(anna, own)).toEqual(new Set(['root', anna.id, cem.id, dora.id]))
    expect(roster(cem)).toEqual(roster(anna))
    expect(cem.sync.status()).toMatchObject({ state: 'idle', waiting: 0 })
  })
})

test('what a member who is no administrator writes into the roster, and shows to one alone, keeps nobody waiting', async () => {
  const all = await team()
  const { clock, objects, anna, dora, ben } = all
  const before = new Map(objects)
  ben.book.write([enrolAct('nobody', 'link-worker', ben.caseload.device)])
  await ben.sync.cycle()
  clock.advance({ minutes: 61 })
  await quiet(anna)
  expect(acts(anna, ben)).toBe(1)
  for (const name of objects.keys()) if (name.startsWith(`data/${ben.id}`) && !before.has(name)) objects.delete(name)

  await dora.sync.cycle()
  expect([acts(dora, ben), dora.book.lacksActs()]).toEqual([0, false])
  const cem = await all.computer('Cem')
  await letIn(anna, cem, linkWorker)
  expect(await cem.team.joining({})).toMatchObject({ ok: true, value: null })
  expect(cem.sync.status()).toMatchObject({ state: 'idle', waiting: 0 })
})

describe('a newcomer to whom the removal is not shown', () => {
  test.each(['', ', and who removed them is said to be a removed link worker'])('writes nothing into the store before it has read what the inviter had%s', async (more) => {
    const all = await team()
    const { objects, anna, dora, ben, sheet } = all
    const earlier = more === '' ? state(anna, objects) : all.beforeDora
    await value(dora.team.remove({ device: anna.id, reason: 'lost', sheet }))
    await quiet(dora, ben)
    const cem = await all.computer('Cem')
    const { id, code } = await value(dora.team.invite({ ...linkWorker, name: 'Cem Rahman' }))
    cem.choose()
    const { letters } = await value(cem.team.join({ code, computer: "Cem's laptop" }))
    await value(dora.team.approve({ id, letters, sheet: null }))
    await quiet(dora, ben)

    // Anna's keys let Cem in as well, into scopes whose keys they know, and hide what Dora wrote since.
    // Their chain is no shorter than what the inviter had read of it.
    const returned = await otherBranch(all, earlier, ['One', 'Two', 'Three', 'Four', 'Five'])
    const { device, scopes } = cem.caseload
    const own = scopes.own ?? ''
    if (more !== '')
      returned.book.write([enrolAct('nobody', 'link-worker', dora.caseload.device), { kind: 'remove', device: dora.id, reason: 'left', cuts: {} }])
    returned.book.write([
      enrolAct(String(cem.caseload.local.get('member')), 'link-worker', device),
      ...newScopeActs('caseload', own, [returned.caseload.device, device], returned.book.writer()),
      grantScopeAct(device, scopes.team, null, returned.book.writer()),
    ])
    await quiet(returned)
    showInstead(objects, anna.id, returned.view)
    const withheld = [...objects].filter(([name]) => name.startsWith(`data/${dora.id}`) && !earlier.objects.has(name))
    for (const [name] of withheld) objects.delete(name)
    namePerson(cem, personId(1), 'Okafor')
    for (let round = 0; round < 3; round += 1) {
      expect(await cem.sync.cycle()).toEqual({ outcome: 'done', put: 0 })
    }
    expect(cem.book.current()?.devices.get(anna.id)?.removed).toBe(false)
    expect([...objects.keys()].filter((name) => name.includes(cem.id))).toEqual([])

    for (const [name, bytes] of withheld) objects.set(name, bytes)
    await quiet(dora, ben, cem)
    expect(roster(cem)).toEqual(roster(dora))
    expect([familyName(cem, personId(1)), familyName(dora, personId(1))]).toEqual(['Okafor', 'Okafor'])
  })
})
