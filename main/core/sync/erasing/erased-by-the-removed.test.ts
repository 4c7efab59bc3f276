import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { value } from '../../../../test/core/answers.ts'
import { ada, administered, ben, certificates, erase, linesAbout, linesOfCaseloads, mentions, readableIn } from '../../../../test/core/erasing-team.ts'
import { familyName, namePerson, personId } from '../../../../test/core/sync-computers.ts'
import { beginTeam, letIn, linkWorker, quiet, supervisor, teamComputer, type Objects, type TeamComputer } from '../../../../test/core/team-computers.ts'
import { testClock } from '../../../../test/core/test-caseload.ts'
import { dataPrefix } from '../format/names.ts'
import { createPeers } from '../reading/peers.ts'
import { eraseAct } from '../roster/act-writing.ts'

const cara = personId(3)

/** Somebody types the team sheet on a new computer and removes Anna's, who has erased somebody meanwhile, which neither has heard of the other. One more heard of the erasing alone. */
const erasedWhileRemoved = async (whoHeard: 'Ben' | 'Cora') => {
  const clock = testClock()
  const objects: Objects = new Map()
  const computer = (name: string): Promise<TeamComputer> => teamComputer(name, clock, objects)
  const [anna, cora, benn, emma] = [await computer('Anna'), await computer('Cora'), await computer('Ben'), await computer('Emma')]
  const sheet = await beginTeam(anna)
  await letIn(anna, cora, supervisor)
  await letIn(anna, benn, linkWorker)
  namePerson(benn, ada, 'Secret')
  namePerson(benn, cara, 'Neighbour')
  await quiet(anna, benn, cora)
  const elsewhere = new Map(objects)
  const apart = [anna, whoHeard === 'Ben' ? benn : cora]
  for (const each of apart) each.through(elsewhere)
  await erase(anna)
  await anna.sync.cycle()
  emma.choose()
  await value(emma.team.recover({ sheet, computer: 'New laptop' }))
  await value(emma.team.remove({ device: anna.id, reason: 'lost', sheet }))
  await quiet(emma)
  const meet = (): void => {
    for (const [name, bytes] of elsewhere) if (!objects.has(name)) objects.set(name, bytes)
    for (const each of apart) each.through(objects)
  }
  return { clock, objects, computer, cora, ben: benn, emma, meet }
}

/** Four hours in which these computers sync. */
const rounds = async (clock: ReturnType<typeof testClock>, ...computers: TeamComputer[]): Promise<void> => {
  for (let round = 0; round < 4; round += 1) {
    await quiet(...computers)
    clock.advance({ minutes: 61 })
  }
}

const rollBack = (objects: Objects, before: Objects): void => {
  objects.clear()
  for (const [name, bytes] of before) objects.set(name, bytes)
}

/** Emma recovers the team from what the storage shows, in which nobody has been erased, and removes somebody. */
const recoveredWithout = async (removed: TeamComputer, emma: TeamComputer, sheet: string): Promise<TeamComputer> => {
  emma.choose()
  await value(emma.team.recover({ sheet, computer: 'New laptop' }))
  expect(familyName(emma, ada)).toBe('Secret')
  await value(emma.team.remove({ device: removed.id, reason: 'lost', sheet }))
  await quiet(emma)
  return emma
}

test.each(['goes on', 'was lost before'])('who was erased is so for good, although the storage shows what it had before, somebody recovers by the sheet from that, and removes who erased (whose computer %s)', async (eraser) => {
  const { clock, objects, computer, anna, dora, ben: benn, sheet } = await administered()
  const before = new Map(objects)
  await erase(dora)
  const all = [anna, dora, benn]
  await rounds(clock, ...all)
  expect(all.map((each) => mentions(each, ada))).toEqual([0, 0, 0])
  const certified = (await certificates(anna)).map(({ id }) => id)

  rollBack(objects, before)
  const emma = await recoveredWithout(dora, await computer('Emma'), sheet)
  const left = [emma, anna, benn, ...(eraser === 'goes on' ? [dora] : [])]
  await rounds(clock, ...left)
  for (const each of [emma, anna, benn]) expect([familyName(each, ada), mentions(each, ada)]).toEqual([null, 0])
  expect(linesOfCaseloads(benn)).toEqual(linesOfCaseloads(emma))
  expect((await certificates(emma)).map(({ id }) => id)).toEqual(certified)
})

test('who was erased is so for good also where the act that erased them lies on another branch than the one at which who erased was cut off', async () => {
  const { clock, objects, computer, anna, dora, ben: benn, sheet } = await administered()
  const before = new Map(objects)
  const copy = await teamComputer('Dora', clock, objects, new Database(dora.caseload.database.serialize()))
  await erase(dora)
  await rounds(clock, anna, dora, benn)
  const certified = (await certificates(anna)).map(({ id }) => id)

  rollBack(objects, before)
  await value(copy.team.addCaseload({ name: 'Of the copy' }))
  await quiet(copy)
  const emma = await recoveredWithout(dora, await computer('Emma'), sheet)
  await rounds(clock, emma, anna, benn)
  for (const each of [emma, anna, benn]) expect([familyName(each, ada), mentions(each, ada)]).toEqual([null, 0])
  expect((await certificates(emma)).map(({ id }) => id)).toEqual(certified)
})

describe('an administrator who was removed by somebody they had not heard of', () => {
  test('has lines emptied nowhere where their erasing and their removal are read at once', async () => {
    const { cora, ben: benn, emma, meet } = await erasedWhileRemoved('Cora')
    meet()
    await benn.sync.cycle()
    expect(mentions(benn, ada)).toBe(1)
    await quiet(cora, benn, emma)
    for (const each of [cora, benn, emma]) expect([familyName(each, ada), each.sync.status().alerts.map(({ kind }) => kind)]).toEqual(['Secret', []])
  })

  test('has lines that were emptied for it read again where they still lie', async () => {
    const { cora, ben: benn, emma, meet } = await erasedWhileRemoved('Cora')
    await quiet(cora)
    expect(mentions(cora, ada)).toBe(0)
    meet()
    await quiet(cora, benn, emma)
    for (const each of [cora, benn, emma]) expect([familyName(each, ada), each.sync.status().alerts.map(({ kind }) => kind)]).toEqual(['Secret', []])
    expect(linesOfCaseloads(cora)).toEqual(linesOfCaseloads(emma))
    expect(linesOfCaseloads(benn)).toEqual(linesOfCaseloads(emma))
  })

  test.each(['goes on', 'is removed'])('has lines that their own computer emptied in the storage too put there again by an administrator who has them (that computer %s); until then what it wrote later comes in', async (later) => {
    const { clock, computer, cora, ben: benn, emma, meet } = await erasedWhileRemoved('Ben')
    await quiet(benn)
    meet()
    await quiet(cora, benn, emma)
    expect([cora, benn, emma].map((each) => familyName(each, ada))).toEqual(['Secret', null, 'Secret'])
    namePerson(benn, ben, 'Later')
    await quiet(cora, benn, emma)
    const fay = await computer('Fay')
    await letIn(emma, fay, supervisor)
    expect([familyName(fay, ada), familyName(fay, ben), fay.sync.status().alerts]).toMatchObject([null, 'Later', [{ kind: 'emptied', computer: "Ben's laptop" }]])
    if (later === 'is removed') await value(emma.team.remove({ device: benn.id, reason: 'lost', sheet: null }))
    const left = [cora, emma, fay, ...(later === 'is removed' ? [] : [benn])]
    for (let days = 0; days < 4; days += 1) {
      clock.advance({ days: 1, minutes: 1 })
      await quiet(...left)
    }
    for (const each of left) {
      expect([ada, ben].map((person) => familyName(each, person))).toEqual(['Secret', 'Later'])
      expect(each.sync.status().alerts.map(({ kind }) => kind)).toEqual([])
      expect(linesOfCaseloads(each)).toEqual(linesOfCaseloads(emma))
    }
  })

  test.each([
    ['that person', ada, 'Secret'],
    ['another, of whom the same object has as many lines,', cara, 'Neighbour'],
  ])('has lines that came back so, and %s is erased by another then, out of the log and of the storage', async (_, person, name) => {
    const { clock, objects, ben: benn, emma, meet } = await erasedWhileRemoved('Ben')
    await quiet(benn)
    meet()
    const days = async (): Promise<void> => {
      for (let count = 0; count < 4; count += 1) {
        clock.advance({ days: 1, minutes: 1 })
        await quiet(emma, benn)
      }
    }
    await days()
    expect([emma, benn].map((each) => familyName(each, ada))).toEqual(['Secret', 'Secret'])
    await erase(emma, person)
    await days()
    expect([emma, benn].map((each) => linesAbout(each, person))).toEqual([[], []])
    expect(await readableIn(objects, emma)).not.toMatch(name)
  })
})

describe('an administrator who is removed', () => {
  test('without having been heard with an erasing by the one who removes them, has erased nobody on any computer', async () => {
    const { objects, anna, dora, ben: benn, sheet } = await administered()
    const view = new Map(objects)
    for (const each of [dora, benn]) each.through(view)
    await erase(dora)
    await quiet(dora, benn)
    for (const each of [dora, benn]) expect(familyName(each, ada)).toBeNull()
    await value(anna.team.remove({ device: dora.id, reason: 'left', sheet }))
    await quiet(anna)
    for (const [name, bytes] of view) if (!objects.has(name)) objects.set(name, bytes)
    benn.through(objects)
    await quiet(anna, benn)
    for (const each of [anna, benn]) expect(familyName(each, ada)).toBe('Secret')
    expect(linesOfCaseloads(benn)).toEqual(linesOfCaseloads(anna))
  })

  test('nor where another administrator has heard of it, and not all of them', async () => {
    const { objects, computer, anna, dora, ben: benn, sheet } = await administered()
    const eve = await computer('Eve')
    await letIn(anna, eve, { ...supervisor, role: 'administrator' }, sheet)
    await quiet(anna, dora, benn, eve)
    const view = new Map(objects)
    for (const each of [dora, eve]) each.through(view)
    await erase(dora)
    await quiet(dora, eve)
    expect(familyName(eve, ada)).toBeNull()
    await value(anna.team.remove({ device: dora.id, reason: 'left', sheet }))
    await quiet(anna)
    for (const [name, bytes] of view) if (!objects.has(name)) objects.set(name, bytes)
    eve.through(objects)
    await quiet(anna, benn, eve)
    for (const each of [anna, benn, eve]) expect(familyName(each, ada)).toBe('Secret')
    expect(linesOfCaseloads(eve)).toEqual(linesOfCaseloads(anna))
  })

  test('nor where their removal cannot be read yet, although the one who removes them has heard of it since; nothing is certified meanwhile', async () => {
    const { clock, objects, anna, dora, ben: benn, sheet } = await administered()
    await value(anna.team.remove({ device: dora.id, reason: 'left', sheet }))
    await erase(dora)
    await dora.sync.cycle()
    const before = new Set(objects.keys())
    await anna.sync.cycle()
    const late = [...objects].filter(([each]) => !before.has(each) && each.startsWith(dataPrefix(anna.id)))
    for (const [each] of late) objects.delete(each)
    await benn.sync.cycle()
    expect(familyName(benn, ada)).toBeNull()
    const backupsEnd = (await certificates(benn))[0]?.backupsEnd
    clock.advance({ days: 2 })
    expect(await certificates(benn)).toMatchObject([{ done: [] }])
    expect((await certificates(benn))[0]?.backupsEnd).not.toBe(backupsEnd)
    for (const [each, bytes] of late) objects.set(each, bytes)
    await quiet(anna, benn)
    for (const each of [anna, benn]) expect(familyName(each, ada)).toBe('Secret')
    expect(linesOfCaseloads(benn)).toEqual(linesOfCaseloads(anna))
  })

  test('has erased them for good where it was heard with it', async () => {
    const { clock, anna, dora, ben: benn, sheet } = await administered()
    await erase(dora)
    await quiet(dora, benn)
    // Nobody sees them any more; they are there until Anna's computer has heard of it too.
    expect([familyName(benn, ada), mentions(benn, ada)]).toEqual([null, 1])
    await quiet(anna)
    await value(anna.team.remove({ device: dora.id, reason: 'left', sheet }))
    for (let round = 0; round < 3; round += 1) {
      await quiet(anna, benn)
      clock.advance({ minutes: 61 })
    }
    for (const each of [anna, benn]) expect([familyName(each, ada), mentions(each, ada)]).toEqual([null, 0])
    expect(linesOfCaseloads(benn)).toEqual(linesOfCaseloads(anna))
  })

  test('has lines left out for nobody by what it writes afterwards', async () => {
    const { clock, objects, computer, anna, dora, ben: benn, sheet } = await administered()
    await value(anna.team.remove({ device: dora.id, reason: 'left', sheet }))
    await quiet(anna, benn)
    namePerson(benn, ben, 'Hidden')
    dora.book.write([eraseAct(String((benn.caseload.local.get('team') as { vaultId: string }).vaultId), ben, linesAbout(benn, ben))])
    await dora.sync.cycle()
    benn.caseload.database.prepare("UPDATE change SET entity = '' WHERE record = ?").run(ben)
    await benn.sync.cycle()
    expect(objects.size).toBeGreaterThan(0)
    const fay = await computer('Fay')
    await letIn(anna, fay, { ...supervisor, caseloads: [] })
    await anna.sync.cycle()
    for (const each of [anna, fay]) expect(each.sync.status().alerts).toMatchObject([{ kind: 'emptied', computer: "Ben's laptop" }])
    // Whoever keeps them as they are has emptied nothing.
    await value(anna.team.remove({ device: benn.id, reason: 'lost', sheet: null }))
    for (let days = 0; days < 3; days += 1) {
      clock.advance({ days: 1, minutes: 1 })
      await quiet(anna, fay)
    }
    expect(createPeers(fay.caseload.database).of(anna.id)?.head.adopts[benn.id]).toBeDefined()
    for (const each of [anna, fay]) expect(each.sync.status().alerts).toEqual([])
  })
})
