import { describe, expect, test } from 'vitest'
import { value } from '../../../test/core/answers.ts'
import { ada, administered, ben, certificates, erase } from '../../../test/core/erasing-team.ts'
import { namePerson } from '../../../test/core/sync-computers.ts'
import { letIn, linkWorker, quiet, supervisor, type TeamComputer } from '../../../test/core/team-computers.ts'
import { createErasureHandlers } from './erasure-handlers.ts'

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

/** Those of the team, in the order of their names; the first computer of a team is called by its user. */
const laptops = ['A. Rahman’s computer', "Ben's laptop", "Dora's laptop"]

test('computers are told in the order of their names, under a number that people can read to each other', async () => {
  const { anna, dora, ben: benn } = await administered()
  expect((await value(createErasureHandlers(anna).preview({ personId: ada }))).computers).toEqual(laptops)
  await erase(anna)
  expect(await certificates(anna)).toMatchObject([{ id: expect.stringMatching(/^[0-9A-F]{8}$/), notYetHeardFrom: laptops.slice(1) }])
  await quiet(anna, dora, benn, anna)
  expect(await certificates(anna)).toMatchObject([{ done: laptops, notYetHeardFrom: [] }])
})

test.each(['Anna', 'Dora'])('of somebody whom two administrators erased apart there is one certificate, by the later of them, %s', async (later) => {
  const { clock, anna, dora, ben: benn } = await administered()
  const [one, other] = later === 'Dora' ? [anna, dora] : [dora, anna]
  await erase(one)
  clock.advance({ days: 1 })
  await erase(other)
  const erasedAt = clock.now()
  clock.advance({ days: 1 })
  await quiet(one, benn, one)
  // The other administrator has not heard of it: until then everybody keeps what was written.
  expect(await certificates(one)).toMatchObject([{ done: [] }])
  await quiet(other, one)
  // Ben has heard of one of the two, not of the other.
  expect(await certificates(one)).toMatchObject([{ notYetHeardFrom: expect.arrayContaining(["Ben's laptop"]) }])
  await quiet(benn)
  expect(await certificates(benn)).toMatchObject([{ by: `${later[0]}. Rahman`, erasedAt }])
  await quiet(anna, dora, benn, anna)
  expect(await certificates(anna)).toMatchObject([{ done: laptops, notYetHeardFrom: [] }])
})

test('a certificate tells by a name that two colleagues do not share who erased', async () => {
  const { computer, anna, dora, ben: benn } = await administered()
  await letIn(anna, await computer('Alan'), linkWorker)
  await erase(anna)
  await quiet(anna, dora, benn)
  expect(await certificates(anna)).toMatchObject([{ by: 'Anna Rahman' }])
  // Nor by a stand-in for a name that is not here.
  anna.caseload.database.prepare('DELETE FROM member WHERE id = ?').run(anna.caseload.local.get('member'))
  expect(await certificates(anna)).toMatchObject([{ by: null }])
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
      await quiet(anna, dora, benn, lea)
      clock.advance({ minutes: 61 })
    }
    await remove(team, lea, 'left')
    await quiet(anna, dora, benn)
    for (const each of [anna, benn]) expect(await certified(each)).toEqual([[]])
  })

  test('are told the last removed first, and stay named when what was written late is erased too', async () => {
    const team = await shared()
    const { anna, dora, ben: benn } = team
    await remove(team, benn, 'left')
    await remove(team, team.lea, 'lost')
    await quiet(anna, dora)
    await erase(anna)
    const both = [[{ words: "Lea's laptop" }, { words: "Ben's laptop" }]]
    expect(await certified(anna)).toMatchObject(both)
    team.clock.advance({ days: 1 })
    namePerson(dora, ada, 'Secret again')
    await quiet(dora, anna)
    expect(await value(createErasureHandlers(anna).eraseHeld({}))).toEqual({ changes: 1 })
    expect(await certified(anna)).toMatchObject(both)
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
