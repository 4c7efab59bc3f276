import { expect, test } from 'vitest'
import { familyName, namePerson, personId, settle, syncTeam } from '../../../test/core/sync-computers.ts'
import { sync } from '../../../shared/contract/sync.ts'
import { createErasureHandlers } from '../erasure/erasure-handlers.ts'
import { put } from '../changes/record.ts'
import { listRefusals, refusedStatement } from './refusals.ts'
import { refusedCountStatement } from './sync-status.ts'
import { enrolAct, removeAct } from './roster/act-writing.ts'

const [ada, ben, eve] = [personId(1), personId(2), personId(3)]

/** An administrator and a link worker, who both have a caseload with somebody on it. */
const twoComputers = async () => {
  const team = await syncTeam()
  const { founder } = team
  const second = await team.enrol('second', 'link-worker', [team.caseload])
  namePerson(founder, ada, 'Okafor')
  await settle(founder, second)
  second.caseload.scopes.setOwn(team.caseload)
  return { team, founder, second }
}

test('nothing is listed where everything counts', async () => {
  const { founder, second } = await twoComputers()
  for (const computer of [founder, second]) expect(listRefusals(computer)).toEqual([])
})

test('what a removed computer writes later is told by its kind; people by name where their record is here', async () => {
  const { founder, second } = await twoComputers()
  founder.book.write([removeAct(second.id, 'left', founder.book.writer())])
  namePerson(second, ada, 'Obi')
  namePerson(second, eve, 'Unheard of')
  await second.cycle()
  await settle(founder)

  const refusals = sync.refused.output.parse(listRefusals(founder))
  expect(refusals).toMatchObject([{ device: second.id, reason: 'after_removal', entity: 'person', changes: 2, people: [{ id: ada, name: { family: 'Okafor' } }] }])
  expect(refusals[0]?.since).toBeGreaterThan(0)
  expect(JSON.stringify(refusals)).not.toMatch(new RegExp(`Unheard of|${eve}`))
  expect(founder.sync.status().refused).toBe(2)
})

test('what a role may not write is told apart from what is about somebody who was erased', async () => {
  const { founder, second } = await twoComputers()
  const template = second.caseload.newId()
  second.caseload.record([put('noteTemplate', 'content', template, null, { templateName: 'Mine', noteKind: 'review', headings: 'How it went' })])
  expect(await createErasureHandlers(founder).erase({ personId: ada })).toMatchObject({ ok: true })
  namePerson(second, ada, 'Written again')
  namePerson(second, ben, 'Dunn')
  await settle(founder, second)

  expect(familyName(founder, ben)).toBe('Dunn')
  const refusals = sync.refused.output.parse(listRefusals(founder))
  expect(refusals.map(({ reason, entity, changes, people }) => [reason, entity, changes, people])).toEqual(
    expect.arrayContaining([
      ['role', 'noteTemplate', 1, []],
      ['erased', 'person', 1, []],
    ]),
  )
  expect(refusals).toHaveLength(2)
})

test('acts of the team that somebody wrote who administers nothing are told', async () => {
  const { founder, second } = await twoComputers()
  second.book.write([enrolAct('eve', 'supervisor', { signKey: Buffer.alloc(32, 1), boxKey: Buffer.alloc(32, 2) }), removeAct(founder.id, 'lost', second.book.writer())])
  await settle(founder, second)
  for (const computer of [founder, second]) {
    const refusals = sync.refused.output.parse(listRefusals(computer))
    expect(refusals).toMatchObject([{ device: second.id, reason: 'role', entity: 'act', changes: 2, people: [] }])
    expect(refusals[0]?.since).toBeGreaterThan(0)
    expect(computer.sync.status().refused).toBe(2)
  }
})

test.each([refusedStatement, refusedCountStatement])('what has no effect is found without reading the whole log', async (statement) => {
  const { founder } = await twoComputers()
  const steps = founder.caseload.database.prepare(`EXPLAIN QUERY PLAN ${statement}`).all('roster') as { detail: string }[]
  const ofChanges = steps.map(({ detail }) => detail).filter((detail) => /(SCAN|SEARCH) change\b/.test(detail))
  expect(ofChanges.length).toBeGreaterThan(0)
  for (const detail of ofChanges) expect(detail).toMatch(/INDEX change_(aside|copied)|INTEGER PRIMARY KEY/)
})
