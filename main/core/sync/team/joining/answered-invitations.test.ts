import { describe, expect, test } from 'vitest'
import { codeGroups } from '../../../../../shared/rules/secrets/grouped-code.ts'
import { fault, value } from '../../../../../test/core/answers.ts'
import { begun, shown } from '../../../../../test/core/begun-team.ts'
import { memoryStore } from '../../../../../test/core/memory-store.ts'
import { beginTeam, letIn, linkWorker, quiet, supervisor, teamComputer, type TeamComputer } from '../../../../../test/core/team-computers.ts'
import { testClock } from '../../../../../test/core/test-caseload.ts'

describe('an invitation', () => {
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

  test('tells what its joiner is called there, where they are new and were invited by another name', async () => {
    const { anna, ben } = await begun()
    const called = async (wish: { readonly name: string; readonly memberId?: string | null }) => {
      const { id, code } = await value(anna.team.invite({ ...linkWorker, ...wish }))
      ben.choose()
      await value(ben.team.join({ code, computer: 'L' }))
      await quiet(anna)
      const invitations = await value(anna.team.invitations({}))
      await value(ben.team.cancelJoin({}))
      return invitations.find((invitation) => invitation.id === id)?.answer
    }
    expect(await called({ name: 'Benjamin' })).toMatchObject({ otherName: 'Ben Rahman' })
    expect(await called({ name: 'Ben Rahman' })).toMatchObject({ otherName: null })
    // Another computer of somebody in the team takes over what the team calls them.
    const memberId = (await value(anna.team.current({})))?.memberId ?? null
    expect(await called({ name: 'Anna Rahman', memberId })).toMatchObject({ otherName: null })
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

  /** Ben's answer to an invitation was seen; Eve has put hers in its place. */
  const answeredTwice = async () => {
    const { anna, ben, clock, objects } = await begun()
    const eve = await teamComputer('Eve', clock, objects)
    const { id, code } = await value(anna.team.invite({ ...linkWorker, name: 'Ben' }))
    for (const computer of [ben, eve]) computer.choose()
    await value(ben.team.join({ code, computer: 'L' }))
    await quiet(anna)
    objects.delete([...objects.keys()].find((path) => path.endsWith('.req')) ?? '')
    const { letters } = await value(eve.team.join({ code, computer: 'L' }))
    return { anna, eve, objects, id, letters }
  }

  test('an answer in the place of one that was seen is a second one', async () => {
    const { anna, objects, id } = await answeredTwice()
    await quiet(anna)
    expect(await value(anna.team.invitations({}))).toMatchObject([{ id, answer: 'two_answered' }])
    expect([...objects.keys()].filter((path) => path.startsWith('join/'))).toEqual([])
  })

  /** Anna's computer finds a second answer to an invitation; while it takes both from the store its user does something else. */
  const whileRefused = async (act: (anna: TeamComputer, invitation: { readonly id: string; readonly letters: string }) => unknown) => {
    const { anna, eve, objects, id, letters } = await answeredTwice()
    let hasActed = false
    let answer: unknown
    anna.opening(() => ({
      ...memoryStore(objects),
      async remove(path) {
        const isFirst = path.startsWith('join/') && !hasActed
        hasActed ||= isFirst
        if (isFirst) answer = await act(anna, { id, letters })
        objects.delete(path)
      },
    }))
    await quiet(anna)
    return { anna, eve, answer }
  }

  test('that is approved while two answers are being refused lets nobody in', async () => {
    const { anna, eve, answer } = await whileRefused(({ team }, { id, letters }) => team.approve({ id, letters, sheet: null }))
    expect(answer).toEqual(fault('two_answered'))
    expect(anna.book.current()?.devices.has(eve.id)).toBe(false)
    expect(await value(anna.team.invitations({}))).toMatchObject([{ answer: 'two_answered' }])
  })

  test('that is taken back while two answers are being refused stays taken back', async () => {
    const { anna, answer } = await whileRefused(({ team }, { id }) => team.cancelInvitation({ id }))
    expect(answer).toMatchObject({ ok: true })
    expect(await value(anna.team.invitations({}))).toEqual([])
  })

  test('that is approved twice at once lets in once', async () => {
    const { anna, ben } = await begun()
    const { id, code } = await value(anna.team.invite({ ...linkWorker, name: 'Ben' }))
    ben.choose()
    const { letters } = await value(ben.team.join({ code, computer: 'L' }))
    const approve = () => anna.team.approve({ id, letters, sheet: null })
    expect(await Promise.all([approve(), approve()])).toEqual([expect.objectContaining({ ok: true }), fault('not_found')])
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
