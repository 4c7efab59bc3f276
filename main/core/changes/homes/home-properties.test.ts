import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forgeLine } from '../../../../test/core/forged-lines.ts'
import { deliverInPieces, exchange, snapshot } from '../../../../test/core/log-world.ts'
import { perform, type Step } from '../../../../test/core/random-changes.ts'
import { ownChains, permissionsOf, rosterState, scopes, teamComputer, writingComputer, type RosterState } from '../../../../test/core/team-world.ts'
import { receive, type TestCaseload } from '../../../../test/core/test-caseload.ts'
import { checkOf } from '../log/line.ts'
import { atOnce } from '../slices.ts'

const runs = { numRuns: 12 }
const [team = '', north = '', south = ''] = scopes.map(({ id }) => id)
const people = [1, 2, 3].map((n) => `01930000-0000-7000-8000-00000000000${n}`)
const pick = fc.integer({ min: 0, max: 2 })

/** What a computer says of where somebody is: moves as a user makes them, or whatever a program can be made to write. */
type Said =
  | Extract<Step, { readonly kind: 'move' }>
  | { readonly kind: 'claim'; readonly person: number; readonly in: string; readonly home: string | null; readonly over: 'nothing' | 'all' | 'guess' | 'another'; readonly later: number }

const move: fc.Arbitrary<Said> = fc.record({ kind: fc.constant('move' as const), person: pick, to: fc.constantFrom(0, 1) })
const claim: fc.Arbitrary<Said> = fc.record({
  kind: fc.constant('claim' as const),
  person: pick,
  in: fc.constantFrom(north, south),
  home: fc.constantFrom(north, south, team, 'roster', 'f'.repeat(32), null),
  over: fc.constantFrom('nothing' as const, 'all' as const, 'guess' as const, 'another' as const),
  later: fc.integer({ min: -100, max: 100 }),
})

/** Of one who may move somebody but does not take along what is said of them: only that they are elsewhere. */
const claimBeside = claim.map((said): Said => (said.kind === 'claim' && said.over === 'all' ? { ...said, over: 'nothing' } : said))

const say = (caseload: TestCaseload, said: readonly Said[]): void => {
  for (const each of said) {
    if (each.kind === 'move') perform(caseload, [each])
    else {
      const record = people[each.person] ?? ''
      const baseOf = (person: string): unknown[] =>
        caseload.baseOf('person', person, 'home').map(([device, seq, check, scope]) => (scope === each.in ? [device, seq, check] : [device, seq, check, scope]))
      const over = { nothing: () => [], all: () => baseOf(record), guess: () => [['nobody', 1, 'guess', each.in === north ? south : north]], another: () => baseOf(people[(each.person + 1) % 3] ?? '') }
      const supersedes = over[each.over]()
      const value = JSON.stringify(each.home === null ? null : { homeScope: each.home })
      forgeLine(caseload, { scope: each.in, record, value, supersedes: JSON.stringify(supersedes), hlc: (caseload.clock.now() + each.later) * 1024 })
    }
    caseload.clock.advance({ milliseconds: 20 })
  }
}

const three = async (said: readonly (readonly Said[])[]): Promise<TestCaseload[]> => {
  const writers = [await writingComputer('one', north), await writingComputer('two', south), await writingComputer('three', south)]
  const [one] = writers
  if (one === undefined) throw new Error('no writer')
  perform(one, people.flatMap((_, person): Step[] => [{ kind: 'name', person, word: 'Ngozi', stale: false }, { kind: 'move', person, to: 0 }]))
  for (const writer of writers) if (writer !== one) exchange(one, writer)
  for (const [index, writer] of writers.entries()) say(writer, said[index] ?? [])
  return writers
}

const judge = (caseload: TestCaseload, state: RosterState, writers: readonly TestCaseload[]): void => {
  caseload.usePermissions(permissionsOf(state, writers))
  atOnce(caseload.reacceptSteps(caseload.toJudge()))
}

const without = ({ database }: TestCaseload, scope: string): void => void database.prepare('DELETE FROM scope WHERE id = ?').run(scope)

const homes = ({ database }: TestCaseload): unknown[] => database.prepare('SELECT id, homeScope FROM person ORDER BY id').all()

const everything = (device: number): RosterState[number] => ({ role: device === 0 ? 'supervisor' : 'link-worker', leave: ['everything', 'everything', 'everything'] })

describe('where people are', () => {
  test.each([['both caseloads', null], ['one caseload', south], ['the other caseload', north]])(
    'follows from the roster and the set of changes for those who hold %s, whatever came first',
    (_, lacking) =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(fc.oneof(move, claim), { maxLength: 5 }), { minLength: 3, maxLength: 3 }),
          fc.array(rosterState(3), { minLength: 2, maxLength: 3 }),
          fc.infiniteStream(fc.nat(7)),
          async (said, states, dice) => {
            const writers = await three(said)
            const chains = ownChains(writers).filter(({ scope }) => scope !== lacking)
            const last = states.at(-1) ?? []
            const [knowing, surprised] = [await teamComputer('knowing', null), await teamComputer('surprised', null)]
            if (lacking !== null) for (const caseload of [knowing, surprised]) without(caseload, lacking)
            judge(knowing, last, writers)
            for (const chain of chains) receive(knowing, chain)
            for (const [index, state] of states.entries()) {
              judge(surprised, state, writers)
              if (index === 0) deliverInPieces(surprised, chains, dice)
            }
            expect(snapshot(surprised)).toEqual(snapshot(knowing))
            surprised.rebuild()
            expect(snapshot(surprised)).toEqual(snapshot(knowing))
            expect(surprised.toJudge()).toEqual([])
            if (lacking === null) return
            const losing = await teamComputer('losing', null)
            judge(losing, last, writers)
            for (const chain of ownChains(writers)) receive(losing, chain)
            without(losing, lacking)
            judge(losing, last, writers)
            losing.rebuild()
            expect(homes(losing)).toEqual(homes(knowing))
          },
        ),
        runs,
      ),
  )

  test('does not hang on when a line comes that somebody names as where they came from, and that says nothing of it', async () => {
    const writers = [await writingComputer('one', north), await writingComputer('two', south)]
    const [one, two] = writers as [TestCaseload, TestCaseload]
    const [record = '', another = ''] = people
    const home = (scope: string): string => JSON.stringify({ homeScope: scope })
    forgeLine(one, { record, scope: north, value: home(north), hlc: (one.clock.now() + 1000) * 1024 })
    forgeLine(one, { record: another, scope: north, value: home(north) })
    const digest = one.database.prepare('SELECT digest FROM change WHERE record = ?').pluck().get(another) as Buffer
    forgeLine(two, { record, scope: south, value: home(south), supersedes: JSON.stringify([[one.device.id, 2, checkOf(digest), north]]) })
    const reader = await teamComputer('reader', null)
    judge(reader, [everything(0), everything(1)], writers)
    const [first, ...others] = ownChains(writers).filter(({ scope }) => scope !== team)
    if (first === undefined) throw new Error('no chain')
    receive(reader, { ...first, lines: first.lines.slice(0, -1) })
    for (const chain of others) receive(reader, chain)
    receive(reader, first)
    const shown = homes(reader)
    reader.rebuild()
    expect(shown).toEqual(homes(reader))
  })

  test('is the same to who holds where they came from no longer, and to who never did', async () => {
    const writers = [await writingComputer('one', north), await writingComputer('two', south), await writingComputer('three', south)]
    const [one, two, three] = writers as [TestCaseload, TestCaseload, TestCaseload]
    const [record = ''] = people
    const say = (by: TestCaseload, scope: string, homeScope: string, over: readonly unknown[], later: number): void =>
      forgeLine(by, { record, scope, value: JSON.stringify({ homeScope }), supersedes: JSON.stringify(over), hlc: (by.clock.now() + later) * 1024 })
    const first = ({ device, database }: TestCaseload): unknown[] => [device.id, 1, checkOf(database.prepare('SELECT digest FROM change WHERE record = ?').pluck().get(record) as Buffer)]
    say(one, north, north, [], 0)
    say(two, south, south, [], 0)
    say(three, south, north, [first(two)], 1)
    say(two, south, south, [[...first(one), north]], 2)
    const [never, lost] = [await teamComputer('never', null), await teamComputer('lost', null)]
    without(never, north)
    for (const reader of [never, lost]) {
      judge(reader, [everything(0), everything(1), everything(2)], writers)
      for (const chain of ownChains(writers)) if (reader === lost || chain.scope !== north) receive(reader, chain)
    }
    without(lost, north)
    judge(lost, [everything(0), everything(1), everything(2)], writers)
    expect(homes(lost)).toEqual([{ id: record, homeScope: south }])
    expect(homes(never)).toEqual(homes(lost))
  })

  test('is somewhere for everybody who was not deleted, whoever claims what', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.oneof(move, claimBeside), { maxLength: 5 }), { minLength: 3, maxLength: 3 }),
        fc.array(fc.array(fc.constantFrom('everything' as const, 'nothing' as const), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 2 }),
        async (said, leaves) => {
          const state: RosterState = [everything(0), ...leaves.map((leave) => ({ role: 'link-worker' as const, leave }))]
          const writers = await three([[], said[1] ?? [], said[2] ?? []])
          const supervisor = await teamComputer('supervisor', null)
          judge(supervisor, state, writers)
          for (const chain of ownChains(writers)) receive(supervisor, chain)
          expect(homes(supervisor)).toEqual(people.map((id) => ({ id, homeScope: expect.toBeOneOf([north, south, null]) as unknown })))
          const shown = new Set<unknown>()
          for (const lacking of [north, south]) {
            const one = await teamComputer(`without ${lacking}`, null)
            without(one, lacking)
            judge(one, state, writers)
            for (const chain of ownChains(writers)) if (chain.scope !== lacking) receive(one, chain)
            for (const { id } of homes(one) as { id: string }[]) shown.add(id)
          }
          expect([...shown].sort()).toEqual(people)
        },
      ),
      runs,
    ))

  test('is not changed by the claims of one who was never granted the caseload where they are', () =>
    fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 6 }), fc.array(claim, { maxLength: 6 }), async (moved, claims) => {
        const inSouth = claims.filter((each) => each.kind === 'claim' && each.in === south)
        const writers = await three([[...moved, ...people.map((_, person): Said => ({ kind: 'move', person, to: 1 })), ...people.map((_, person): Said => ({ kind: 'move', person, to: 0 }))], inSouth, []])
        const state: RosterState = [everything(0), { role: 'link-worker', leave: ['everything', 'nothing', 'everything'] }, everything(2)]
        const reader = await teamComputer('reader', null)
        judge(reader, state, writers)
        for (const chain of ownChains(writers)) receive(reader, chain)
        expect(homes(reader)).toEqual(people.map((id) => ({ id, homeScope: north })))
        const southern = await teamComputer('southern', south)
        without(southern, north)
        judge(southern, state, writers)
        for (const chain of ownChains(writers)) if (chain.scope === south) receive(southern, chain)
        expect(homes(southern)).toEqual([])
      }),
      runs,
    ))
})
