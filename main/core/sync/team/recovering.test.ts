import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { value } from '../../../../test/core/answers.ts'
import { memoryStore } from '../../../../test/core/memory-store.ts'
import { birth, name } from '../../../../test/core/test-notes.ts'
import { testClock } from '../../../../test/core/test-caseload.ts'
import { beginTeam, letIn, linkWorker, quiet, supervisor, teamComputer, type Objects, type TeamComputer } from '../../../../test/core/team-computers.ts'
import { createPeople } from '../../caseload/people/people.ts'
import { memberIdOf, profileOf } from '../../caseload/settings.ts'
import { createCovers } from '../../handover/covers.ts'
import { vaultName } from '../format/names.ts'
import { readAwaited } from '../reading/problems.ts'
import { StoreFailure } from '../stores/store.ts'
import { createTeamNames } from './team-names.ts'

const fault = (code: string) => ({ ok: false, error: { code } })

const person = async ({ caseload }: TeamComputer, given: string): Promise<string> =>
  (await value(createPeople(caseload).create({ name: { ...name, given }, birth }))).id

const shown = ({ caseload: { database } }: TeamComputer): unknown[] =>
  database.prepare('SELECT given FROM person ORDER BY given').pluck().all()

const linesOf = ({ caseload: { database } }: TeamComputer, device: string): unknown =>
  database.prepare('SELECT count(*) FROM change JOIN chain ON chain.id = change.chain WHERE device = ?').pluck().get(device)

/** A team of which nothing but the store and the sheet is left. */
const burntDown = async () => {
  const clock = testClock()
  const objects: Objects = new Map()
  const anna = await teamComputer('Anna', clock, objects)
  await person(anna, 'Ngozi')
  const sheet = await beginTeam(anna)
  const ben = await teamComputer('Ben', clock, objects)
  await letIn(anna, ben, linkWorker)
  await person(ben, 'Bola')
  await quiet(anna, ben)
  return { clock, objects, anna, ben, sheet, fresh: await teamComputer('Fresh', clock, objects) }
}

describe('recovering from the team sheet', () => {
  test('gives a new computer everything, and makes it an administrator’s', async () => {
    const { fresh, sheet } = await burntDown()
    fresh.choose()
    await value(fresh.team.recover({ sheet: sheet.toLowerCase(), computer: 'New laptop' }))
    await quiet(fresh)
    expect(shown(fresh)).toEqual(['Bola', 'Ngozi'])
    expect(await value(fresh.team.current({}))).toMatchObject({ role: 'administrator', computers: 3 })
    expect((await value(fresh.team.computers({})))[0]).toMatchObject({ words: 'New laptop', member: 'Fresh Rahman', thisComputer: true })
    expect(fresh.sync.status().state).toBe('idle')
  })

  test('lets it act as one: others join it, and what they write it reads', async () => {
    const { fresh, sheet, clock, objects } = await burntDown()
    fresh.choose()
    await value(fresh.team.recover({ sheet, computer: 'New laptop' }))
    const cara = await teamComputer('Cara', clock, objects)
    await letIn(fresh, cara, { ...linkWorker, ownCaseload: 'C. Rahman' })
    await person(cara, 'Chidi')
    await quiet(cara, fresh)
    expect(shown(fresh)).toEqual(['Bola', 'Chidi', 'Ngozi'])
  })

  test('takes whoever worked there alone for who recovers it, with their caseload', async () => {
    const clock = testClock()
    const objects: Objects = new Map()
    const anna = await teamComputer('Anna', clock, objects)
    await person(anna, 'Ngozi')
    const sheet = await beginTeam(anna)
    await quiet(anna)
    const fresh = await teamComputer('Fresh', clock, objects)
    fresh.choose()
    await value(fresh.team.recover({ sheet, computer: 'New laptop' }))
    await quiet(fresh)
    expect(profileOf(fresh.caseload).memberName).toBe('Anna Rahman')
    expect(fresh.caseload.scopes.own).toBe(anna.caseload.scopes.own)
  })

  test('lets whoever recovers it hand the caseload that was theirs over to themselves: they are somebody new in it', async () => {
    const { fresh, ben, sheet } = await burntDown()
    fresh.choose()
    await value(fresh.team.recover({ sheet, computer: 'New laptop' }))
    await quiet(fresh)
    const own = ben.caseload.scopes.own ?? ''
    const { memberId } = (await value(fresh.team.current({}))) ?? { memberId: null }
    expect(memberId).not.toBe(memberIdOf(ben.caseload))
    expect(fresh.caseload.scopes.own).toBeNull()
    await value(createCovers({ caseload: fresh.caseload, book: fresh.book, names: createTeamNames(fresh.caseload.database) }).handOverCaseload({ caseload: own, to: memberId ?? '' }))
    expect(fresh.caseload.scopes.own).toBe(own)
    expect((await value(fresh.team.current({})))?.caseloads.find(({ id }) => id === own)?.workers).toEqual(['Fresh Rahman'])
  })

  test('is refused with another team’s sheet, a mistyped one, and where no team is', async () => {
    const { fresh, sheet, clock } = await burntDown()
    fresh.choose()
    const other = await beginTeam(await teamComputer('Zoe', clock, new Map()))
    expect(await fresh.team.recover({ sheet: other, computer: 'L' })).toEqual(fault('wrong_sheet'))
    expect(await fresh.team.recover({ sheet: `0${sheet.slice(1)}`, computer: 'L' })).toEqual({ ok: false, error: { code: 'sheet_group_mistyped', group: 1 } })
    expect(await fresh.team.recover({ sheet: sheet.slice(1), computer: 'L' })).toEqual(fault('sheet_wrong_length'))
    fresh.through(new Map())
    expect(await fresh.team.recover({ sheet, computer: 'L' })).toEqual(fault('no_team_here'))
    expect(fresh.sync.status().state).toBe('off')
  })

  test('leaves an empty caseload as it was where the storage fails on the way', async () => {
    const { fresh, sheet, objects } = await burntDown()
    fresh.choose()
    fresh.through(new Map([...objects].filter(([path]) => path === 'vault.json')))
    expect(await fresh.team.recover({ sheet, computer: 'L' })).toEqual(fault('no_team_here'))
    expect(await value(fresh.team.current({}))).toBeNull()
    expect(fresh.sync.status().state).toBe('off')
    expect(profileOf(fresh.caseload).memberName).toBe('Fresh Rahman')
    fresh.opening(() => {
      throw new StoreFailure('unreachable', 'Gone')
    })
    fresh.choose()
    expect(await fresh.team.recover({ sheet, computer: 'L' })).toEqual(fault('place_unreachable'))
    fresh.through(objects)
    await value(fresh.team.recover({ sheet, computer: 'L' }))
    await quiet(fresh)
    expect(shown(fresh)).toEqual(['Bola', 'Ngozi'])
  })

  test('opens on an administrator’s computer the keys that nobody could give it', async () => {
    const { fresh, sheet } = await burntDown()
    fresh.choose()
    await value(fresh.team.recover({ sheet, computer: 'New laptop' }))
    await quiet(fresh)
    const { database } = fresh.caseload
    const keys = (): unknown[] => database.prepare('SELECT scope, epoch, keyId FROM scopeKey ORDER BY 1, 2, 3').raw().all()
    const before = keys()
    database.prepare('DELETE FROM scopeKey WHERE scope = (SELECT max(scope) FROM scopeKey)').run()
    const other = await beginTeam(await teamComputer('Zoe', testClock(), new Map()))
    expect(await fresh.team.openWithSheet({ sheet: other })).toEqual(fault('wrong_sheet'))
    await value(fresh.team.openWithSheet({ sheet }))
    expect(keys()).toEqual(before)
  })

  test('is not for an administrator’s computer, which it would enrol a second time: nothing changes there', async () => {
    const { fresh, sheet } = await burntDown()
    fresh.choose()
    await value(fresh.team.recover({ sheet, computer: 'New laptop' }))
    await quiet(fresh)
    const before = [fresh.sync.status(), fresh.book.reach(), await value(fresh.team.current({}))]
    fresh.choose()
    expect(await fresh.team.recover({ sheet, computer: 'Again' })).toEqual(fault('already_in_team'))
    expect([fresh.sync.status(), fresh.book.reach(), await value(fresh.team.current({}))]).toEqual(before)
  })

  test('is not for a computer that is in a team or holds people', async () => {
    const { fresh, ben, sheet } = await burntDown()
    expect(await ben.team.recover({ sheet, computer: 'L' })).toEqual(fault('already_in_team'))
    expect(await ben.team.openWithSheet({ sheet })).toEqual(fault('not_allowed'))
    await person(fresh, 'Own')
    fresh.choose()
    expect(await fresh.team.recover({ sheet, computer: 'L' })).toEqual(fault('caseload_not_empty'))
  })
})

describe('a caseload that was restored from a backup', () => {
  test('comes back by invitation, as another computer, with all that it holds', async () => {
    const { anna, ben, clock, objects } = await burntDown()
    const restored = await teamComputer('Ben', clock, objects, new Database(ben.caseload.database.serialize()), 'another token')
    expect(restored.id).not.toBe(ben.id)
    await restored.sync.cycle()
    await person(restored, 'Meanwhile')
    expect(shown(restored)).toEqual(['Bola', 'Meanwhile'])

    const memberId = (await value(ben.team.current({})))?.memberId ?? ''
    await letIn(anna, restored, { memberId, role: 'link-worker', caseloads: [], ownCaseload: null })
    await quiet(anna, restored)
    expect(shown(anna)).toEqual(['Bola', 'Meanwhile', 'Ngozi'])
    expect(shown(restored)).toEqual(['Bola', 'Meanwhile'])
    expect(await value(restored.team.current({}))).toMatchObject({ role: 'link-worker', memberId })
  })

  test('hands in what was never sent', async () => {
    const { anna, ben, clock, objects } = await burntDown()
    await person(ben, 'Unsent')
    const restored = await teamComputer('Ben', clock, objects, new Database(ben.caseload.database.serialize()), 'another token')
    const memberId = (await value(ben.team.current({})))?.memberId ?? ''
    await letIn(anna, restored, { memberId, role: 'link-worker', caseloads: [], ownCaseload: null })
    await quiet(anna, restored)
    expect(shown(anna)).toEqual(['Bola', 'Ngozi', 'Unsent'])
    expect(shown(restored)).toEqual(['Bola', 'Unsent'])
  })

  test('joins no other team', async () => {
    const { ben, clock, objects } = await burntDown()
    const restored = await teamComputer('Ben', clock, objects, new Database(ben.caseload.database.serialize()), 'another token')
    const others: Objects = new Map()
    const zoe = await teamComputer('Zoe', clock, others)
    await beginTeam(zoe)
    const { code } = await value(zoe.team.invite({ ...linkWorker, name: 'Ben' }))
    restored.through(others)
    expect(await restored.team.join({ code, computer: 'L' })).toEqual(fault('other_team'))
  })

  test('begins a team with what its earlier computers wrote', async () => {
    const clock = testClock()
    const objects: Objects = new Map()
    const before = await teamComputer('Anna', clock, objects)
    await person(before, 'Ngozi')
    const anna = await teamComputer('Anna', clock, objects, new Database(before.caseload.database.serialize()), 'another token')
    await person(anna, 'Bola')
    await beginTeam(anna)
    await quiet(anna)
    expect(shown(anna)).toEqual(['Bola', 'Ngozi'])
    expect(anna.book.current()?.devices.get(before.id)).toMatchObject({ removed: true, reasons: ['replaced'] })
    expect(await value(anna.team.current({}))).toMatchObject({ computers: 1 })
    const sue = await teamComputer('Sue', clock, objects)
    await letIn(anna, sue, supervisor)
    expect(shown(sue)).toEqual(['Bola', 'Ngozi'])
  })
})

describe('a recovery of which the store took all but the head', () => {
  /** @param isPut the store has it after all, and its answer was lost */
  const unheard = async (isPut = false) => {
    const { clock, objects, anna, ben, sheet, fresh } = await burntDown()
    fresh.opening(() => {
      const store = memoryStore(objects)
      const put = async (name: string, bytes: Uint8Array): Promise<void> => {
        if (isPut || !name.startsWith('heads/')) await store.put(name, bytes)
        if (name.startsWith('heads/')) throw new StoreFailure('unreachable', 'Cut off')
      }
      return { ...store, put }
    })
    fresh.choose()
    await value(fresh.team.recover({ sheet, computer: 'New laptop' }))
    await person(fresh, 'Unsent')
    // Another cycle would see that all lies there.
    if (!isPut) await fresh.sync.cycle()
    const restored = await teamComputer('Fresh', clock, objects, new Database(fresh.caseload.database.serialize()), 'another token')
    await quiet(anna, ben)
    return { clock, objects, anna, ben, sheet, fresh, restored }
  }

  const unread = ({ caseload: { database } }: TeamComputer): string[] => readAwaited(database).map(({ problem }) => problem)

  test.each(['invitation', 'the sheet'])('is as if it had not been once the caseload was restored and is back by %s, and what was written since comes to everybody', async (way) => {
    const { anna, ben, sheet, fresh, restored } = await unheard()
    if (way === 'invitation') await letIn(anna, restored, supervisor)
    else await value(restored.team.recover({ sheet, computer: 'Newest laptop' }))
    await quiet(anna, ben, restored)
    for (const computer of [anna, ben, restored]) {
      expect(computer.book.current()?.devices.has(fresh.id)).toBe(false)
      expect(unread(computer)).toEqual([])
    }
    expect(restored.book.current()).toEqual(anna.book.current())
    expect(shown(anna)).toEqual(['Bola', 'Ngozi', 'Unsent'])
    expect(shown(restored)).toEqual(shown(anna))
  })

  test('has removed no other administrator either', async () => {
    const { clock, objects, anna, ben, sheet, fresh } = await unheard()
    await value(fresh.team.remove({ device: anna.id, reason: 'lost', sheet }))
    const restored = await teamComputer('Fresh', clock, objects, new Database(fresh.caseload.database.serialize()), 'a third token')
    await value(restored.team.recover({ sheet, computer: 'Newest laptop' }))
    await quiet(anna, ben, restored)
    expect(anna.book.current()?.devices.get(anna.id)?.removed).toBe(false)
    expect(restored.book.current()).toEqual(anna.book.current())
  })

  test('stands where somebody has read it before the store lost it', async () => {
    const { clock, objects, anna, ben, sheet, fresh, restored } = await unheard(true)
    clock.advance({ days: 1 })
    await quiet(anna, ben)
    for (const name of objects.keys()) if (name.includes(fresh.id)) objects.delete(name)
    await value(restored.team.recover({ sheet, computer: 'Newest laptop' }))
    await quiet(anna, ben, restored)
    expect(linesOf(restored, fresh.id)).toBe(linesOf(anna, fresh.id))
    await value(anna.team.remove({ device: fresh.id, reason: 'lost', sheet }))
    await quiet(anna, ben, restored)
    expect(linesOf(restored, fresh.id)).toBe(linesOf(anna, fresh.id))
    expect([unread(ben), unread(restored)]).toEqual([[], []])
    expect(shown(restored)).toEqual(['Bola', 'Ngozi', 'Unsent'])
  })
})

describe('what is left of the roster on one computer alone', () => {
  /** Nothing is left of the team but vault.json and that computer, which goes on elsewhere. */
  const goOn = async (computer: TeamComputer, clock: ReturnType<typeof testClock>, objects: Objects, sheet: string): Promise<void> => {
    const wasInStore = [...objects.keys()].some((name) => name.startsWith(`heads/${computer.id}`))
    for (const name of objects.keys()) if (name !== vaultName) objects.delete(name)
    const restored = await teamComputer(computer.name, clock, objects, new Database(computer.caseload.database.serialize()), 'another token')
    await value(restored.team.recover({ sheet, computer: 'New laptop' }))
    await quiet(restored)
    // What others may have read stays in its chain, with all that it says of earlier times; it is kept there once that computer is removed.
    expect(linesOf(restored, computer.id)).toBe(wasInStore ? linesOf(computer, computer.id) : 0)
    for (const { id } of [...(restored.book.current()?.devices.values() ?? [])].filter((device) => device.id !== restored.id))
      await value(restored.team.remove({ device: id, reason: 'lost', sheet }))
    await quiet(restored)
    const other = await teamComputer('Other', clock, objects)
    other.choose()
    await value(other.team.recover({ sheet, computer: 'Other laptop' }))
    await quiet(restored, other)
    expect(shown(restored)).toContain('Last')
    expect(shown(other)).toEqual(shown(restored))
  }

  test.each(['synced', 'never synced'])('stays where its founder, who had %s, comes back by the sheet', async (before) => {
    const clock = testClock()
    const objects: Objects = new Map()
    const anna = await teamComputer('Anna', clock, objects)
    await person(anna, 'Last')
    const sheet = await beginTeam(anna)
    if (before === 'synced') await quiet(anna)
    await goOn(anna, clock, objects, sheet)
  })

  test('stays where whoever recovered the team, and has worked alone since, comes back by the sheet', async () => {
    const { clock, objects, fresh, sheet } = await burntDown()
    fresh.choose()
    await value(fresh.team.recover({ sheet, computer: 'New laptop' }))
    const { id } = await value(fresh.team.addCaseload({ name: 'North' }))
    fresh.caseload.scopes.setOwn(id)
    await person(fresh, 'Last')
    await quiet(fresh)
    await goOn(fresh, clock, objects, sheet)
  })
})

describe('a new administrator', () => {
  const told = ({ sync }: TeamComputer) => sync.status().alerts.filter(({ kind }) => kind === 'new_administrator')

  test('by the sheet alone is told to those who were there, until they say that it may stay', async () => {
    const { anna, ben, fresh, sheet, clock } = await burntDown()
    clock.advance({ days: 3 })
    fresh.choose()
    await value(fresh.team.recover({ sheet, computer: 'New laptop' }))
    const since = clock.now()
    await quiet(fresh)
    clock.advance({ days: 2 })
    await quiet(anna, ben)
    expect(told(anna)).toEqual([{ kind: 'new_administrator', computer: 'New laptop', member: 'Fresh Rahman', device: fresh.id, since: expect.toSatisfy((at: number) => Math.abs(at - since) < 60_000), days: null }])
    // Link workers can do nothing about it; and who has recovered finds all others there.
    expect([ben, fresh].map(told)).toEqual([[], []])
    await value(anna.team.leaveInTeam({ device: fresh.id }))
    expect(told(anna)).toEqual([])
    await quiet(anna)
    expect(told(anna)).toEqual([])
  })

  test('is told to nobody any more once it is removed', async () => {
    const { anna, fresh, sheet } = await burntDown()
    fresh.choose()
    await value(fresh.team.recover({ sheet, computer: 'New laptop' }))
    await quiet(fresh, anna)
    expect(told(anna)).toHaveLength(1)
    await value(anna.team.remove({ device: fresh.id, reason: 'lost', sheet }))
    expect(told(anna)).toEqual([])
  })

  test('is told to the others, and not to who let it in', async () => {
    const { anna, fresh, sheet, clock, objects } = await burntDown()
    const administrator = { ...supervisor, role: 'administrator' } as const
    await letIn(anna, fresh, administrator, sheet)
    await quiet(fresh, anna)
    const third = await teamComputer('Third', clock, objects)
    await letIn(anna, third, administrator, sheet)
    await quiet(third, anna, fresh)
    expect([anna, third].map(told)).toEqual([[], []])
    expect(told(fresh)).toMatchObject([{ device: third.id, member: 'Third Rahman' }])
  })
})
