import { describe, expect, test } from 'vitest'
import { addPerson, bestTimes, everythingAbout, handoverTeam, shown, writeBestTimes } from '../../../test/core/handover-team.ts'
import { fault, value } from '../../../test/core/answers.ts'
import { quiet } from '../../../test/core/team-computers.ts'
import { tools } from '../../../test/core/test-notes.ts'
import { createUndoHandlers } from '../caseload/undo-handlers.ts'

const moved = async () => {
  const team = await handoverTeam()
  const { anna, ben, cara, sue } = team
  const { person } = await addPerson(ben, 'Bola')
  await quiet(ben, anna, cara, sue)
  const before = [anna, ben, sue].map((computer) => everythingAbout(computer, person))
  const { undo } = await value(anna.handover.move({ personIds: [person], to: cara.own }))
  return { ...team, person, before, undo, changes: createUndoHandlers(anna.caseload) }
}

describe('undoing a move', () => {
  test('puts everything back for everybody, signed notes too, and can be undone itself', async () => {
    const { anna, ben, cara, sue, person, before, undo, changes } = await moved()
    await quiet(anna, ben, cara, sue)
    expect(shown(ben)).toEqual([])
    const { token } = await value(changes.undo({ token: undo }))
    await quiet(anna, ben, cara, sue)
    expect([anna, ben, sue].map((computer) => everythingAbout(computer, person))).toEqual(before)
    expect(shown(cara)).toEqual([])
    await value(changes.undo({ token }))
    await quiet(anna, ben, cara, sue)
    expect([anna, ben, cara, sue].map(shown)).toEqual([['Bola'], [], ['Bola'], ['Bola']])
  })

  test('at once leaves nothing that others would have to settle', async () => {
    const { anna, ben, cara, sue, person, undo, changes } = await moved()
    await value(changes.undo({ token: undo }))
    await quiet(anna, ben, cara, sue)
    writeBestTimes(ben, person, 'Evenings')
    await quiet(ben, anna, cara, sue)
    for (const computer of [anna, ben, sue]) expect(bestTimes(computer, person)).toEqual({ versions: 1, shown: 'Evenings' })
    for (const computer of [anna, sue]) expect(await value(computer.handover.lateWork({}))).toEqual([])
  })

  test('is refused once the new holder has written something, which nobody moved on purpose', async () => {
    const { anna, ben, cara, sue, person, undo, changes } = await moved()
    await quiet(anna, ben, cara, sue)
    await tools(cara.caseload, person).signed('Met at the library')
    await quiet(cara, anna)
    expect(await changes.undo({ token: undo })).toEqual(fault('changed_since'))
    expect(shown(cara)).toEqual(['Bola'])
  })

  test('is refused after the person moved on', async () => {
    const { anna, person, undo, changes, inbox } = await moved()
    await value(anna.handover.move({ personIds: [person], to: inbox }))
    expect(await changes.undo({ token: undo })).toEqual(fault('changed_since'))
  })
})
