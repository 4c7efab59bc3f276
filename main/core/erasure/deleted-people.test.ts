import { describe, expect, test } from 'vitest'
import { fault, value } from '../../../test/core/answers.ts'
import { familyName, namePerson, personId, settle, syncTeam } from '../../../test/core/sync-computers.ts'
import { testClock } from '../../../test/core/test-caseload.ts'
import { teamComputer } from '../../../test/core/team-computers.ts'
import { birth, name } from '../../../test/core/test-notes.ts'
import { newDatabase } from '../../../test/simulation/template-database.ts'
import { createPeople } from '../caseload/people/people.ts'
import { put } from '../changes/record.ts'
import { createErasureHandlers } from './erasure-handlers.ts'

const [alias, stays] = [personId(2), personId(3)]

const alone = async () => {
  const clock = testClock()
  const disk = newDatabase()
  disk.pragma('secure_delete = ON')
  const anna = await teamComputer('Anna', clock, new Map(), disk)
  const { caseload, book, sync } = anna
  const people = createPeople(caseload)
  const { id: ada } = await value(people.create({ name: { ...name, family: 'Quillfeather' }, birth }))
  namePerson(anna, alias, 'Merriweather')
  namePerson(anna, stays, 'Stays')
  caseload.record([put('person', 'mergedInto', alias, alias, { mergedInto: ada })])
  return { clock, anna, caseload, people, ada, erasing: createErasureHandlers({ caseload, book, sync }) }
}

describe('somebody whose record was deleted', () => {
  test('is listed under their name, once with what was merged into them, and nobody else is', async () => {
    const { clock, caseload, people, ada, erasing } = await alone()
    expect(await value(erasing.deleted({}))).toEqual([])
    const deletedAt = clock.now()
    const { undo } = await value(people.remove({ id: ada, reason: 'By mistake' }))
    clock.advance({ days: 1 })
    const { undo: undoOther } = await value(people.remove({ id: stays, reason: 'By mistake' }))
    expect(await value(erasing.deleted({}))).toEqual([
      { personId: stays, name: expect.objectContaining({ family: 'Stays' }), deletedAt: clock.now() },
      { personId: ada, name: { ...name, family: 'Quillfeather' }, deletedAt },
    ])
    caseload.undo(undoOther)
    caseload.undo(undo)
    expect(await value(erasing.deleted({}))).toEqual([])
    await value(people.remove({ id: stays, reason: 'By mistake' }))
    clock.advance({ days: 1 })
    await value(people.remove({ id: ada, reason: 'By mistake' }))
    expect((await value(erasing.deleted({}))).map(({ personId: id }) => id)).toEqual([ada, stays])
  })

  test('can be erased without their deletion being undone, with all that was merged into them', async () => {
    const { caseload, people, ada, erasing, anna } = await alone()
    await value(people.remove({ id: ada, reason: 'By mistake' }))
    const lines = caseload.database.prepare('SELECT count(*) FROM change WHERE subject IN (?, ?)').pluck()
    expect(await value(erasing.preview({ personId: ada }))).toMatchObject({ changes: lines.get(ada, alias) })
    await value(erasing.erase({ personId: ada }))
    expect(lines.get(ada, alias)).toBe(0)
    const bytes = caseload.database.serialize().toString('latin1')
    expect(['Quillfeather', 'Merriweather', ada, alias].filter((word) => bytes.includes(word))).toEqual([])
    expect(await value(erasing.deleted({}))).toEqual([])
    expect(familyName(anna, stays)).toBe('Stays')
    expect(await value(erasing.certificates({}))).toHaveLength(1)
  })

  test('is listed in a team for administrators alone, and leaves every computer', async () => {
    const team = await syncTeam()
    const { founder } = team
    const second = await team.enrol('second', 'link-worker', [team.caseload])
    namePerson(founder, stays, 'Secret')
    await settle(founder, second)
    second.caseload.scopes.setOwn(team.caseload)
    await value(createPeople(second.caseload).remove({ id: stays, reason: 'By mistake' }))
    await settle(second, founder)
    const [of, ofSecond] = [founder, second].map(({ caseload, book, sync }) => createErasureHandlers({ caseload, book, sync }))
    expect(await ofSecond?.deleted({})).toEqual(fault('not_allowed'))
    expect(await of?.deleted({})).toMatchObject({ value: [{ personId: stays }] })
    await of?.erase({ personId: stays })
    await settle(founder, second)
    for (const { caseload } of [founder, second]) expect(caseload.database.prepare("SELECT count(*) FROM change WHERE subject = ? OR instr(value, 'Secret') > 0").pluck().get(stays)).toBe(0)
    expect(await of?.deleted({})).toMatchObject({ value: [] })
  })
})
