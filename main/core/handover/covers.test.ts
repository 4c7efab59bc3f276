import { describe, expect, test } from 'vitest'
import { addPerson, everythingAbout, oneOfBens, shown } from '../../../test/core/handover-team.ts'
import { fault, value } from '../../../test/core/answers.ts'
import { letIn, quiet, teamComputer } from '../../../test/core/team-computers.ts'
import { tools } from '../../../test/core/test-notes.ts'
import { setOwnCaseload } from '../sync/team/team-names.ts'

const covered = async (until: string | null = '2026-11-30') => {
  const team = await oneOfBens()
  const { anna, ben, cara, sue } = team
  await value(anna.handover.giveCover({ caseload: ben.own, memberId: cara.member, until }))
  await quiet(anna, cara, ben, sue)
  return team
}

describe('cover', () => {
  test('is given after saying who will see the caseload', async () => {
    const { anna, ben, cara } = await oneOfBens()
    expect(await value(anna.handover.coverPreview({ caseload: ben.own, memberId: cara.member }))).toEqual({
      gains: ['C. Rahman'],
      loses: [],
      keeps: ['A. Rahman (administrator, you)', 'B. Rahman', 'S. Rahman (supervisor)'],
    })
  })

  test('names somebody once who sees it on computers of two roles', async () => {
    const { anna, cara, clock, objects } = await oneOfBens()
    await letIn(anna, await teamComputer('Laptop', clock, objects), { memberId: anna.member, role: 'link-worker', caseloads: [], ownCaseload: null })
    expect(await value(anna.handover.coverPreview({ caseload: anna.own, memberId: cara.member }))).toEqual({
      gains: ['C. Rahman'],
      loses: [],
      keeps: ['A. Rahman (administrator, you)', 'S. Rahman (supervisor)'],
    })
    // One of her computers has it no more; she still sees it.
    expect(await value(anna.handover.handOverPreview({ caseload: anna.own, to: cara.member }))).toEqual({
      gains: ['C. Rahman'],
      loses: [],
      keeps: ['A. Rahman (administrator, you)', 'S. Rahman (supervisor)'],
    })
  })

  test('shows the caseload and lets work on it count, also work done without a network', async () => {
    const { anna, ben, cara, sue, person } = await covered()
    expect(shown(cara)).toEqual(['Bola'])
    expect(cara.caseload.scopes.own).toBe(cara.own)
    expect(cara.caseload.scopes.homeOf(person)).toBe(ben.own)
    await tools(cara.caseload, person).signed('Covered by Cara')
    await quiet(cara, anna, ben, sue)
    for (const computer of [anna, ben, sue]) expect(everythingAbout(computer, person)).toEqual(everythingAbout(cara, person))
    expect(everythingAbout(ben, person).notes).toHaveLength(2)
    const caseloads = (await value(anna.team.current({})))?.caseloads
    expect(caseloads?.find(({ id }) => id === ben.own)?.workers).toEqual(['Ben Rahman'])
    expect(await value(sue.handover.covers({}))).toEqual([
      {
        caseload: ben.own,
        caseloadName: 'B. Okoro',
        owners: ['B. Rahman'],
        devices: [cara.id],
        memberId: cara.member,
        member: 'C. Rahman',
        until: '2026-11-30',
        state: 'running',
        late: 0,
      },
    ])
  })

  test('holds up to its last day on a further computer of whoever gives it too', async () => {
    const { anna, ben, cara, clock, objects } = await covered()
    const laptop = await teamComputer('Laptop', clock, objects)
    await letIn(anna, laptop, { memberId: cara.member, role: 'link-worker', caseloads: [], ownCaseload: null })
    await quiet(laptop, anna, cara, ben)
    expect(shown(laptop)).toEqual(['Bola'])
    expect(await value(anna.handover.covers({}))).toMatchObject([{ caseload: ben.own, until: '2026-11-30', devices: expect.toSatisfy((devices: string[]) => devices.length === 2) }])
  })

  test('ends: what was done in it counts, and nothing new is read', async () => {
    const { anna, ben, cara, sue, person } = await covered()
    await tools(cara.caseload, person).signed('In time')
    await quiet(cara, anna)
    await value(anna.handover.endCover({ caseload: ben.own, memberId: cara.member }))
    await quiet(anna, cara, ben, sue)
    await tools(ben.caseload, person).signed('Back again')
    await quiet(ben, anna, cara, sue)
    expect(shown(cara)).toEqual([])
    expect(everythingAbout(ben, person).notes).toHaveLength(3)
    expect(cara.caseload.database.prepare('SELECT count(*) FROM change WHERE subject = ?').pluck().get(person)).toBeLessThan(
      ben.caseload.database.prepare('SELECT count(*) FROM change WHERE subject = ?').pluck().get(person) as number,
    )
    expect(await value(anna.handover.covers({}))).toEqual([])
  })

  test('sets aside what comes after its end, until that is admitted', async () => {
    const { anna, ben, cara, sue, person } = await covered()
    await value(anna.handover.endCover({ caseload: ben.own, memberId: cara.member }))
    await tools(cara.caseload, person).signed('Too late')
    await quiet(anna, cara, ben, sue)
    for (const computer of [anna, ben, sue]) expect(everythingAbout(computer, person).notes).toHaveLength(1)
    const [late] = await value(anna.handover.covers({}))
    expect(late).toMatchObject({ state: 'ended', memberId: cara.member, caseload: ben.own })
    expect(late?.late).toBeGreaterThan(0)
    expect((await value(anna.team.computers({}))).find(({ id }) => id === cara.id)).toMatchObject({ waiting: 0, late: 0 })

    await value(anna.team.admit({ device: cara.id }))
    await quiet(anna, cara, ben, sue)
    for (const computer of [anna, ben, sue]) expect(everythingAbout(computer, person).notes).toHaveLength(2)
    expect(await value(anna.handover.covers({}))).toEqual([])
    expect(shown(cara)).toEqual([])
  })

  test('is hidden from its last day on, and told to administrators, who end it', async () => {
    const { anna, ben, cara, sue, clock } = await covered('2026-11-25')
    clock.advance({ days: 2 })
    await quiet(cara)
    expect(shown(cara)).toEqual(['Bola'])
    clock.advance({ days: 1 })
    await quiet(cara)
    expect(shown(cara)).toEqual([])
    expect(await value(anna.handover.covers({}))).toMatchObject([{ state: 'over', until: '2026-11-25' }])
    expect([anna, ben, cara, sue].map(({ alerts }) => alerts())).toEqual([1, 0, 0, 0])
    await value(anna.handover.endCover({ caseload: ben.own, memberId: cara.member }))
    await quiet(anna, cara, ben, sue)
    expect(await value(anna.handover.covers({}))).toEqual([])
    expect(shown(ben)).toEqual(['Bola'])
  })

  test('is given anew with another last day, also without one', async () => {
    const { anna, ben, cara, clock } = await covered('2026-11-25')
    await value(anna.handover.giveCover({ caseload: ben.own, memberId: cara.member, until: null }))
    clock.advance({ days: 30 })
    await quiet(anna, cara, ben)
    expect(shown(cara)).toEqual(['Bola'])
    expect(await value(anna.handover.covers({}))).toMatchObject([{ state: 'running', until: null }])
  })

  test('is an administrator’s to give and to end, to a link worker whose caseload it is not', async () => {
    const { anna, ben, cara, sue } = await covered()
    for (const computer of [ben, cara, sue]) {
      expect(await computer.handover.giveCover({ caseload: ben.own, memberId: cara.member, until: null })).toEqual(fault('not_allowed'))
      expect(await computer.handover.endCover({ caseload: ben.own, memberId: cara.member })).toEqual(fault('not_allowed'))
      expect(await computer.handover.coverPreview({ caseload: ben.own, memberId: cara.member })).toEqual(fault('not_allowed'))
      expect(await computer.handover.handOverCaseload({ caseload: ben.own, to: cara.member })).toEqual(fault('not_allowed'))
    }
    expect(await anna.handover.giveCover({ caseload: ben.own, memberId: ben.member, until: null })).toEqual(fault('not_found'))
    expect(await anna.handover.giveCover({ caseload: ben.own, memberId: sue.member, until: null })).toEqual(fault('not_found'))
    expect(await anna.handover.giveCover({ caseload: ben.caseload.scopes.team, memberId: cara.member, until: null })).toEqual(fault('not_found'))
  })
})

test('covers are told by what is to be done first: over, then ended with work that came late, then running; then by name', async () => {
  const { anna, ben, cara, sue, clock } = await oneOfBens()
  const give = (caseload: string, memberId: string, until: string) => value(anna.handover.giveCover({ caseload, memberId, until }))
  await give(cara.own, ben.member, '2026-12-20')
  await give(ben.own, cara.member, '2026-12-20')
  for (const { member } of [cara, ben]) await give(anna.own, member, '2026-12-20')
  await quiet(anna, ben, cara, sue)
  const told = async () => (await value(anna.handover.covers({}))).map(({ caseloadName, member, state }) => [caseloadName, member, state])
  expect(await told()).toEqual([
    ['A. Rahman', 'B. Rahman', 'running'],
    ['A. Rahman', 'C. Rahman', 'running'],
    ['B. Okoro', 'C. Rahman', 'running'],
    ['C. Cole', 'B. Rahman', 'running'],
  ])
  expect((await value(ben.handover.myCovers({}))).map(({ caseloadName }) => caseloadName)).toEqual(['A. Rahman', 'C. Cole'])
  expect([anna, sue].map(({ alerts }) => alerts())).toEqual([0, 0])

  await give(cara.own, ben.member, '2026-11-25')
  await value(anna.handover.endCover({ caseload: ben.own, memberId: cara.member }))
  await addPerson(cara, 'Cecily', ben.own)
  await quiet(cara, anna, ben, sue)
  clock.advance({ days: 2 })
  // Up to the end of the last day it runs.
  expect(await told()).toContainEqual(['C. Cole', 'B. Rahman', 'running'])
  clock.advance({ days: 1 })
  expect(await told()).toEqual([
    ['C. Cole', 'B. Rahman', 'over'],
    ['B. Okoro', 'C. Rahman', 'ended'],
    ['A. Rahman', 'B. Rahman', 'running'],
    ['A. Rahman', 'C. Rahman', 'running'],
  ])
  // Those that ask for something, to whoever may do it.
  expect([anna, sue].map(({ alerts }) => alerts())).toEqual([2, 0])
})

test('cover is neither given by somebody who left nor over a caseload that there is not', async () => {
  const { anna, ben, cara, sue } = await oneOfBens()
  await value(anna.team.remove({ device: cara.id, reason: 'left', sheet: null }))
  await quiet(anna, ben, sue)
  expect(await anna.handover.coverPreview({ caseload: ben.own, memberId: cara.member })).toEqual(fault('not_found'))
  expect(await anna.handover.giveCover({ caseload: ben.own, memberId: cara.member, until: null })).toEqual(fault('not_found'))
  expect(await anna.handover.handOverPreview({ caseload: ben.own, to: cara.member })).toEqual(fault('not_found'))
  expect(await anna.handover.handOverCaseload({ caseload: ben.own, to: cara.member })).toEqual(fault('not_found'))
  expect(await anna.handover.endCover({ caseload: anna.caseload.newId(), memberId: ben.member })).toEqual(fault('not_found'))
})

test('what somebody who left wrote late under cover is told with their computer, not with cover', async () => {
  const { anna, ben, cara, sue, person } = await covered()
  await value(anna.handover.endCover({ caseload: ben.own, memberId: cara.member }))
  await tools(cara.caseload, person).signed('Too late')
  await quiet(anna, cara, ben, sue)
  expect(await value(anna.handover.covers({}))).toMatchObject([{ state: 'ended', memberId: cara.member }])
  await value(anna.team.remove({ device: cara.id, reason: 'left', sheet: null }))
  await quiet(anna, ben, sue)
  for (const computer of [anna, sue]) expect(await value(computer.handover.covers({}))).toEqual([])
})

test('of a caseload that is nobody’s own, whoever has it up to a last day covers it, and whoever has it for good works in it', async () => {
  const { anna, ben, cara, sue } = await oneOfBens()
  await value(anna.handover.handOverCaseload({ caseload: ben.own, to: cara.member }))
  await quiet(anna, ben, cara, sue)
  expect(await value(anna.handover.covers({}))).toEqual([])
  await value(anna.handover.giveCover({ caseload: ben.own, memberId: ben.member, until: '2026-12-20' }))
  expect(await value(anna.handover.covers({}))).toMatchObject([{ caseloadName: 'B. Okoro', owners: [], member: 'B. Rahman', until: '2026-12-20' }])
})

test('cover can be ended also where the one who gives it says that the caseload is theirs', async () => {
  const { anna, ben, cara, sue } = await covered('2026-11-25')
  cara.caseload.record([setOwnCaseload(cara.caseload, cara.member, ben.own)])
  await quiet(cara, anna, ben, sue)
  expect(await value(anna.handover.covers({}))).toMatchObject([{ memberId: cara.member, state: 'running' }])
  await value(anna.handover.endCover({ caseload: ben.own, memberId: cara.member }))
  await quiet(anna, cara, ben, sue)
  expect(shown(cara)).toEqual([])
})

describe('whoever gives cover', () => {
  test('is told of whom and until when, and alone', async () => {
    const { anna, ben, cara, sue } = await covered()
    expect(await value(cara.handover.myCovers({}))).toEqual([{ caseload: ben.own, caseloadName: 'B. Okoro', owners: ['B. Rahman'], until: '2026-11-30', state: 'running' }])
    for (const computer of [anna, ben, sue]) expect(await value(computer.handover.myCovers({}))).toEqual([])
  })

  test('is told of cover without a last day too', async () => {
    const { ben, cara } = await covered(null)
    expect(await value(cara.handover.myCovers({}))).toMatchObject([{ caseload: ben.own, until: null, state: 'running' }])
  })

  test('is told that it is over, until they have read that, and not again when an administrator ends it', async () => {
    const { anna, ben, cara, clock } = await covered('2026-11-25')
    clock.advance({ days: 2 })
    expect(await value(cara.handover.myCovers({}))).toMatchObject([{ state: 'running' }])
    clock.advance({ days: 1 })
    expect(await value(cara.handover.myCovers({}))).toMatchObject([{ state: 'ended', until: '2026-11-25' }])
    await value(cara.handover.coverEndRead({ caseload: ben.own }))
    expect(await value(cara.handover.myCovers({}))).toEqual([])
    await value(anna.handover.endCover({ caseload: ben.own, memberId: cara.member }))
    await quiet(anna, cara)
    expect(await value(cara.handover.myCovers({}))).toEqual([])
    await value(anna.handover.giveCover({ caseload: ben.own, memberId: cara.member, until: '2026-12-20' }))
    await quiet(anna, cara)
    expect(await value(cara.handover.myCovers({}))).toMatchObject([{ state: 'running', until: '2026-12-20' }])
    await value(anna.handover.endCover({ caseload: ben.own, memberId: cara.member }))
    await quiet(anna, cara)
    expect(await value(cara.handover.myCovers({}))).toMatchObject([{ state: 'ended', until: '2026-12-20' }])
  })

  test('is not told of an end where they have the caseload for good; who had it is', async () => {
    const { anna, ben, cara } = await covered('2026-11-25')
    await value(anna.handover.handOverCaseload({ caseload: ben.own, to: cara.member }))
    await quiet(anna, ben, cara)
    expect(await value(cara.handover.myCovers({}))).toEqual([])
    expect(await value(ben.handover.myCovers({}))).toMatchObject([{ caseload: ben.own, state: 'ended', until: null }])
    await value(ben.handover.coverEndRead({ caseload: ben.own }))
    expect(await value(ben.handover.myCovers({}))).toEqual([])
  })
})

describe('handing a whole caseload over', () => {
  test('gives it to a colleague for good and ends it for those who had it', async () => {
    const { anna, ben, cara, sue, person } = await covered('2026-11-25')
    expect(await value(anna.handover.handOverPreview({ caseload: ben.own, to: cara.member }))).toEqual({
      gains: [],
      loses: ['B. Rahman'],
      keeps: ['A. Rahman (administrator, you)', 'C. Rahman', 'S. Rahman (supervisor)'],
    })
    await value(anna.handover.handOverCaseload({ caseload: ben.own, to: cara.member }))
    await quiet(anna, ben, cara, sue)
    expect(shown(ben)).toEqual([])
    expect(ben.caseload.scopes.own).toBeNull()
    expect(shown(cara)).toEqual(['Bola'])
    expect(cara.caseload.scopes.own).toBe(cara.own)
    expect(everythingAbout(cara, person)).toEqual(everythingAbout(sue, person))
    expect(await value(anna.handover.covers({}))).toEqual([])
  })

  test('sets aside what those who had it did without having heard of it, until that is admitted', async () => {
    const { anna, ben, cara, sue, person } = await oneOfBens()
    await value(anna.handover.handOverCaseload({ caseload: ben.own, to: cara.member }))
    await tools(ben.caseload, person).signed('Had not heard')
    await quiet(anna, ben, cara, sue)
    expect(everythingAbout(cara, person).notes).toHaveLength(1)
    expect(await value(anna.handover.covers({}))).toMatchObject([{ state: 'ended', memberId: ben.member, caseloadName: 'B. Okoro' }])
    await value(anna.team.admit({ device: ben.id }))
    await quiet(anna, ben, cara, sue)
    expect(everythingAbout(cara, person).notes).toHaveLength(2)
    expect(await value(anna.handover.covers({}))).toEqual([])
  })

  test('to an administrator, or to somebody without a caseload, makes it theirs', async () => {
    const { anna, ben, cara, sue } = await oneOfBens()
    await value(anna.handover.handOverCaseload({ caseload: cara.own, to: ben.member }))
    await quiet(anna, ben, cara, sue)
    await value(anna.handover.handOverCaseload({ caseload: ben.own, to: cara.member }))
    await quiet(anna, ben, cara, sue)
    expect(cara.caseload.scopes.own).toBe(ben.own)
    expect(shown(cara)).toEqual(['Bola'])

    await value(anna.handover.handOverCaseload({ caseload: ben.own, to: sue.member }))
    await quiet(anna, ben, cara, sue)
    expect(sue.caseload.scopes.own).toBe(ben.own)
    expect(cara.caseload.scopes.own).toBeNull()
    expect(shown(cara)).toEqual([])
  })
})
