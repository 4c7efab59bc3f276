import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { addPerson as addTo, handoverTeam } from '../../../../test/core/handover-team.ts'
import { exchange, snapshot } from '../../../../test/core/log-world.ts'
import { value } from '../../../../test/core/answers.ts'
import { addPerson } from '../../../../test/core/listed-people.ts'
import { quiet, type TeamComputer } from '../../../../test/core/team-computers.ts'
import { scopes, writingComputer } from '../../../../test/core/team-world.ts'
import { testCaseload, type TestCaseload } from '../../../../test/core/test-caseload.ts'
import { put } from '../../changes/record.ts'
import type { Caseload } from '../caseload.ts'
import { createDifferentPeople, saidDifferentStatement } from './different-people.ts'
import { createPeople } from './people.ts'

const on = (caseload: Caseload) => createDifferentPeople(caseload)
const say = (caseload: Caseload, one: string, other: string) => {
  const said = on(caseload).keepApart({ one, other })
  return said.ok ? said.value.undo : expect.unreachable(said.error.code)
}
const mergeInto = (caseload: Caseload, winner: string, loser: string) =>
  caseload.record([put('person', 'mergedInto', loser, loser, { mergedInto: winner }, caseload.baseOf('person', loser, 'mergedInto'))])

describe('two who are said to be different people', () => {
  let caseload: TestCaseload
  let [ada, bola, cem] = ['', '', '']

  beforeEach(async () => {
    caseload = await testCaseload()
    ;[ada, bola, cem] = [await addPerson(caseload, { given: 'Ada' }), await addPerson(caseload, { given: 'Bola' }), await addPerson(caseload, { given: 'Cem' })]
  })

  test('are that in either order, and nobody else is', () => {
    expect(on(caseload).areSaid(ada, bola)).toBe(false)
    say(caseload, ada, bola)
    expect([on(caseload).areSaid(ada, bola), on(caseload).areSaid(bola, ada), on(caseload).areSaid(ada, cem)]).toEqual([true, true, false])
  })

  test('are no more once it is undone, and are again once it is redone', () => {
    const undone = caseload.undo(say(caseload, ada, bola))
    expect(on(caseload).areSaid(ada, bola)).toBe(false)
    expect(undone.ok && caseload.undo(undone.value).ok).toBe(true)
    expect(on(caseload).areSaid(ada, bola)).toBe(true)
  })

  test('are said to be it once', () => {
    say(caseload, ada, bola)
    expect(on(caseload).keepApart({ one: bola, other: ada })).toEqual({ ok: true, value: { undo: [] } })
  })

  test('are two, and both are here', async () => {
    await value(createPeople(caseload).remove({ id: bola, reason: 'Entered twice' }))
    for (const other of [ada, bola]) expect(on(caseload).keepApart({ one: ada, other })).toMatchObject({ error: { code: 'not_found' } })
  })

  test('are whoever they are found to be: a record that was merged says it of the one it was merged into, until they are parted', () => {
    say(caseload, ada, bola)
    const merged = mergeInto(caseload, cem, bola)
    expect([on(caseload).areSaid(ada, cem), on(caseload).areSaid(ada, bola)]).toEqual([true, false])
    caseload.undo(merged)
    expect([on(caseload).areSaid(ada, cem), on(caseload).areSaid(ada, bola)]).toEqual([false, true])
  })

  test('are told in the history of each, with the name of the other, and that it was taken back', async () => {
    const { changes } = createPeople(caseload)
    const told = async (id: string) => (await value(changes({ id, before: null }))).filter(({ entity }) => entity === 'differentPerson').map(({ value: said, current }) => [said, current])
    const undo = say(caseload, ada, bola)
    expect([await told(ada), await told(bola), await told(cem)]).toEqual([[[{ person: 'Bola' }, true]], [[{ person: 'Ada' }, true]], []])
    caseload.undo(undo)
    expect(await told(ada)).toEqual([[null, true], [{ person: 'Bola' }, false]])
    await value(createPeople(caseload).remove({ id: bola, reason: 'Entered twice' }))
    expect(await told(ada)).toEqual([])
  })

  test('are found by index', () => {
    const steps = (caseload.database.prepare(`EXPLAIN QUERY PLAN ${saidDifferentStatement}`).all(ada, bola) as { detail: string }[]).map(({ detail }) => detail)
    expect(steps).toEqual([expect.stringMatching(/^SEARCH half USING INDEX differentPerson_person /), expect.stringMatching(/^SEARCH other USING INDEX sqlite_autoindex_differentPerson_1 /)])
  })
})

describe('in a team', () => {
  const halvesOn = ({ caseload: { database } }: TeamComputer): unknown[] => database.prepare('SELECT personId FROM differentPerson ORDER BY personId').pluck().all()
  const toldOn = async ({ caseload }: TeamComputer, id: string) =>
    (await value(createPeople(caseload).changes({ id, before: null }))).flatMap(({ entity, value: said }) => (entity === 'differentPerson' ? [said] : []))

  test('what was said of two on two caseloads is taken back on both', async () => {
    const { anna, ben, cara, sue } = await handoverTeam()
    const [{ person: ada }, { person: other }] = [await addTo(ben, 'Ada'), await addTo(cara, 'Ada')]
    await quiet(ben, cara, anna, sue)
    const undo = say(sue.caseload, ada, other)
    await quiet(sue, anna, ben, cara)
    expect([anna, ben, cara].map((computer) => halvesOn(computer).length)).toEqual([2, 1, 1])
    expect(sue.caseload.undo(undo).ok).toBe(true)
    await quiet(sue, anna, ben, cara)
    expect([anna, ben, cara, sue].map((computer) => halvesOn(computer).length)).toEqual([0, 0, 0, 0])
  })

  test('every computer that has both knows it, and goes on knowing it where one of them is handed over; others have a half that says nothing', async () => {
    const { anna, ben, cara, sue } = await handoverTeam()
    const [{ person: ada }, { person: other }] = [await addTo(ben, 'Ada'), await addTo(cara, 'Ada')]
    await quiet(ben, cara, anna, sue)
    say(sue.caseload, ada, other)
    await quiet(sue, anna, ben, cara)
    expect([anna, sue].map(({ caseload }) => on(caseload).areSaid(ada, other))).toEqual([true, true])
    expect([ben, cara].map(halvesOn)).toEqual([[ada], [other]])
    for (const [computer, person, unknown] of [[ben, ada, other], [cara, other, ada]] as const) {
      expect(await toldOn(computer, person)).toEqual([])
      expect(computer.caseload.database.serialize().includes(unknown)).toBe(false)
    }
    await value(anna.handover.move({ personIds: [other], to: ben.own }))
    await quiet(anna, ben, cara, sue)
    expect([anna, sue, ben].map(({ caseload }) => on(caseload).areSaid(ada, other))).toEqual([true, true, true])
    expect(await toldOn(ben, ada)).toEqual([{ person: expect.stringContaining('Ada') }])
    expect(halvesOn(cara)).toEqual([])
  })
})

test('two computers know the same, whatever each says and takes back and in whichever order they hear of it', () =>
  fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (todo) => {
      const [, scope] = scopes
      const computers = [await writingComputer('one', scope?.id ?? ''), await writingComputer('two', scope?.id ?? '')] as const
      const people = await Promise.all(['Ada', 'Bola', 'Cem'].map((given) => addPerson(computers[0], { given })))
      exchange(computers[0], computers[1])
      /** What was said and not taken back, by whom it was said. */
      const standing: { readonly pair: string; readonly undo: ReturnType<typeof say>; readonly who: number }[] = []
      for (const { kind, who, pair } of todo) {
        const [computer, another] = who === 0 ? computers : [computers[1], computers[0]]
        const [one = '', other = ''] = people.toSpliced(pair, 1)
        if (kind === 'hear') exchange(another, computer)
        else if (kind === 'say') {
          const undo = say(computer, one, other)
          if (undo.length > 0) standing.push({ pair: one + other, undo, who })
        } else {
          const mine = standing.findLastIndex((said) => said.who === who)
          const [said] = mine < 0 ? [] : standing.splice(mine, 1)
          if (said !== undefined) expect(computer.undo(said.undo).ok).toBe(true)
        }
      }
      exchange(computers[0], computers[1])
      exchange(computers[1], computers[0])
      expect(snapshot(computers[1])).toEqual(snapshot(computers[0]))
      for (const pair of [0, 1, 2]) {
        const [one = '', other = ''] = people.toSpliced(pair, 1)
        for (const computer of computers) expect(on(computer).areSaid(one, other)).toBe(standing.some((said) => said.pair === one + other))
      }
    }),
    { numRuns: 25 },
  ))

const step = fc.record({ kind: fc.constantFrom('say' as const, 'take back' as const, 'hear' as const), who: fc.nat(1), pair: fc.nat(2) })
