import { describe, expect, test } from 'vitest'
import { value } from '../../../../test/core/answers.ts'
import { birth, name } from '../../../../test/core/test-notes.ts'
import { teamComputer } from '../../../../test/core/team-world.ts'
import { receive, testCaseload, type TestCaseload } from '../../../../test/core/test-caseload.ts'
import { createPeople } from '../../caseload/people/people.ts'
import { toText } from '../../common/bytes.ts'
import { digestLine } from '../log/line.ts'
import { put } from '../record.ts'

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

describe('of several homes that stand', () => {
  const [north, south] = ['a'.repeat(32), 'b'.repeat(32)]
  const person = '01930000-0000-7000-8000-000000000001'

  /** The lines of one device in one caseload; a number names the line of its own that it takes the place of. */
  const say = (caseload: TestCaseload, device: string, scope: string, ...homes: readonly { home: string; hlc: number; after?: number }[]): void => {
    const lines: string[] = []
    for (const { home, hlc, after } of homes) {
      const named = after === undefined ? [] : [[device, after, toText(digestLine(lines[after - 1] ?? '').subarray(0, 8))]]
      lines.push(JSON.stringify([lines.length + 1, hlc, 'person', person, 'home', person, named, { homeScope: home }]))
    }
    receive(caseload, { scope, device, lines })
  }
  const homeOf = ({ scopes }: TestCaseload) => scopes.homeOf(person)

  test('a newer one counts that was said where the person is by it, and none that was said elsewhere', async () => {
    const caseload = await teamComputer('one')
    caseload.record([put('person', 'name', person, person, name)])
    say(caseload, 'sue', north, { home: north, hlc: 1 })
    say(caseload, 'ben', north, { home: south, hlc: 2 })
    expect(homeOf(caseload)).toBe(north)
    say(caseload, 'eve', south, { home: south, hlc: 3 })
    expect(homeOf(caseload)).toBe(south)
  })

  test('a move counts more than what is said later by somebody who had not read it', async () => {
    const caseload = await teamComputer('one')
    caseload.record([put('person', 'name', person, person, name)])
    say(caseload, 'sue', north, { home: north, hlc: 1 }, { home: south, hlc: 2, after: 1 })
    say(caseload, 'ben', north, { home: north, hlc: 3 })
    expect(homeOf(caseload)).toBe(south)
  })
})
