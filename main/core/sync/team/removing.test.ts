import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { fault, value } from '../../../../test/core/answers.ts'
import { birth, name, tools } from '../../../../test/core/test-notes.ts'
import { testClock } from '../../../../test/core/test-caseload.ts'
import {
  beginTeam,
  letIn,
  linkWorker,
  quiet,
  supervisor,
  teamComputer,
  type Objects,
  type TeamComputer,
} from '../../../../test/core/team-computers.ts'
import { createPeople } from '../../caseload/people/people.ts'
import { dataPrefix } from '../format/names.ts'
import { endActs } from '../roster/act-writing.ts'
import { saveSyncSettings } from '../sync-settings.ts'
import { readTeam } from './team-identity.ts'
import { forgetKeys, hasForgottenKeys } from './forget-keys.ts'
import { keptInvitations } from './joining/kept-invitations.ts'
import { setOwnCaseload } from './team-names.ts'

const person = async ({ caseload }: TeamComputer, given: string): Promise<string> =>
  (await value(createPeople(caseload).create({ name: { ...name, given }, birth }))).id

const shown = ({ caseload: { database } }: TeamComputer): unknown[] =>
  database.prepare('SELECT given FROM person ORDER BY given').pluck().all()

/** Anna began the team; Ben works in a caseload of his own, Sue supervises. */
const team = async () => {
  const clock = testClock()
  const objects: Objects = new Map()
  const [anna, ben, sue] = [await teamComputer('Anna', clock, objects), await teamComputer('Ben', clock, objects), await teamComputer('Sue', clock, objects)]
  const sheet = await beginTeam(anna)
  await letIn(anna, ben, linkWorker)
  await letIn(anna, sue, supervisor)
  await person(ben, 'Bola')
  await quiet(anna, ben, sue)
  return { clock, objects, anna, ben, sue, sheet }
}

/** Dora administers it too. */
const teamOfTwoAdministrators = async () => {
  const all = await team()
  const { anna, ben, sheet, clock, objects } = all
  const dora = await teamComputer('Dora', clock, objects)
  await letIn(anna, dora, { ...supervisor, role: 'administrator' }, sheet)
  await quiet(anna, ben, dora)
  return { ...all, dora }
}

/** Anna has removed Ben and does not know that Dora had removed her before; what Anna wrote lies in the store, what Dora wrote does not yet. */
const removedByWhoWasRemoved = async () => {
  const all = await teamOfTwoAdministrators()
  const { anna, ben, dora, sheet } = all
  await value(dora.team.remove({ device: anna.id, reason: 'left', sheet }))
  await value(anna.team.remove({ device: ben.id, reason: 'left', sheet: null }))
  await anna.sync.cycle()
  return all
}

describe('the computers of a team', () => {
  test('are listed with what each holds and when it was last heard of', async () => {
    const { anna, ben, clock } = await team()
    clock.advance({ minutes: 5 })
    await person(ben, 'Chidi')
    await quiet(ben, anna)
    const computers = await value(anna.team.computers({}))
    expect(computers.map(({ words, member, role, state, thisComputer }) => ({ words, member, role, state, thisComputer }))).toEqual([
      { words: 'A. Rahman’s computer', member: 'Anna Rahman', role: 'administrator', state: 'active', thisComputer: true },
      { words: "Ben's laptop", member: 'Ben Rahman', role: 'link-worker', state: 'active', thisComputer: false },
      { words: "Sue's laptop", member: 'Sue Rahman', role: 'supervisor', state: 'active', thisComputer: false },
    ])
    expect(computers[1]).toMatchObject({
      caseloads: [{ name: 'B. Okoro', until: null }],
      seenAt: clock.now(),
      waiting: 0,
      late: 0,
      version: '1.2.3',
      clockDays: null,
      actsMissing: false,
    })
    await quiet(anna, ben)
    expect((await value(ben.team.computers({}))).map(({ waiting }) => waiting)).toEqual([0, 0, 0])
  })

  test('have what is named and not yet there told as waiting, and as late only once they are removed', async () => {
    const { anna, ben, objects } = await team()
    const before = new Set(objects.keys())
    await person(ben, 'Chidi')
    await ben.sync.cycle()
    for (const name of [...objects.keys()].filter((each) => each.startsWith(dataPrefix(ben.id)) && !before.has(each))) objects.delete(name)
    await anna.sync.cycle()
    const told = async () => {
      const bens = (await value(anna.team.computers({}))).find(({ id }) => id === ben.id)
      return { waiting: bens?.waiting, late: bens?.late }
    }
    expect(await told()).toEqual({ waiting: 3, late: 0 })
    await value(anna.team.remove({ device: ben.id, reason: 'lost', sheet: null }))
    expect(await told()).toEqual({ waiting: 0, late: 3 })
  })

  test('are renamed by an administrator, as caseloads are', async () => {
    const { anna, ben } = await team()
    await value(anna.team.rename({ device: ben.id, words: 'Reception' }))
    const own = ben.caseload.scopes.own ?? ''
    await value(anna.team.renameCaseload({ id: own, name: 'North' }))
    await quiet(anna, ben)
    expect((await value(ben.team.computers({}))).map(({ words }) => words)).toContain('Reception')
    expect((await value(ben.team.current({})))?.caseloads.find(({ id }) => id === own)?.name).toBe('North')
    expect(await ben.team.rename({ device: ben.id, words: 'Mine' })).toEqual(fault('not_allowed'))
    expect(await ben.team.renameCaseload({ id: own, name: 'Mine' })).toEqual(fault('not_allowed'))
    expect(await anna.team.rename({ device: '0'.repeat(32), words: 'Nobody’s' })).toEqual(fault('not_found'))
    expect(await anna.team.renameCaseload({ id: anna.caseload.scopes.team, name: 'Names' })).toEqual(fault('not_found'))
  })
})

describe('removing a computer', () => {
  test('keeps what it wrote, and gives it nothing new', async () => {
    const { anna, ben, sue } = await team()
    expect(await value(anna.team.removalPreview({ device: ben.id }))).toMatchObject({ caseloads: ['B. Okoro'], nobodyIn: ['B. Okoro'] })
    await value(anna.team.remove({ device: ben.id, reason: 'lost', sheet: null }))
    const own = ben.caseload.scopes.own ?? ''
    const before = anna.book.currentKey(own)?.epoch
    anna.caseload.record([{ ...anna.caseload.moveWrites(await person(anna, 'Ada'), own)[0] ?? missing() }])
    await quiet(anna, sue)
    for (let round = 0; round < 3; round += 1) await ben.sync.cycle()

    expect(before).toBe(2)
    expect(ben.book.keysOf(own, 2)).toEqual([])
    expect(anna.book.keysOf(own, 2)).toHaveLength(1)
    expect(sue.book.keysOf(own, 2)).toEqual(anna.book.keysOf(own, 2))
    expect(shown(ben)).not.toContain('Ada')
    expect(shown(sue)).toContain('Bola')
    expect((await value(sue.team.computers({}))).find(({ id }) => id === ben.id)).toMatchObject({ state: 'lost', caseloads: [] })
    expect(await value(ben.team.current({}))).toBeNull()
    expect(ben.sync.status().stoppedBy).toBe('removed')
  })

  test('has it delete its keys once its last work lies in the store', async () => {
    const { anna, ben, clock, objects } = await team()
    await person(ben, 'Last')
    await value(anna.team.remove({ device: ben.id, reason: 'left', sheet: null }))
    await quiet(anna)
    const own = ben.caseload.scopes.own ?? ''
    await ben.sync.cycle()
    expect(ben.book.keysOf(own, 1)).toHaveLength(1)
    await ben.sync.cycle()
    await ben.sync.cycle()
    expect(ben.book.keysOf(own, 1)).toEqual([])
    const again = await teamComputer('Ben', clock, objects, new Database(ben.caseload.database.serialize()))
    expect(again.id).toBe(ben.id)
    expect(again.book.keysOf(own, 1)).toEqual([])
    const before = objects.size
    expect(await again.sync.cycle()).toEqual({ outcome: 'stopped', reason: 'removed' })
    expect(objects.size).toBe(before)
    await quiet(anna)
    expect((await value(anna.team.computers({}))).find(({ id }) => id === ben.id)?.late).toBeGreaterThan(0)
  })

  test('has it forget then how the storage is reached, and what opens the roster', async () => {
    const { anna, ben } = await team()
    const place = { kind: 'webdav', address: 'https://ben:in-the-address@dav.example.org/team/', user: 'ben', password: 'of-the-storage' } as const
    await value(anna.team.invite({ ...linkWorker, name: 'Fay Rahman' }))
    for (const { caseload } of [anna, ben]) saveSyncSettings(caseload.local, { place })
    const rosterKey = readTeam(ben.caseload.local)?.rosterKey ?? Buffer.alloc(0)
    const secrets = ['of-the-storage', 'in-the-address', rosterKey.toString('base64url')]
    const kept = ({ caseload: { database } }: TeamComputer): string[] => {
      const settings = JSON.stringify(database.prepare('SELECT * FROM localSetting').all())
      return secrets.filter((secret) => settings.includes(secret))
    }
    await person(ben, 'Last')
    await value(anna.team.remove({ device: ben.id, reason: 'left', sheet: null }))
    await quiet(anna)
    // Until its last work is known to lie there it needs them.
    await ben.sync.cycle()
    expect(kept(ben)).toEqual(secrets)
    for (let round = 0; round < 2; round += 1) await ben.sync.cycle()
    expect(kept(ben)).toEqual([])
    ben.opening(() => {
      throw new Error('It asks the storage for nothing more')
    })
    expect(await ben.sync.cycle()).toEqual({ outcome: 'stopped', reason: 'removed' })
    expect(ben.sync.status()).toMatchObject({ state: 'stopped', stoppedBy: 'removed', placeWords: 'dav.example.org', waiting: 0 })
    expect(await value(ben.team.current({}))).toBeNull()

    // An administrator's computer knows what opens invitations too.
    expect(keptInvitations(anna.caseload.local).length).toBeGreaterThan(0)
    forgetKeys(anna.caseload)
    expect([kept(anna), keptInvitations(anna.caseload.local)]).toEqual([[], []])
  })

  test('by an administrator who was removed before, unheard of, does not last: its keys are kept until it is certain', async () => {
    const { ben, dora } = await removedByWhoWasRemoved()
    for (let round = 0; round < 4; round += 1) await ben.sync.cycle()
    expect(ben.sync.status().stoppedBy).toBe('removed')
    await quiet(dora)
    await ben.sync.cycle()
    await person(ben, 'Still here')
    await quiet(ben, dora)
    expect(shown(dora)).toContain('Still here')
    expect(ben.sync.status()).toMatchObject({ state: 'idle', stoppedBy: null, waiting: 0 })
  })

  test('by an administrator whose removal cannot be read yet does not last, although the one who removed them has heard of it since', async () => {
    const { ben, dora, objects } = await removedByWhoWasRemoved()
    const before = new Set(objects.keys())
    await dora.sync.cycle()
    const late = [...objects].filter(([each]) => !before.has(each) && each.startsWith(dataPrefix(dora.id)))
    for (const [each] of late) objects.delete(each)
    for (let round = 0; round < 4; round += 1) await ben.sync.cycle()
    expect(ben.book.current()?.devices.get(ben.id)?.removed).toBe(true)
    for (const [each, bytes] of late) objects.set(each, bytes)
    await ben.sync.cycle()
    await person(ben, 'Still here')
    await quiet(ben, dora)
    expect(shown(dora)).toContain('Still here')
    expect(ben.sync.status()).toMatchObject({ state: 'idle', stoppedBy: null, waiting: 0 })
  })

  test('by one of two administrators who have removed each other, unheard of, does not last: its keys are kept until the other is heard', async () => {
    const { anna, ben, sue, dora, sheet, clock, objects } = await teamOfTwoAdministrators()
    await value(anna.team.remove({ device: dora.id, reason: 'left', sheet }))
    await value(dora.team.remove({ device: anna.id, reason: 'left', sheet }))
    await value(anna.team.remove({ device: ben.id, reason: 'left', sheet: null }))
    await anna.sync.cycle()
    for (let round = 0; round < 4; round += 1) await ben.sync.cycle()
    expect(ben.sync.status().stoppedBy).toBe('removed')
    for (let round = 0; round < 3; round += 1) await dora.sync.cycle()
    await ben.sync.cycle()
    await person(ben, 'Still here')
    await quiet(ben, sue)
    expect(shown(sue)).toContain('Still here')
    expect(ben.sync.status()).toMatchObject({ state: 'idle', stoppedBy: null, waiting: 0 })

    // Nobody is left who could let anybody in: that is told, and the team sheet does.
    const nobody = [{ kind: 'no_administrator', computer: null, days: null }]
    expect([ben, sue].map(({ sync }) => sync.status().alerts)).toEqual([nobody, nobody])
    const eve = await teamComputer('Eve', clock, objects)
    eve.choose()
    await value(eve.team.recover({ sheet, computer: 'New laptop' }))
    await quiet(eve, ben, sue)
    expect(shown(eve)).toContain('Still here')
    expect([ben, sue, eve].map(({ sync }) => sync.status().alerts)).toEqual([[], [], []])
    for (const { book } of [ben, sue]) expect(book.current()).toEqual(eve.book.current())
  })

  test('after an administrator was has it forget its keys when that one has heard of their removal, or nothing of them for a month', async () => {
    const { anna, ben, sue, dora, sheet, clock } = await teamOfTwoAdministrators()
    const forgets = async (computer: TeamComputer): Promise<boolean> => {
      for (let round = 0; round < 3; round += 1) await computer.sync.cycle()
      return hasForgottenKeys(computer.caseload.local, computer.id)
    }
    await value(anna.team.remove({ device: dora.id, reason: 'lost', sheet }))
    await value(anna.team.remove({ device: ben.id, reason: 'left', sheet: null }))
    await quiet(anna)
    expect(await forgets(ben)).toBe(false)
    clock.advance({ days: 31 })
    expect(await forgets(ben)).toBe(true)
    await forgets(dora)
    await value(anna.team.remove({ device: sue.id, reason: 'left', sheet: null }))
    await quiet(anna)
    expect(await forgets(sue)).toBe(true)
  })

  test('by one of two administrators has it forget its keys once the other has heard of it', async () => {
    const { anna, ben, dora, clock } = await teamOfTwoAdministrators()
    await value(anna.team.remove({ device: ben.id, reason: 'left', sheet: null }))
    const own = ben.caseload.scopes.own ?? ''
    await quiet(anna)
    for (let round = 0; round < 4; round += 1) await ben.sync.cycle()
    expect(ben.book.keysOf(own, 1)).toHaveLength(1)
    await quiet(dora)
    clock.advance({ minutes: 61 })
    await quiet(dora)
    for (let round = 0; round < 2; round += 1) await ben.sync.cycle()
    expect(ben.book.keysOf(own, 1)).toEqual([])
  })

  test('sets aside what it still hands in, until that is admitted', async () => {
    const { anna, ben, sue } = await team()
    await person(ben, 'Late')
    await value(anna.team.remove({ device: ben.id, reason: 'left', sheet: null }))
    await quiet(anna, sue)
    for (let round = 0; round < 3; round += 1) await ben.sync.cycle()
    await quiet(anna, sue)
    expect(shown(anna)).toEqual(['Bola'])
    const listed = (await value(anna.team.computers({}))).find(({ id }) => id === ben.id)
    expect(listed).toMatchObject({ state: 'left', waiting: 0 })
    expect(listed?.late).toBeGreaterThan(0)

    expect(await sue.team.admit({ device: ben.id })).toEqual(fault('not_allowed'))
    const { changes } = await value(anna.team.admit({ device: ben.id }))
    expect(changes).toBe(listed?.late)
    await quiet(anna, sue)
    expect(shown(anna)).toEqual(['Bola', 'Late'])
    expect(shown(sue)).toEqual(['Bola', 'Late'])
    expect((await value(anna.team.computers({}))).find(({ id }) => id === ben.id)?.late).toBe(0)
    expect(await value(anna.team.admit({ device: ben.id }))).toEqual({ changes: 0 })
  })

  test('has what is being typed handed in with the rest: it is late work too', async () => {
    const { anna, ben } = await team()
    const bola = ben.caseload.database.prepare('SELECT id FROM person').pluck().get() as string
    const { notes, typing } = tools(ben.caseload, bola)
    const { id, typed } = await typing('Half a note')
    await value(anna.team.remove({ device: ben.id, reason: 'left', sheet: null }))
    await quiet(anna)
    for (let round = 0; round < 4; round += 1) await ben.sync.cycle()
    expect(ben.caseload.database.prepare('SELECT count(*) FROM draft').pluck().get()).toBe(0)
    // Whoever types on in that moment is told of no fault, and it stays there.
    expect(await notes.keepDraft({ id, personId: bola, typed })).toMatchObject({ ok: true })
    await quiet(anna)
    await value(anna.team.admit({ device: ben.id }))
    await quiet(anna)
    expect(anna.caseload.database.prepare('SELECT text FROM note').pluck().all()).toEqual([expect.stringContaining('Half a note')])
  })

  test('is not kept from it by a note that cannot be settled', async () => {
    const { anna, ben } = await team()
    const bola = ben.caseload.database.prepare('SELECT id FROM person').pluck().get() as string
    const { notes, typing } = tools(ben.caseload, bola)
    const { id, typed } = await typing('Half a note')
    await value(notes.keepDraft({ id, personId: bola, typed: { ...typed, base: [['ff'.repeat(16), 1, 'AAAAAAAAAAA', ben.caseload.scopes.newHome()]] } }))
    await value(anna.team.remove({ device: ben.id, reason: 'left', sheet: null }))
    await quiet(anna)
    for (let round = 0; round < 4; round += 1) await ben.sync.cycle()
    expect(ben.sync.status().stoppedBy).toBe('removed')
    expect(shown(ben)).toEqual([])
    expect(ben.caseload.database.prepare('SELECT key FROM draft').pluck().all()).toEqual([`note:${id}`])
  })

  test('of an administrator needs the team sheet', async () => {
    const { anna, clock, objects, sheet } = await team()
    const dora = await teamComputer('Dora', clock, objects)
    await letIn(anna, dora, { ...supervisor, role: 'administrator' }, sheet)
    expect(await dora.team.remove({ device: anna.id, reason: 'left', sheet: null })).toEqual(fault('sheet_wrong_length'))
    expect(await dora.team.remove({ device: anna.id, reason: 'left', sheet: `${sheet.slice(0, 34)}0` })).toEqual({
      ok: false,
      error: { code: 'sheet_group_mistyped', group: 7 },
    })
    const other = await beginTeam(await teamComputer('Zoe', clock, new Map()))
    expect(await dora.team.remove({ device: anna.id, reason: 'left', sheet: other })).toEqual(fault('wrong_sheet'))
    await value(dora.team.remove({ device: anna.id, reason: 'left', sheet }))
    await quiet(dora)
    expect(dora.book.current()?.devices.get(anna.id)?.removed).toBe(true)
    await anna.sync.cycle()
    expect(await anna.team.addCaseload({ name: 'North' })).toEqual(fault('not_allowed'))
  })

  test('is an administrator’s business, and not for this computer or one that is not there', async () => {
    const { anna, ben, sue } = await team()
    expect(await sue.team.remove({ device: ben.id, reason: 'left', sheet: null })).toEqual(fault('not_allowed'))
    expect(await sue.team.removalPreview({ device: ben.id })).toEqual(fault('not_allowed'))
    expect(await anna.team.remove({ device: anna.id, reason: 'left', sheet: null })).toEqual(fault('not_found'))
    expect(await anna.team.remove({ device: '0'.repeat(32), reason: 'left', sheet: null })).toEqual(fault('not_found'))
    await value(anna.team.remove({ device: ben.id, reason: 'left', sheet: null }))
    expect(await anna.team.remove({ device: ben.id, reason: 'left', sheet: null })).toEqual(fault('not_found'))
  })
})

const missing = (): never => {
  throw new Error('Nothing was moved')
}

describe('somebody whose only computer was removed', () => {
  const memberOf = ({ book, id }: TeamComputer): string => book.current()?.devices.get(id)?.member ?? ''

  test('works in their caseload again on another computer', async () => {
    const { anna, ben, sue, clock, objects } = await team()
    const own = ben.caseload.scopes.own
    await value(anna.team.remove({ device: ben.id, reason: 'lost', sheet: null }))
    await quiet(anna, ben, sue)
    const again = await teamComputer('Again', clock, objects)
    await letIn(anna, again, { memberId: memberOf(ben), role: 'link-worker', caseloads: [], ownCaseload: null })
    await quiet(again, anna, sue)
    expect(shown(again)).toEqual(['Bola'])
    expect(again.caseload.scopes.own).toBe(own)
    expect((await value(anna.team.current({})))?.caseloads.find(({ id }) => id === own)?.workers).toEqual(['Ben Rahman'])
  })

  test('gets nothing that was handed over to another, nor what was never theirs for good', async () => {
    const { anna, ben, sue } = await team()
    const member = memberOf(ben)
    const other = (await value(anna.team.addCaseload({ name: 'Northside' }))).id
    await quiet(anna, ben)
    // What somebody says is theirs is so in words alone.
    ben.caseload.record([setOwnCaseload(ben.caseload, member, other)])
    await quiet(ben, anna, sue)
    await value(anna.team.remove({ device: ben.id, reason: 'left', sheet: null }))
    expect(await anna.team.invite({ name: 'Ben', memberId: member, role: 'link-worker', caseloads: [], ownCaseload: null })).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
  })

  test('does not get again what was taken from them before, though they say that it is theirs', async () => {
    const { anna, ben, sue } = await team()
    const [member, own] = [memberOf(ben), ben.caseload.scopes.own ?? '']
    anna.book.write(endActs(ben.id, own, anna.book.writer()))
    ben.caseload.record([setOwnCaseload(ben.caseload, member, own)])
    await quiet(anna, ben, sue)
    await value(anna.team.remove({ device: ben.id, reason: 'left', sheet: null }))
    expect(await anna.team.invite({ name: 'Ben', memberId: member, role: 'link-worker', caseloads: [], ownCaseload: null })).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
  })

  test('is told before it is removed, unless they have another computer there', async () => {
    const { anna, ben, clock, objects } = await team()
    const second = await teamComputer('Second', clock, objects)
    await letIn(anna, second, { memberId: memberOf(ben), role: 'link-worker', caseloads: [], ownCaseload: null })
    expect((await value(anna.team.removalPreview({ device: ben.id }))).nobodyIn).toEqual([])
    await value(anna.team.remove({ device: second.id, reason: 'left', sheet: null }))
    expect((await value(anna.team.removalPreview({ device: ben.id }))).nobodyIn).toEqual(['B. Okoro'])
  })
})
