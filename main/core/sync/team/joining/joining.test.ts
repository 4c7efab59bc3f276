import { describe, expect, test } from 'vitest'
import { codeGroups } from '../../../../../shared/rules/secrets/grouped-code.ts'
import { fault, value } from '../../../../../test/core/answers.ts'
import { begun, person, shown } from '../../../../../test/core/begun-team.ts'
import { beginTeam, letIn, linkWorker, quiet, supervisor, teamComputer, type Objects } from '../../../../../test/core/team-computers.ts'
import { profileOf } from '../../../caseload/settings.ts'

/** An invitation of Anna's, and her store as it was before she last wrote; `gone` are the names of what is missing there. */
const rolledBack = async () => {
  const { anna, ben, objects } = await begun()
  const before = new Map(objects)
  await person(anna.caseload)
  await quiet(anna)
  const { code } = await value(anna.team.invite({ ...linkWorker, name: 'Ben' }))
  ben.choose()
  const old = new Map([...before, ...[...objects].filter(([path]) => path.startsWith('join/'))])
  return { ben, code, old, gone: [...objects.keys()].filter((path) => !old.has(path)) }
}

describe('joining a team', () => {
  test('a link worker gets a caseload of their own, and no other', async () => {
    const { anna, ben } = await begun()
    await letIn(anna, ben, linkWorker)
    expect(shown(ben.caseload)).toEqual([])
    expect(await value(ben.team.current({}))).toMatchObject({
      role: 'link-worker',
      caseloads: [
        { name: 'A. Rahman', held: false },
        { name: 'B. Okoro', held: true, workers: ['Ben Rahman'] },
        { name: 'Unallocated referrals', held: false },
      ],
    })
    await person(ben.caseload, 'Bola')
    await quiet(ben, anna)
    expect(shown(anna.caseload)).toEqual(['Bola', 'Ngozi'])
    expect(profileOf(ben.caseload)).toMatchObject({ memberName: 'Ben Rahman', practiceCode: 'Y01234' })
    expect(ben.sync.status().state).toBe('idle')
  })

  test('a supervisor sees every caseload, also those made later', async () => {
    const { anna, ben } = await begun()
    await letIn(anna, ben, supervisor)
    expect(shown(ben.caseload)).toEqual(['Ngozi'])
    await value(anna.team.addCaseload({ name: 'South' }))
    await quiet(anna, ben)
    expect((await value(ben.team.current({})))?.caseloads.map(({ name: words, held }) => [words, held])).toEqual([
      ['A. Rahman', true],
      ['South', true],
      ['Unallocated referrals', true],
    ])
  })

  test('who waits to be let in writes at once, and it counts afterwards', async () => {
    const { anna, ben } = await begun()
    const { id, code } = await value(anna.team.invite({ ...linkWorker, name: 'Ben' }))
    ben.choose()
    const { letters } = await value(ben.team.join({ code: code.toLowerCase(), computer: 'Laptop' }))
    expect(await value(ben.team.joining({}))).toEqual({ letters, placeWords: 'Sync on STICK', refused: false, lacksRoster: false })
    await person(ben.caseload, 'Bola')
    await quiet(ben)
    expect(ben.sync.status()).toMatchObject({ state: 'waiting_for_approval' })
    expect(shown(ben.caseload)).toEqual(['Bola'])

    await quiet(anna)
    expect(await value(anna.team.invitations({}))).toMatchObject([{ id, answer: { computer: 'Laptop', letters } }])
    await value(anna.team.approve({ id, letters, sheet: null }))
    // Ben's computer has said nothing yet: what he is called is known from his invitation.
    expect(await value(anna.team.computers({}))).toMatchObject([{ member: 'Anna Rahman' }, { words: 'Laptop', member: 'Ben' }])
    await quiet(anna, ben)
    expect(shown(anna.caseload)).toEqual(['Bola', 'Ngozi'])
    expect(shown(ben.caseload)).toEqual(['Bola'])
    expect(await value(ben.team.joining({}))).toBeNull()
    expect(await value(anna.team.invitations({}))).toEqual([])
  })

  test('a second laptop of the same member holds what the first does', async () => {
    const { anna, ben, clock, objects } = await begun()
    await letIn(anna, ben, linkWorker)
    const other = await teamComputer('Other', clock, objects)
    const memberId = (await value(ben.team.current({})))?.memberId ?? ''
    await letIn(anna, other, { memberId, role: 'link-worker', caseloads: [], ownCaseload: null })
    await person(ben.caseload, 'Bola')
    await person(other.caseload, 'Olu')
    await quiet(ben, other, anna)
    expect(shown(other.caseload)).toEqual(['Bola', 'Olu'])
    expect(shown(ben.caseload)).toEqual(['Bola', 'Olu'])
    expect(profileOf(other.caseload).memberName).toBe('Ben Rahman')
  })

  test('a second laptop is invited, and joins, before the first has said anything', async () => {
    const { anna, ben, clock, objects } = await begun()
    const first = await value(anna.team.invite({ ...linkWorker, name: 'Ben' }))
    ben.choose()
    const { letters } = await value(ben.team.join({ code: first.code, computer: 'Laptop' }))
    await quiet(anna)
    await value(anna.team.approve({ id: first.id, letters, sheet: null }))
    await anna.sync.cycle()
    const memberId = (await value(anna.team.computers({})))?.find(({ words }) => words === 'Laptop')?.memberId ?? ''
    const other = await teamComputer('Other', clock, objects)
    await letIn(anna, other, { memberId, role: 'link-worker', caseloads: [], ownCaseload: null })
    await person(other.caseload, 'Olu')
    await quiet(ben, other, anna)
    expect(shown(ben.caseload)).toEqual(['Olu'])
    for (const { caseload } of [ben, other]) expect(profileOf(caseload).memberName).toBe('Ben Rahman')
  })

  test('an administrator’s other computer as a link worker’s holds their own caseload, and no colleague’s', async () => {
    const { anna, ben, clock, objects } = await begun()
    await letIn(anna, ben, linkWorker)
    await person(ben.caseload, 'Bola')
    await quiet(ben, anna)
    const laptop = await teamComputer('Laptop', clock, objects)
    const memberId = (await value(anna.team.current({})))?.memberId ?? ''
    await letIn(anna, laptop, { memberId, role: 'link-worker', caseloads: [], ownCaseload: null })
    await quiet(laptop, anna, ben)
    expect(shown(anna.caseload)).toEqual(['Bola', 'Ngozi'])
    expect(shown(laptop.caseload)).toEqual(['Ngozi'])
    expect((await value(anna.team.current({})))?.caseloads).toMatchObject([
      { name: 'A. Rahman', workers: ['Anna Rahman'] },
      { name: 'B. Okoro', workers: ['Ben Rahman'] },
      { kind: 'inbox', workers: [] },
    ])
  })

  test('needs a code that is whole, and an empty caseload', async () => {
    const { anna, ben } = await begun()
    const { code } = await value(anna.team.invite({ ...linkWorker, name: 'Ben' }))
    ben.choose()
    const groups = codeGroups(code)
    expect(await ben.team.join({ code: [...groups.slice(0, 2), 'ZZZZ2', ...groups.slice(3)].join(' '), computer: 'L' })).toEqual({
      ok: false,
      error: { code: 'code_group_mistyped', group: 3 },
    })
    expect(await ben.team.join({ code: groups.slice(1).join(''), computer: 'L' })).toEqual(fault('code_wrong_length'))
    await person(ben.caseload)
    expect(await ben.team.join({ code, computer: 'L' })).toEqual(fault('caseload_not_empty'))
    expect(await anna.team.join({ code, computer: 'L' })).toEqual(fault('already_in_team'))
  })

  test('never makes a team', async () => {
    const { anna, ben, objects } = await begun()
    const { code } = await value(anna.team.invite({ ...linkWorker, name: 'Ben' }))
    ben.choose()
    ben.through(new Map())
    expect(await ben.team.join({ code, computer: 'L' })).toEqual(fault('no_team_here'))
    ben.through(new Map([...objects].filter(([path]) => path !== 'vault.json')))
    expect(await ben.team.join({ code, computer: 'L' })).toEqual(fault('no_team_here'))
    expect(await value(ben.team.joining({}))).toBeNull()
  })

  test('stops at a store that is another team’s', async () => {
    const { anna, ben, clock, objects } = await begun()
    const others: Objects = new Map()
    await beginTeam(await teamComputer('Carol', clock, others))
    const { code } = await value(anna.team.invite({ ...linkWorker, name: 'Ben' }))
    ben.choose()
    ben.through(others)
    // The code itself says so: no invitation lies there that could.
    expect(await ben.team.join({ code, computer: 'L' })).toEqual(fault('other_team'))
    const invitations = [...objects].filter(([path]) => path.startsWith('join/'))
    ben.through(new Map([...others, ...invitations]))
    expect(await ben.team.join({ code, computer: 'L' })).toEqual(fault('other_team'))
  })

  test('stops at a store that was rolled back', async () => {
    const { ben, code, old } = await rolledBack()
    ben.through(old)
    expect(await ben.team.join({ code, computer: 'L' })).toEqual(fault('rolled_back'))
  })

  test('stops also where invented names stand in for the heads that are gone', async () => {
    const { ben, code, old, gone } = await rolledBack()
    const invented = gone.filter((path) => path.startsWith('heads/')).map((path) => [path, Buffer.alloc(320)] as const)
    expect(invented.length).toBeGreaterThan(0)
    ben.through(new Map([...old, ...invented]))
    expect(await ben.team.join({ code, computer: 'L' })).toEqual(fault('rolled_back'))
  })

  test('is not kept from anybody by names that were invented', async () => {
    const { anna, ben, objects } = await begun()
    objects.set(`heads/${'ee'.repeat(16)}.7`, Buffer.alloc(320))
    const { code } = await value(anna.team.invite({ ...linkWorker, name: 'Ben' }))
    objects.delete(`heads/${'ee'.repeat(16)}.7`)
    ben.choose()
    expect(await ben.team.join({ code, computer: 'L' })).toMatchObject({ ok: true })
  })

  test('given up leaves a caseload of its own behind', async () => {
    const { anna, ben, objects } = await begun()
    const { code } = await value(anna.team.invite({ ...linkWorker, name: 'Ben' }))
    ben.choose()
    await value(ben.team.join({ code, computer: 'L' }))
    await quiet(ben)
    await value(ben.team.cancelJoin({}))
    expect(await value(ben.team.joining({}))).toBeNull()
    expect(ben.sync.status().state).toBe('off')
    expect([...objects.keys()].filter((path) => path.startsWith('join/'))).toEqual([])
    expect(profileOf(ben.caseload).memberName).toBe('Ben Rahman')
    await person(ben.caseload)
    ben.through(new Map())
    await beginTeam(ben)
    await quiet(ben)
    expect((await value(ben.team.current({})))?.caseloads).toHaveLength(2)
  })

  test('is begun anew with another code', async () => {
    const { anna, ben } = await begun()
    const [first, second] = [await value(anna.team.invite({ ...linkWorker, name: 'Ben' })), await value(anna.team.invite({ ...linkWorker, name: 'Ben' }))]
    ben.choose()
    await value(ben.team.join({ code: first.code, computer: 'L' }))
    await quiet(ben)
    ben.choose()
    const { letters } = await value(ben.team.join({ code: second.code, computer: 'L' }))
    await value(anna.team.approve({ id: second.id, letters, sheet: null }))
    await quiet(anna, ben)
    expect((await value(ben.team.current({})))?.caseloads.filter(({ held }) => held).map(({ name: words }) => words)).toEqual(['B. Okoro'])
  })

  test('given up while it syncs leaves nothing of the team', async () => {
    const { anna, ben } = await begun()
    const { code } = await value(anna.team.invite({ ...linkWorker, name: 'Ben' }))
    ben.choose()
    await value(ben.team.join({ code, computer: 'L' }))
    const underWay = ben.sync.cycle()
    await value(ben.team.cancelJoin({}))
    await underWay
    const count = (table: string): unknown => ben.caseload.database.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()
    expect(['peer', 'awaited', 'outbox', 'scopeKey'].map(count)).toEqual([0, 0, 0, 0])
    expect(ben.caseload.database.prepare("SELECT count(*) FROM chain WHERE scope = 'roster'").pluck().get()).toBe(0)
  })
})
