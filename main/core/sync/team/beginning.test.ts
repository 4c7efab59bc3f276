import { describe, expect, test } from 'vitest'
import { codeGroups } from '../../../../shared/rules/secrets/grouped-code.ts'
import { fault, value } from '../../../../test/core/answers.ts'
import { begun, shown, twoComputers } from '../../../../test/core/begun-team.ts'
import { beginTeam } from '../../../../test/core/team-computers.ts'

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
    const shownAt = (await without()) ?? 0
    await value(anna.team.sheetDestroyed({}))
    expect(await without()).toBeNull()
    await value(anna.team.sheetNotDestroyed({ shownAt }))
    expect(await without()).toBe(shownAt)
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
