import { describe, expect, test } from 'vitest'
import { fault, value } from '../../../../test/core/answers.ts'
import { memoryStore } from '../../../../test/core/memory-store.ts'
import { birth, name } from '../../../../test/core/test-notes.ts'
import { testClock } from '../../../../test/core/test-caseload.ts'
import { beginTeam, letIn, linkWorker, quiet, supervisor, teamComputer, type Objects } from '../../../../test/core/team-computers.ts'
import { createPeople } from '../../caseload/people/people.ts'
import type { Caseload } from '../../caseload/caseload.ts'
import { profileOf } from '../../caseload/settings.ts'
import { codeGroups } from '../../../../shared/rules/grouped-code.ts'

const person = async (caseload: Caseload, given = 'Ngozi'): Promise<string> =>
  (await value(createPeople(caseload).create({ name: { ...name, given }, birth }))).id

const shown = ({ database }: Caseload): unknown[] => database.prepare('SELECT given FROM person ORDER BY given').pluck().all()

const twoComputers = async () => {
  const clock = testClock()
  const objects: Objects = new Map()
  const [anna, ben] = [await teamComputer('Anna', clock, objects), await teamComputer('Ben', clock, objects)]
  return { clock, objects, anna, ben }
}

const begun = async () => {
  const computers = await twoComputers()
  await person(computers.anna.caseload)
  const sheet = await beginTeam(computers.anna)
  await quiet(computers.anna)
  return { ...computers, sheet }
}

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

describe('beginning a team', () => {
  test('makes this computer its first administrator’s, with its caseload as it was', async () => {
    const { anna } = await begun()
    expect(await value(anna.team.current({}))).toMatchObject({
      role: 'administrator',
      computers: 1,
      caseloads: [
        { kind: 'caseload', name: 'A. Rahman', held: true, workers: ['Anna Rahman'] },
        { kind: 'inbox', name: 'Unallocated referrals', held: true, workers: [] },
      ],
    })
    expect(shown(anna.caseload)).toEqual(['Ngozi'])
    expect(anna.sync.status()).toMatchObject({ state: 'idle', waiting: 0 })
  })

  test('keeps nothing until the sheet was typed back', async () => {
    const { anna, objects } = await twoComputers()
    anna.choose()
    const { sheet } = await value(anna.team.begin({}))
    const groups = codeGroups(sheet)
    expect(await anna.team.confirmSheet({ groups: [{ number: 1, text: groups[0] ?? '' }, { number: 3, text: 'AAAAA' }] })).toEqual({
      ok: false,
      error: { code: 'sheet_group_mistyped', group: 3 },
    })
    expect(objects.size).toBe(0)
    expect(await value(anna.team.current({}))).toBeNull()
    expect(await anna.team.confirmSheet({ groups: [{ number: 1, text: groups[0] ?? '' }] })).toMatchObject({ ok: false })
  })

  test('a sheet with which no team has begun is told of until it was destroyed, or until a team begins', async () => {
    const { anna, clock } = await twoComputers()
    const without = () => value(anna.team.sheetWithoutTeam({}))
    expect(await without()).toBeNull()
    anna.choose()
    await value(anna.team.begin({}))
    expect(await without()).toBe(clock.now())
    await value(anna.team.sheetDestroyed({}))
    expect(await without()).toBeNull()
    await value(anna.team.begin({}))
    await beginTeam(anna)
    expect(await without()).toBeNull()
  })

  test('never happens where a team lives, nor twice', async () => {
    const { anna, ben } = await begun()
    ben.choose()
    expect(await ben.team.begin({})).toEqual(fault('place_not_empty'))
    anna.choose()
    expect(await anna.team.begin({})).toEqual(fault('already_in_team'))
    expect(await ben.team.confirmSheet({ groups: [] })).toEqual(fault('sheet_gone'))
  })

  test('is refused when the place was used while the sheet was printed', async () => {
    const { anna, ben } = await twoComputers()
    anna.choose()
    const { sheet } = await value(anna.team.begin({}))
    await beginTeam(ben)
    const groups = codeGroups(sheet)
    const typed = [1, 2].map((number) => ({ number, text: groups[number - 1] ?? '' }))
    expect(await anna.team.confirmSheet({ groups: typed })).toEqual(fault('place_not_empty'))
    expect(await value(anna.team.current({}))).toBeNull()
  })
})

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

  test('an administrator is approved with the team sheet alone', async () => {
    const { anna, ben, sheet } = await begun()
    const { id, code } = await value(anna.team.invite({ ...supervisor, role: 'administrator', name: 'Ben' }))
    ben.choose()
    const { letters } = await value(ben.team.join({ code, computer: 'Laptop' }))
    expect(await anna.team.approve({ id, letters, sheet: null })).toEqual(fault('sheet_wrong_length'))
    const wrong = (await teamSheetOfOthers()).replaceAll(' ', '')
    expect(await anna.team.approve({ id, letters, sheet: wrong })).toEqual(fault('wrong_sheet'))
    await value(anna.team.approve({ id, letters, sheet: codeGroups(sheet).join(' ') }))
    await quiet(anna, ben)
    expect((await value(ben.team.current({})))?.role).toBe('administrator')
    expect(shown(ben.caseload)).toEqual(['Ngozi'])
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

  test('stops after seven days, and an answer is not approved after them', async () => {
    const { anna, ben, clock } = await begun()
    const { id, code, until } = await value(anna.team.invite({ ...linkWorker, name: 'Ben' }))
    expect(until).toBe('2026-11-30')
    ben.choose()
    clock.advance({ days: 6 })
    const { letters } = await value(ben.team.join({ code, computer: 'L' }))
    clock.advance({ days: 1, minutes: 1 })
    expect(await anna.team.approve({ id, letters, sheet: null })).toEqual(fault('invitation_over'))
    await value(ben.team.cancelJoin({}))
    ben.choose()
    expect(await ben.team.join({ code, computer: 'L' })).toMatchObject({ ok: false })
    await quiet(anna)
    expect(await value(anna.team.invitations({}))).toEqual([])
  })

  test('whose joiner has stopped asks for nobody any more', async () => {
    const { anna, ben } = await begun()
    const answered = async () => {
      const { id, code } = await value(anna.team.invite({ ...linkWorker, name: 'Ben' }))
      ben.choose()
      const { letters } = await value(ben.team.join({ code, computer: 'L' }))
      return { id, letters }
    }
    const first = await answered()
    await quiet(anna)
    await value(ben.team.cancelJoin({}))
    expect(await anna.team.approve({ ...first, sheet: null })).toEqual(fault('answer_gone'))
    await quiet(anna)
    expect(await value(anna.team.invitations({}))).toMatchObject([{ id: first.id, answer: 'gone' }])
    const { id } = await answered()
    await value(ben.team.cancelJoin({}))
    await quiet(anna)
    expect(await value(anna.team.invitations({}))).toMatchObject([{ answer: 'gone' }, { id, answer: 'gone' }])
  })

  test('that is taken back while its answers are being looked for stays taken back', async () => {
    const { anna, objects } = await begun()
    const { id } = await value(anna.team.invite({ ...linkWorker, name: 'Ben' }))
    let isTakenBack = false
    anna.opening(() => ({
      ...memoryStore(objects),
      async get(path) {
        if (path.endsWith('.inv') && !isTakenBack) {
          isTakenBack = true
          await value(anna.team.cancelInvitation({ id }))
        }
        return objects.get(path)?.slice() ?? null
      },
    }))
    await quiet(anna)
    expect(isTakenBack).toBe(true)
    expect(await value(anna.team.invitations({}))).toEqual([])
  })

  test('two answers to one invitation are both refused', async () => {
    const { anna, ben, clock, objects } = await begun()
    const eve = await teamComputer('Eve', clock, objects)
    const { id, code } = await value(anna.team.invite({ ...linkWorker, name: 'Ben' }))
    for (const computer of [ben, eve]) computer.choose()
    const { letters } = await value(ben.team.join({ code, computer: 'L' }))
    await value(eve.team.join({ code, computer: 'L' }))
    expect(await anna.team.approve({ id, letters, sheet: null })).toEqual(fault('two_answered'))
    expect(await value(anna.team.invitations({}))).toMatchObject([{ id, answer: 'two_answered' }])
    await quiet(ben)
    expect(await value(ben.team.joining({}))).toMatchObject({ refused: true })
    expect(anna.book.current()?.devices.size).toBe(1)
  })

  test('an answer written over another comes to light: the first is put beside it again', async () => {
    const { anna, ben, clock, objects } = await begun()
    const eve = await teamComputer('Eve', clock, objects)
    const { id, code } = await value(anna.team.invite({ ...linkWorker, name: 'Ben' }))
    for (const computer of [ben, eve]) computer.choose()
    await value(ben.team.join({ code, computer: 'L' }))
    const requestName = [...objects.keys()].find((path) => path.endsWith('.req')) ?? ''
    objects.delete(requestName)
    const { letters } = await value(eve.team.join({ code, computer: 'L' }))
    await quiet(ben)
    expect(await anna.team.approve({ id, letters, sheet: null })).toEqual(fault('two_answered'))
  })

  test('an answer in the place of one that was seen is a second one', async () => {
    const { anna, ben, clock, objects } = await begun()
    const eve = await teamComputer('Eve', clock, objects)
    const { id, code } = await value(anna.team.invite({ ...linkWorker, name: 'Ben' }))
    for (const computer of [ben, eve]) computer.choose()
    await value(ben.team.join({ code, computer: 'L' }))
    await quiet(anna)
    objects.delete([...objects.keys()].find((path) => path.endsWith('.req')) ?? '')
    await value(eve.team.join({ code, computer: 'L' }))
    await quiet(anna)
    expect(await value(anna.team.invitations({}))).toMatchObject([{ id, answer: 'two_answered' }])
    expect([...objects.keys()].filter((path) => path.startsWith('join/'))).toEqual([])
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

  test('cancelled by the administrator ends before it began', async () => {
    const { anna, ben } = await begun()
    const { id, code } = await value(anna.team.invite({ ...linkWorker, name: 'Ben' }))
    await value(anna.team.cancelInvitation({ id }))
    ben.choose()
    expect(await ben.team.join({ code, computer: 'L' })).toEqual(fault('invitation_over'))
    expect(await anna.team.cancelInvitation({ id })).toEqual(fault('not_found'))
  })

  test('is an administrator’s business alone', async () => {
    const { anna, ben } = await begun()
    await letIn(anna, ben, supervisor)
    expect(await ben.team.invitations({})).toEqual(fault('not_allowed'))
    expect(await ben.team.invite({ ...linkWorker, name: 'Eve' })).toEqual(fault('not_allowed'))
    expect(await ben.team.approve({ id: 'x', letters: '', sheet: null })).toEqual(fault('not_allowed'))
    expect(await anna.team.invite({ ...linkWorker, ownCaseload: null, name: 'Eve' })).toMatchObject({ ok: false, error: { code: 'invalid_input', fields: ['caseloads'] } })
    expect(await anna.team.invite({ ...linkWorker, caseloads: ['0'.repeat(32)], name: 'Eve' })).toEqual(fault('not_found'))
  })
})

const teamSheetOfOthers = async (): Promise<string> => {
  const other = await teamComputer('Dora', testClock(), new Map())
  return beginTeam(other)
}
