import { describe, expect, test } from 'vitest'
import { value } from '../../../test/core/answers.ts'
import { birth, name } from '../../../test/core/test-notes.ts'
import { testCaseload, type TestCaseload } from '../../../test/core/test-caseload.ts'
import { createPeople } from '../caseload/people/people.ts'
import { put } from './record.ts'

const otherScope = 'c0ffee00c0ffee00c0ffee00c0ffee00'
const atOnce = async (): Promise<void> => undefined

const hold = ({ database }: TestCaseload, scope: string): void =>
  void database.prepare(`INSERT INTO scope (id, kind) VALUES (?, 'caseload')`).run(scope)

const people = ({ database }: TestCaseload) => ({
  shown: database.prepare('SELECT id FROM person').pluck().all(),
  numbers: database.prepare('SELECT personId FROM contactPoint').pluck().all(),
  listed: database.prepare('SELECT personId FROM overview').pluck().all(),
  found: database.prepare('SELECT count(*) FROM searchDocument').pluck().get(),
})

const onePerson = async () => {
  const caseload = await testCaseload()
  const handlers = createPeople(caseload)
  const { id } = await value(handlers.create({ name, birth }))
  await value(handlers.saveContactPoint({ id: null, base: [], details: { kind: 'phone', value: '07700 900123', use: 'mobile', preference: 1, personId: id } }))
  return { caseload, id }
}

const goHome = (caseload: TestCaseload, id: string, homeScope: string) =>
  caseload.record([put('person', 'home', id, id, { homeScope }, caseload.baseOf('person', id, 'home'))])

describe('a person whose home is a scope that is not held here', () => {
  test('has no rows, with everything about them, and has them again when they come back', async () => {
    const { caseload, id } = await onePerson()
    const home = caseload.scopes.homeOf(id)
    const here = people(caseload)
    goHome(caseload, id, otherScope)
    expect(people(caseload)).toEqual({ shown: [], numbers: [], listed: [], found: 0 })
    caseload.rebuild()
    expect(people(caseload).shown).toEqual([])
    goHome(caseload, id, home)
    expect(people(caseload)).toEqual(here)
  })

  test('is shown once that scope is held, and hidden again while it is not to be shown', async () => {
    const { caseload, id } = await onePerson()
    await caseload.followScopes([], atOnce)
    const here = people(caseload)
    goHome(caseload, id, otherScope)
    hold(caseload, otherScope)
    await caseload.followScopes([], atOnce)
    expect(people(caseload)).toEqual(here)
    await caseload.followScopes([otherScope], atOnce)
    expect(people(caseload).shown).toEqual([])
    caseload.rebuild()
    expect(people(caseload).shown).toEqual([])
    await caseload.followScopes([], atOnce)
    expect(people(caseload)).toEqual(here)
  })

  test('what is written about them meanwhile is kept', async () => {
    const { caseload, id } = await onePerson()
    const home = caseload.scopes.homeOf(id)
    goHome(caseload, id, otherScope)
    caseload.record([put('person', 'death', id, id, { diedOn: '2026-11-01' })])
    goHome(caseload, id, home)
    expect(caseload.database.prepare('SELECT diedOn FROM person').pluck().all()).toEqual(['2026-11-01'])
  })
})
