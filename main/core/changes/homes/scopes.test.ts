import { describe, expect, test } from 'vitest'
import { scopes, teamComputer } from '../../../../test/core/team-world.ts'
import { testCaseload } from '../../../../test/core/test-caseload.ts'
import { value } from '../../../../test/core/answers.ts'
import { birth, name } from '../../../../test/core/test-notes.ts'
import { createPeople } from '../../caseload/people/people.ts'
import { formerEnds, saveFormerEnds } from '../log/former-chains.ts'
import { put } from '../record.ts'

const [team, first, second] = scopes.map(({ id }) => id) as [string, string, string]
const inbox = 'c'.repeat(32)

const scopesOfChangesAbout = ({ database }: Awaited<ReturnType<typeof testCaseload>>, person: string) =>
  database.prepare('SELECT DISTINCT scope FROM change JOIN chain ON chain.id = change.chain WHERE subject = ?').pluck().all(person)

describe('what is written', () => {
  test('alone goes to the one caseload there is', async () => {
    const caseload = await testCaseload()
    const { id } = await value(createPeople(caseload).create({ name, birth }))
    expect(caseload.scopes.own).not.toBeNull()
    expect(scopesOfChangesAbout(caseload, id)).toEqual([caseload.scopes.own])
    expect(caseload.scopes.homeOf(id)).toBe(caseload.scopes.own)
  })

  test('about a new person goes to the own caseload, of the others as well', async () => {
    const caseload = await teamComputer('one', second)
    const { id } = await value(createPeople(caseload).create({ name, birth }))
    expect(scopesOfChangesAbout(caseload, id)).toEqual([second])
  })

  test('by somebody without a caseload goes to the inbox', async () => {
    const caseload = await teamComputer('one', null)
    expect(await createPeople(caseload).create({ name, birth })).toEqual({ ok: false, error: { code: 'not_found' } })
    caseload.database.prepare(`INSERT INTO scope (id, kind) VALUES (?, 'inbox')`).run(inbox)
    const { id } = await value(createPeople(caseload).create({ name, birth }))
    expect(scopesOfChangesAbout(caseload, id)).toEqual([inbox])
    expect(caseload.database.prepare('SELECT homeScope FROM person').pluck().all()).toEqual([inbox])
  })

  test('about a known person goes to their home, also while they are deleted, unless that is not held', async () => {
    const caseload = await teamComputer('one', first)
    const { id } = await value(createPeople(caseload).create({ name, birth }))
    caseload.record(caseload.moveWrites(id, second))
    expect(caseload.scopes.homeOf(id)).toBe(second)
    caseload.record([caseload.burial('person', id, id, 'Entered twice')])
    expect(caseload.database.prepare('SELECT count(*) FROM person').pluck().get()).toBe(0)
    expect(caseload.scopes.homeOf(id)).toBe(second)
    caseload.database.prepare('DELETE FROM scope WHERE id = ?').run(second)
    expect(caseload.scopes.homeOf(id)).toBe(first)
  })

  test('about nobody goes to the team', async () => {
    const caseload = await teamComputer('one')
    const template = caseload.newId()
    caseload.record([put('noteTemplate', 'content', template, null, { templateName: 'Visit', noteKind: 'home-visit', headings: null })])
    expect(caseload.log.headsOfRecord('noteTemplate', template)[0]?.scope).toBe(team)
  })

  test('for a home that nobody has goes to the own caseload', async () => {
    const caseload = await teamComputer('one', first)
    const person = caseload.newId()
    caseload.record([put('person', 'name', person, person, name), put('person', 'home', person, person, { homeScope: 'nowhere' })])
    expect(caseload.scopes.homeOf(person)).toBe(first)
    caseload.scopes.setOwn(team)
    expect(caseload.scopes.own).toBeNull()
  })
})

describe('joining a team', () => {
  test('takes its scopes in place of the own ones, and leaves nothing of what was written alone', async () => {
    const caseload = await testCaseload()
    saveFormerEnds(caseload.database, { 1: 7 })
    expect(caseload.adopt(scopes, first)).toBe(true)
    // The numbers of chains begin anew: it would be said of others.
    expect(formerEnds(caseload.database)).toEqual({})
    expect([...caseload.scopes.held()].toSorted()).toEqual(scopes.map(({ id }) => id).toSorted())
    expect([caseload.scopes.team, caseload.scopes.own, caseload.scopes.inbox]).toEqual([team, first, null])
    for (const table of ['change', 'chain', 'member']) expect(caseload.database.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()).toBe(0)
  })

  test('is not for a caseload that somebody is in', async () => {
    const caseload = await testCaseload()
    await value(createPeople(caseload).create({ name, birth }))
    const held = [...caseload.scopes.held()]
    expect(caseload.adopt(scopes, first)).toBe(false)
    expect([...caseload.scopes.held()]).toEqual(held)
    expect(caseload.database.prepare('SELECT count(*) FROM person').pluck().get()).toBe(1)
  })
})
