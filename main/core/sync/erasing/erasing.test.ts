import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { familyName, namePerson, personId, settle, syncTeam, type SyncComputer } from '../../../../test/core/sync-computers.ts'
import { testClock } from '../../../../test/core/test-caseload.ts'
import { beginTeam, letIn, linkWorker, quiet, supervisor, teamComputer, type Objects, type TeamComputer } from '../../../../test/core/team-computers.ts'
import { value } from '../../../../test/core/answers.ts'
import { createErasureHandlers } from '../../erasure/erasure-handlers.ts'
import { dataName, dataPrefix } from '../format/names.ts'
import { openObject } from '../format/object.ts'
import { eraseAct, removeAct, type TimedLine } from '../roster/act-writing.ts'
import { readTeam } from '../team/team-identity.ts'

const [ada, ben] = [personId(1), personId(2)]

const linesAbout = ({ caseload: { database } }: Pick<SyncComputer, 'caseload'>, person: string): TimedLine[] =>
  database.prepare('SELECT device, scope, seq, digest, hlc FROM change JOIN chain ON chain.id = change.chain WHERE subject = ? ORDER BY seq').all(person) as TimedLine[]

const mentions = ({ caseload: { database } }: Pick<SyncComputer, 'caseload'>, person: string): unknown =>
  database.prepare(`SELECT count(*) FROM change WHERE record = ? OR subject = ? OR instr(value, 'Secret') > 0`).pluck().get(person, person)

describe('erasing a person', () => {
  test('takes them from every log and from the store, and what is left is read and verified by newcomers', async () => {
    const team = await syncTeam()
    const { founder } = team
    const second = await team.enrol('second', 'link-worker', [team.caseload])
    const leaver = await team.enrol('leaver', 'link-worker', [team.caseload])
    namePerson(founder, ada, 'Secret')
    namePerson(founder, ben, 'Stays')
    await settle(founder, second, leaver)
    second.caseload.scopes.setOwn(team.caseload)
    leaver.caseload.scopes.setOwn(team.caseload)
    namePerson(second, ada, 'Secret too')
    await settle(second, founder, leaver)
    namePerson(leaver, ada, 'Secret as well')
    await settle(leaver, second, founder)
    founder.book.write([removeAct(leaver.id, 'left', founder.book.writer())])
    await settle(founder, second)

    founder.book.write([eraseAct(team.identity.vaultId, ada, linesAbout(founder, ada))])
    await settle(founder, second)
    for (let round = 0; round < 3; round += 1) {
      team.clock.advance({ minutes: 61 })
      // oxlint-disable-next-line no-await-in-loop -- one round after the other
      await settle(founder, second)
    }
    const third = await team.enrol('third', 'link-worker', [team.caseload])
    await settle(founder, second, third)
    for (const computer of [founder, second, third]) {
      expect(mentions(computer, ada)).toBe(0)
      expect([familyName(computer, ada), familyName(computer, ben)]).toEqual([null, 'Stays'])
      expect(computer.sync.status()).toMatchObject({ refused: 0, waiting: 0, alerts: [] })
    }

    const read: string[] = []
    for (const [name, bytes] of team.objects) {
      if (!name.startsWith('data/')) continue
      const keysOf = (epoch: number): Uint8Array[] => [team.identity.rosterKey, ...founder.book.keysOf(team.caseload, epoch), ...founder.book.keysOf(founder.caseload.scopes.team, epoch)]
      // oxlint-disable-next-line no-await-in-loop -- a handful
      const opened = await openObject({ kind: 'run', name, vaultId: team.identity.vaultId, bytes, keysOf })
      if (opened.ok) read.push(Buffer.from(opened.value).toString('utf8'))
      else expect.unreachable(`${name}: ${opened.error.code}`)
    }
    expect(read.filter((text) => text.includes('Secret') || text.includes(ada))).toEqual([])
    expect(read.filter((text) => text.includes('Stays')).length).toBe(1)
    expect([...team.objects.keys()].filter((name) => name.startsWith(dataPrefix(leaver.id)))).toEqual([])
  })

  test('a line that is left out without such an act is not taken', async () => {
    const team = await syncTeam()
    const { founder } = team
    const second = await team.enrol('second', 'link-worker', [team.caseload])
    await settle(founder, second)
    namePerson(founder, ada, 'Kept')
    namePerson(founder, ben, 'Hidden')
    founder.caseload.database.prepare("UPDATE change SET entity = '' WHERE record = ?").run(ben)
    await settle(founder)
    await second.cycle()
    expect(second.sync.status().alerts).toMatchObject([{ kind: 'altered' }])
    expect(familyName(second, ada)).toBeNull()
  })

  test.each([true, false])('a line is left out only where it is the one that the act names, and not for its number (it is: %s)', async (isNamed) => {
    const team = await syncTeam()
    const { founder } = team
    const second = await team.enrol('second', 'link-worker', [team.caseload])
    await settle(founder, second)
    namePerson(founder, ada, 'Named')
    namePerson(founder, ben, 'Other')
    const others = linesAbout(founder, ben).map((line) => ({ ...line, seq: line.seq - 1 }))
    founder.book.write([eraseAct(team.identity.vaultId, ada, isNamed ? linesAbout(founder, ada) : others)])
    founder.caseload.database.prepare("UPDATE change SET entity = '' WHERE record = ?").run(ada)
    await founder.cycle()
    await second.cycle()
    expect(second.sync.status().alerts.map(({ kind }) => kind)).toEqual(isNamed ? [] : ['altered'])
    expect(familyName(second, ben)).toBe(isNamed ? 'Other' : null)
  })
})

test('what was emptied by no erasing that counts, and is nowhere to be had, keeps nobody who has it from reading on', async () => {
  const team = await syncTeam()
  const { founder } = team
  const second = await team.enrol('second', 'link-worker', [team.caseload])
  const write = async (number: number): Promise<void> => {
    namePerson(founder, personId(number), 'Test')
    await founder.cycle()
  }
  // oxlint-disable-next-line no-await-in-loop -- each in an object of its own
  for (let number = 1; number <= 3; number += 1) await write(number)
  await settle(founder, second)
  founder.caseload.database.prepare("UPDATE change SET hlc = 0, entity = '', record = '', grp = '', subject = NULL, value = 'null', head = 0 WHERE record = ?").run(personId(2))
  for (const name of team.objects.keys()) if (name.startsWith(dataPrefix(founder.id))) team.objects.delete(name)
  team.clock.advance({ days: 1, minutes: 1 })
  await settle(founder)
  // oxlint-disable-next-line no-await-in-loop -- as above
  for (let number = 4; number <= 30; number += 1) await write(number)
  for (let days = 0; days < 9; days += 1) {
    team.clock.advance({ days: 1, minutes: 1 })
    // oxlint-disable-next-line no-await-in-loop -- each day for itself
    await founder.sync.now()
  }
  expect([...team.objects.keys()].filter((name) => name.startsWith(dataPrefix(founder.id))).length).toBeLessThan(12)
  await settle(second)
  expect([2, 30].map((number) => familyName(second, personId(number)))).toEqual(['Test', 'Test'])
  expect(second.sync.status().alerts).toEqual([])
})

/** Anna began the team, Dora administers it too, Ben has somebody on his caseload. */
const administered = async () => {
  const clock = testClock()
  const objects: Objects = new Map()
  const computer = (name: string): Promise<TeamComputer> => teamComputer(name, clock, objects)
  const [anna, dora, benn] = [await computer('Anna'), await computer('Dora'), await computer('Ben')]
  const sheet = await beginTeam(anna)
  await letIn(anna, dora, { ...supervisor, role: 'administrator' }, sheet)
  await letIn(anna, benn, linkWorker)
  namePerson(benn, ada, 'Secret')
  await quiet(anna, dora, benn)
  return { clock, objects, computer, anna, dora, ben: benn, sheet }
}
const erase = ({ caseload, book, sync }: TeamComputer) => value(createErasureHandlers({ caseload, book, sync }).erase({ personId: ada }))
const certificates = ({ caseload, book, sync }: TeamComputer) => value(createErasureHandlers({ caseload, book, sync }).certificates({}))

test('the days until the last backup ends are counted from when every computer had erased them', async () => {
  const { clock, anna, dora, ben: benn } = await administered()
  const backupsEnd = async (): Promise<unknown> =>
    (await certificates(dora)).map((certificate) => certificate.backupsEnd)
  await erase(dora)
  expect(await backupsEnd()).toEqual(['2026-12-28'])
  clock.advance({ days: 2 })
  await quiet(dora, benn)
  expect(await backupsEnd()).toEqual(['2026-12-30'])
  clock.advance({ days: 2 })
  await quiet(dora, anna, benn, dora)
  expect(await backupsEnd()).toEqual(['2027-01-01'])
  clock.advance({ days: 7 })
  await quiet(dora, anna, benn, dora)
  expect(await backupsEnd()).toEqual(['2027-01-01'])
})

test('a copy whose erasing nobody has heard of has them still, although others have read as much of the other copy', async () => {
  const { clock, objects, anna, dora, ben: benn } = await administered()
  const copyOf = ({ caseload }: TeamComputer) => teamComputer('Dora', clock, objects, new Database(caseload.database.serialize()))
  const copy = await copyOf(dora)
  await erase(copy)
  dora.book.write([eraseAct(readTeam(dora.caseload.local)?.vaultId ?? '', ben, [])])
  await quiet(dora, anna, benn)
  expect(await copy.sync.cycle()).toEqual({ outcome: 'stopped', reason: 'second_copy' })
  const again = await copyOf(copy)
  await quiet(again)
  expect(mentions(again, ada)).toBe(mentions(anna, ada))
})

describe('computers that were removed', () => {
  const certified = async (computer: TeamComputer) => (await certificates(computer)).map(({ removed }) => removed)
  const shared = async () => {
    const team = await administered()
    const [lea, mo] = [await team.computer('Lea'), await team.computer('Mo')]
    await letIn(team.anna, lea, supervisor)
    await letIn(team.anna, mo, { ...linkWorker, ownCaseload: 'M. Okoro' })
    await quiet(team.anna, team.dora, team.ben, lea, mo)
    return { ...team, lea, mo }
  }
  const remove = async ({ clock, anna }: Awaited<ReturnType<typeof shared>>, { id }: TeamComputer, reason: 'left' | 'lost', sheet: string | null = null): Promise<number> => {
    clock.advance({ days: 1 })
    await value(anna.team.remove({ device: id, reason, sheet }))
    return clock.now()
  }

  test('and were let into the caseload are named, with the day, where nobody has heard that they have done it; others are not', async () => {
    const team = await shared()
    const { anna, dora, ben: benn, lea, mo } = team
    await remove(team, mo, 'lost')
    const leaLost = await remove(team, lea, 'lost')
    await quiet(anna, dora, benn)
    await erase(anna)
    const [named] = await certified(anna)
    expect(named).toEqual([{ words: "Lea's laptop", state: 'lost', removedAt: leaLost }])
    const benLeft = await remove(team, benn, 'left')
    await quiet(anna, dora)
    const both = [{ words: "Ben's laptop", state: 'left', removedAt: benLeft }, ...(named ?? [])]
    expect([await certified(anna), await certified(dora)]).toEqual([[both], [both]])
    expect((await certificates(anna))[0]?.notYetHeardFrom).not.toContain("Ben's laptop")
  })

  test('are not named where they had done it before', async () => {
    const team = await shared()
    const { clock, anna, dora, ben: benn, lea } = team
    await erase(anna)
    for (let round = 0; round < 2; round += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one round after the other
      await quiet(anna, dora, benn, lea)
      clock.advance({ minutes: 61 })
    }
    await remove(team, lea, 'left')
    await quiet(anna, dora, benn)
    for (const each of [anna, benn]) expect(await certified(each)).toEqual([[]])
  })

  test('before anything stood about the person are not named', async () => {
    const team = await shared()
    const { clock, anna, ben: benn, lea } = team
    await remove(team, lea, 'lost')
    clock.advance({ days: 1 })
    namePerson(benn, ben, 'Later')
    await quiet(anna, benn)
    const handlers = createErasureHandlers(anna)
    expect((await value(handlers.preview({ personId: ada }))).removed).toMatchObject([{ words: "Lea's laptop" }])
    expect((await value(handlers.preview({ personId: ben }))).removed).toEqual([])
    await value(handlers.erase({ personId: ben }))
    expect(await certified(anna)).toEqual([[]])
  })

  test('with the team sheet, an administrator’s, are named like others', async () => {
    const team = await shared()
    const { anna, dora, ben: benn, sheet } = team
    const removedAt = await remove(team, dora, 'lost', sheet)
    await erase(anna)
    await quiet(anna, benn)
    for (const each of [anna, benn]) expect(await certified(each)).toEqual([[{ words: "Dora's laptop", state: 'lost', removedAt }]])
  })
})

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
  return { clock, computer, cora, ben: benn, emma, meet }
}

test('a certificate tells by a name that two colleagues do not share who erased', async () => {
  const { computer, anna, dora, ben: benn } = await administered()
  await letIn(anna, await computer('Alan'), linkWorker)
  await erase(anna)
  await quiet(anna, dora, benn)
  expect(await certificates(anna)).toMatchObject([{ by: 'Anna Rahman' }])
})

test.each(['goes on', 'was lost before'])('who was erased is so for good, although the storage shows what it had before, somebody recovers by the sheet from that, and removes who erased (whose computer %s)', async (eraser) => {
  const { clock, objects, computer, anna, dora, ben: benn, sheet } = await administered()
  const before = new Map(objects)
  await erase(dora)
  const all = [anna, dora, benn]
  const rounds = async (...computers: TeamComputer[]): Promise<void> => {
    for (let round = 0; round < 4; round += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one round after the other
      await quiet(...computers)
      clock.advance({ minutes: 61 })
    }
  }
  await rounds(...all)
  expect(all.map((each) => mentions(each, ada))).toEqual([0, 0, 0])
  const certified = (await certificates(anna)).map(({ id }) => id)

  objects.clear()
  for (const [name, bytes] of before) objects.set(name, bytes)
  const emma = await computer('Emma')
  emma.choose()
  await value(emma.team.recover({ sheet, computer: 'New laptop' }))
  expect(familyName(emma, ada)).toBe('Secret')
  await value(emma.team.remove({ device: dora.id, reason: 'lost', sheet }))
  await quiet(emma)
  const left = [emma, anna, benn, ...(eraser === 'goes on' ? [dora] : [])]
  await rounds(...left)
  for (const each of [emma, anna, benn]) expect([familyName(each, ada), mentions(each, ada)]).toEqual([null, 0])
  expect(linesOfCaseloads(benn)).toEqual(linesOfCaseloads(emma))
  expect((await certificates(emma)).map(({ id }) => id)).toEqual(certified)
})

const linesOfCaseloads = ({ caseload: { database } }: TeamComputer): unknown =>
  database
    .prepare(
      `SELECT device, scope, seq, entity, head, aside FROM change JOIN chain ON chain.id = change.chain
       WHERE scope <> 'roster' AND scope IN (SELECT id FROM scope WHERE kind = 'caseload') ORDER BY device, scope, seq`,
    )
    .all()

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

  test('has lines that their own computer emptied in the storage too put there again by an administrator who has them, once that computer is removed', async () => {
    const { clock, computer, cora, ben: benn, emma, meet } = await erasedWhileRemoved('Ben')
    await quiet(benn)
    meet()
    await quiet(cora, benn, emma)
    expect([cora, benn, emma].map((each) => familyName(each, ada))).toEqual(['Secret', null, 'Secret'])
    const fay = await computer('Fay')
    await letIn(emma, fay, supervisor)
    expect([familyName(fay, ada), fay.sync.status().alerts]).toMatchObject([null, [{ kind: 'altered', computer: "Ben's laptop" }]])
    await value(emma.team.remove({ device: benn.id, reason: 'lost', sheet: null }))
    for (let days = 0; days < 4; days += 1) {
      clock.advance({ days: 1, minutes: 1 })
      // oxlint-disable-next-line no-await-in-loop -- each day for itself
      await quiet(emma, cora, fay)
    }
    for (const each of [cora, emma, fay]) expect([familyName(each, ada), each.sync.status().alerts.map(({ kind }) => kind)]).toEqual(['Secret', []])
    expect(linesOfCaseloads(fay)).toEqual(linesOfCaseloads(emma))
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
      // oxlint-disable-next-line no-await-in-loop -- one round after the other
      await quiet(anna, benn)
      clock.advance({ minutes: 61 })
    }
    for (const each of [anna, benn]) expect([familyName(each, ada), mentions(each, ada)]).toEqual([null, 0])
    expect(linesOfCaseloads(benn)).toEqual(linesOfCaseloads(anna))
  })

  test('has lines left out for nobody by what it writes afterwards', async () => {
    const { objects, computer, anna, dora, ben: benn, sheet } = await administered()
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
    for (const each of [anna, fay]) expect(each.sync.status().alerts).toMatchObject([{ kind: 'altered', computer: "Ben's laptop" }])
  })
})

test.each([0, 3])('a copy of the only administrator’s computer that has erased somebody, of which nobody ever heard, has them again when it comes back, or when the storage shows their lines later (%i cycles)', async (later) => {
  const team = await syncTeam()
  const { founder } = team
  namePerson(founder, ada, 'Secret')
  await settle(founder)
  const copy = await team.reopen(founder.caseload.database.serialize())
  namePerson(founder, ben, 'Original')
  await settle(founder)
  copy.book.write([eraseAct(team.identity.vaultId, ada, linesAbout(copy, ada))])
  expect(await copy.cycle()).toEqual({ outcome: 'stopped', reason: 'second_copy' })
  const again = await team.reopen(copy.caseload.database.serialize())
  team.letIn(again, [team.caseload])
  await settle(founder)
  const numbers = founder.caseload.database.prepare('SELECT number FROM run JOIN chain ON chain.id = run.chain WHERE scope = ?').pluck().all(team.caseload)
  const late = numbers.map((number) => dataName(founder.id, number as number)).map((name) => [name, team.objects.get(name) ?? Buffer.alloc(0)] as const)
  for (let cycle = 0; cycle < later; cycle += 1) {
    for (const [name] of late) team.objects.delete(name)
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await again.cycle()
    expect(mentions(again, ada)).toBe(0)
    team.clock.advance({ minutes: 61 })
  }
  for (const [name, bytes] of late) team.objects.set(name, bytes)
  await settle(founder, again)
  await settle(again)
  expect([familyName(again, ada), familyName(again, ben)]).toEqual(['Secret', 'Original'])
  expect(mentions(again, ada)).toBe(mentions(founder, ada))
})
