import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { memoryStore } from '../../../../../test/core/memory-store.ts'
import { value } from '../../../../../test/core/answers.ts'
import { birth, name, tools } from '../../../../../test/core/test-notes.ts'
import { testClock } from '../../../../../test/core/test-caseload.ts'
import { beginTeam, letIn, linkWorker, quiet, supervisor, teamComputer, type Objects, type TeamComputer } from '../../../../../test/core/team-computers.ts'
import { createPeople } from '../../../caseload/people/people.ts'
import { memberIdOf, profileOf } from '../../../caseload/settings.ts'
import { StoreFailure } from '../../stores/store.ts'
import { readTeam } from '../team-identity.ts'
import { keepRosterToRead, rosterToRead } from '../roster-to-read.ts'

const person = async ({ caseload }: TeamComputer, given: string): Promise<string> =>
  (await value(createPeople(caseload).create({ name: { ...name, given }, birth }))).id

const shown = ({ caseload: { database } }: TeamComputer): unknown[] =>
  database.prepare('SELECT given FROM person ORDER BY given').pluck().all()

const begun = async () => {
  const clock = testClock()
  const objects: Objects = new Map()
  const [anna, ben] = [await teamComputer('Anna', clock, objects), await teamComputer('Ben', clock, objects)]
  await person(anna, 'Ngozi')
  const sheet = await beginTeam(anna)
  await quiet(anna)
  ben.choose()
  return { clock, objects, anna, ben, sheet }
}

/** Whoever waits, with somebody written down and a draft half typed. */
const waiting = async () => {
  const team = await begun()
  const { code } = await value(team.anna.team.invite({ ...linkWorker, name: 'Ben' }))
  await value(team.ben.team.join({ code, computer: 'L' }))
  const bola = await person(team.ben, 'Bola')
  team.ben.caseload.database.prepare("INSERT INTO draft (key, personId, content, savedAt) VALUES ('note:new', ?, '{}', 1)").run(bola)
  await quiet(team.ben)
  return { ...team, bola }
}

const secondComputerOfAnna = async ({ anna, ben }: Awaited<ReturnType<typeof begun>>): Promise<void> => {
  const memberId = (await value(anna.team.current({})))?.memberId ?? ''
  const { code } = await value(anna.team.invite({ ...linkWorker, ownCaseload: 'South', memberId, name: 'Anna' }))
  await value(ben.team.join({ code, computer: 'L' }))
  await quiet(ben)
}

const drafts = ({ caseload: { database } }: TeamComputer): unknown[] => database.prepare('SELECT personId FROM draft').pluck().all()

describe('who has written people down while waiting to be let in', () => {
  test('comes in by another invitation with all of them, when the first is over', async () => {
    const { anna, ben, bola, clock } = await waiting()
    clock.advance({ days: 8 })
    await quiet(anna, ben)
    expect(await value(ben.team.joining({}))).toMatchObject({ refused: true })
    await letIn(anna, ben, { ...linkWorker, ownCaseload: 'B. Okoro' })
    expect(shown(anna)).toEqual(['Bola', 'Ngozi'])
    expect(shown(ben)).toEqual(['Bola'])
    expect(drafts(ben)).toEqual([bola])
    expect(ben.sync.status()).toMatchObject({ state: 'idle', waiting: 0 })
    expect(profileOf(ben.caseload).memberName).toBe('Ben Rahman')
  })

  test('brings nobody along who was deleted before that', async () => {
    const { anna, ben, bola } = await waiting()
    ben.caseload.record([ben.caseload.burial('person', bola, bola, 'Entered twice')])
    await letIn(anna, ben, linkWorker)
    expect(shown(ben)).toEqual([])
    expect(shown(anna)).toEqual(['Ngozi'])
  })

  test('joins no other team with them', async () => {
    const { ben, clock } = await waiting()
    const others: Objects = new Map()
    const zoe = await teamComputer('Zoe', clock, others)
    await beginTeam(zoe)
    const { code } = await value(zoe.team.invite({ ...linkWorker, name: 'Ben' }))
    ben.through(others)
    ben.choose()
    expect(await ben.team.join({ code, computer: 'L' })).toEqual({ ok: false, error: { code: 'other_team' } })
    expect(shown(ben)).toEqual(['Bola'])
  })

  test('recovers the team with them, when nobody is left to let them in', async () => {
    const { ben, sheet } = await waiting()
    ben.choose()
    await value(ben.team.recover({ sheet, computer: 'L' }))
    await quiet(ben)
    expect(shown(ben)).toEqual(['Bola', 'Ngozi'])
    expect(ben.sync.status()).toMatchObject({ state: 'idle', waiting: 0 })
  })

  test('goes on with the drafts of notes as their own, also as another member', async () => {
    const { anna, ben, bola, clock } = await waiting()
    const [before, { settled, open }] = [memberIdOf(ben.caseload), tools(ben.caseload, bola)]
    const note = await settled('Rang about transport')
    clock.advance({ days: 8 })
    await quiet(anna, ben)
    await letIn(anna, ben, { ...linkWorker, ownCaseload: 'B. Okoro' })
    expect([memberIdOf(ben.caseload) === before, (await open(note)).begunBy]).toEqual([false, null])
  })

  test('waits on when a recovery fails', async () => {
    const { anna, ben, sheet, objects } = await waiting()
    const joining = await value(ben.team.joining({}))
    ben.choose()
    let isOpened = false
    ben.opening(() => {
      if (isOpened) throw new StoreFailure('unreachable', 'Gone')
      isOpened = true
      return memoryStore(objects)
    })
    expect(await ben.team.recover({ sheet, computer: 'L' })).toMatchObject({ ok: false })
    ben.through(objects)
    expect(await value(ben.team.joining({}))).toEqual(joining)
    const [invitation] = await value(anna.team.invitations({}))
    await value(anna.team.approve({ id: invitation?.id ?? '', letters: joining?.letters ?? '', sheet: null }))
    await quiet(anna, ben)
    expect(shown(anna)).toEqual(['Bola', 'Ngozi'])
  })
})

describe('who waits as a member’s second computer', () => {
  test('is who they were before, when they give up', async () => {
    const team = await begun()
    await secondComputerOfAnna(team)
    await value(team.ben.team.cancelJoin({}))
    expect(profileOf(team.ben.caseload)).toMatchObject({ memberName: 'Ben Rahman', practiceCode: 'Y01234' })
  })

  test('may answer an invitation as somebody else', async () => {
    const team = await begun()
    await secondComputerOfAnna(team)
    await letIn(team.anna, team.ben, linkWorker)
    expect(profileOf(team.ben.caseload).memberName).toBe('Ben Rahman')
    expect((await value(team.anna.team.computers({}))).map(({ member }) => member)).toEqual(['Anna Rahman', 'Ben Rahman'])
  })

  test('recovers the team as themselves', async () => {
    const { anna, ben, clock, objects, sheet } = await begun()
    await letIn(anna, ben, linkWorker)
    const cara = await teamComputer('Cara', clock, objects)
    cara.choose()
    await secondComputerOfAnna({ anna, ben: cara, clock, objects, sheet })
    cara.choose()
    await value(cara.team.recover({ sheet, computer: 'L' }))
    await quiet(cara, anna)
    expect((await value(anna.team.computers({}))).map(({ member }) => member).sort()).toEqual(['Anna Rahman', 'Ben Rahman', 'Cara Rahman'])
  })
})

describe('who was let in and cannot read all of the roster yet', () => {
  test('is not told that they were refused, and comes in when it is there', async () => {
    const { anna, ben } = await begun()
    const { id, code } = await value(anna.team.invite({ ...linkWorker, name: 'Ben' }))
    const { letters } = await value(ben.team.join({ code, computer: 'L' }))
    const { local } = ben.caseload
    const vaultId = readTeam(local)?.vaultId ?? ''
    const read = rosterToRead(local, vaultId) ?? {}
    keepRosterToRead(local, vaultId, { ...read, [anna.id]: 999 })
    await value(anna.team.approve({ id, letters, sheet: null }))
    await quiet(anna, ben)
    expect(await value(ben.team.joining({}))).toMatchObject({ refused: false, lacksRoster: true })
    keepRosterToRead(local, vaultId, read)
    await quiet(ben, anna)
    expect(await value(ben.team.joining({}))).toBeNull()
  })
})

describe('who cannot come in because an administrator’s lines are damaged in the store', () => {
  test('is told so, and comes in once that administrator is removed', async () => {
    const { anna, ben, clock, objects, sheet } = await begun()
    const dora = await teamComputer('Dora', clock, objects)
    await letIn(anna, dora, { ...supervisor, role: 'administrator' }, sheet)
    const before = new Set(objects.keys())
    await value(dora.team.addCaseload({ name: 'North' }))
    await quiet(dora, anna)
    const { id, code } = await value(anna.team.invite({ ...linkWorker, name: 'Ben' }))
    const { letters } = await value(ben.team.join({ code, computer: 'L' }))
    expect(await value(ben.team.joining({}))).toMatchObject({ lacksRoster: false })
    await quiet(ben)
    expect(await value(ben.team.joining({}))).toMatchObject({ refused: false, lacksRoster: false })
    for (const name of objects.keys()) if (name.startsWith(`data/${dora.id}`) && !before.has(name)) objects.delete(name)

    const fay = await teamComputer('Fay', clock, objects)
    fay.choose()
    const invited = await value(anna.team.invite({ ...linkWorker, name: 'Fay' }))
    const answered = await value(fay.team.join({ code: invited.code, computer: 'L' }))
    await quiet(fay)
    expect(await value(fay.team.joining({}))).toMatchObject({ refused: false, lacksRoster: true })
    await quiet(anna)
    await value(anna.team.approve({ id, letters, sheet: null }))
    await value(anna.team.approve({ id: invited.id, letters: answered.letters, sheet: null }))
    await quiet(anna, ben, fay)
    expect([await value(ben.team.joining({})), await value(fay.team.joining({}))]).toMatchObject([null, { refused: false, lacksRoster: true }])

    await value(anna.team.remove({ device: dora.id, reason: 'lost', sheet }))
    await quiet(anna, ben, fay)
    expect(await value(fay.team.joining({}))).toBeNull()
    expect(fay.sync.status()).toMatchObject({ state: 'idle', waiting: 0 })
  })
})

describe('who waits on a computer that was copied', () => {
  test('is told to ask for another invitation once it has keys of its own, and comes in by that', async () => {
    const { anna, ben, clock, objects } = await waiting()
    const copy = await teamComputer('Ben', clock, objects, new Database(ben.caseload.database.serialize()), 'another token')
    await quiet(anna, copy)
    expect(await value(copy.team.joining({}))).toMatchObject({ refused: true })
    await letIn(anna, copy, linkWorker)
    expect(await value(copy.team.joining({}))).toBeNull()
    expect(shown(anna)).toEqual(['Bola', 'Ngozi'])
  })
})

describe('who has answered two invitations', () => {
  test('is the member that was approved, with the caseload that is theirs', async () => {
    const { anna, ben } = await begun()
    const [first, second] = [await value(anna.team.invite({ ...linkWorker, name: 'Ben' })), await value(anna.team.invite({ ...linkWorker, ownCaseload: 'South', name: 'Ben' }))]
    const { letters } = await value(ben.team.join({ code: first.code, computer: 'L' }))
    ben.choose()
    await value(ben.team.join({ code: second.code, computer: 'L' }))
    await person(ben, 'Olu')
    expect(shown(ben)).toEqual(['Olu'])
    await value(anna.team.approve({ id: first.id, letters, sheet: null }))
    await quiet(anna, ben)
    expect(shown(ben)).toEqual(['Olu'])
    expect((await value(anna.team.computers({}))).map(({ member }) => member)).toEqual(['Anna Rahman', 'Ben Rahman'])
    expect(profileOf(ben.caseload)).toMatchObject({ memberName: 'Ben Rahman', practiceCode: 'Y01234' })
    await person(ben, 'Bola')
    await quiet(ben, anna)
    expect(shown(anna)).toEqual(['Bola', 'Ngozi', 'Olu'])
    const held = (await value(ben.team.current({})))?.caseloads.filter((caseload) => caseload.held)
    expect(held).toMatchObject([{ name: 'B. Okoro', workers: ['Ben Rahman'] }])
  })
})

describe('a recovery that was cut off', () => {
  test('is done again with whom was written down since', async () => {
    const { ben, sheet, clock, objects } = await begun()
    const saved: Buffer[] = []
    ben.sync.cycle = async () => {
      saved.push(ben.caseload.database.serialize())
      return { outcome: 'unreachable', fault: 'place_unreachable' }
    }
    await ben.team.recover({ sheet, computer: 'L' })
    const again = await teamComputer('Ben', clock, objects, new Database(saved[0] ?? Buffer.alloc(0)))
    await person(again, 'Bola')
    again.choose()
    await value(again.team.recover({ sheet, computer: 'L' }))
    await quiet(again)
    expect(shown(again)).toEqual(['Bola', 'Ngozi'])
    expect(again.sync.status()).toMatchObject({ state: 'idle', waiting: 0 })
  })
})

describe('a restored computer that comes back to another caseload', () => {
  test('takes nobody along whom it had written down before', async () => {
    const { anna, ben, clock, objects } = await begun()
    await letIn(anna, ben, linkWorker)
    await person(ben, 'Bola')
    await quiet(ben, anna)
    const homes = (): unknown[] => anna.caseload.database.prepare('SELECT id, homeScope FROM person ORDER BY id').raw().all()
    const before = homes()
    const restored = await teamComputer('Ben', clock, objects, new Database(ben.caseload.database.serialize()), 'another token')
    await letIn(anna, restored, { ...linkWorker, ownCaseload: 'South' })
    await person(restored, 'Chidi')
    await quiet(restored, anna)
    expect(shown(restored)).toEqual(['Chidi'])
    expect(homes()).toEqual(expect.arrayContaining(before))
    expect(shown(anna)).toEqual(['Bola', 'Chidi', 'Ngozi'])
  })
})
