import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { deliverInPieces, exchange, snapshot, type Chain } from '../../../test/core/log-world.ts'
import { perform, steps, type Step } from '../../../test/core/random-changes.ts'
import { ownChains, permissionsOf, rosterState, scopes, teamComputer, writingComputer, type RosterState } from '../../../test/core/team-world.ts'
import { receive, type TestCaseload } from '../../../test/core/test-caseload.ts'
import { atOnce } from './slices.ts'

const runs = { numRuns: 25 }

// Each run makes several computers: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 })

const [, first, second] = scopes.map(({ id }) => id)

/** Three computers that write, some of it before and some of it after they read what the others wrote. */
const written = async (before: Parameters<typeof perform>[1], after: readonly Parameters<typeof perform>[1][]): Promise<TestCaseload[]> => {
  const writers = [await writingComputer('one', first ?? ''), await writingComputer('two', second ?? ''), await writingComputer('three', second ?? '')]
  const [one] = writers
  if (one === undefined) throw new Error('no writer')
  perform(one, before)
  for (const writer of writers) if (writer !== one) exchange(one, writer)
  for (const [index, writer] of writers.entries()) perform(writer, after[index] ?? [])
  for (const writer of writers) for (const chain of ownChains(writers)) receive(writer, chain)
  return writers
}

/** Found: of three versions two say the same, and the third lies between them. */
const threeVersions = [
  { kind: 'name', person: 2, word: 'Zoë', stale: false },
  { kind: 'name', person: 2, word: 'Ngozi', stale: true },
  { kind: 'name', person: 2, word: 'Zoë', stale: true },
] as const

/** Found: somebody is shown by their name before their home counts again, and then nobody looks for what is about them. */
const shownByName = (): { before: Step[]; after: Step[][]; states: RosterState[]; dice: fc.Stream<number> } => ({
  before: [{ kind: 'name', person: 2, word: 'Zoë', stale: false }],
  after: [
    [{ kind: 'note', note: 0, person: 2, word: 'Ngozi', sign: false, stale: false }],
    [{ kind: 'name', person: 2, word: 'Ngozi', stale: false }],
    [{ kind: 'move', person: 2, to: 1 }],
  ],
  states: [[]],
  dice: fc.stream([7, 3, 7, 0, 2, 0, 0, 4, 3, 7, 1, 3, 0, 0, 4, 5, 7, 2, 2, 6, 0, 1, 7].values()),
})

const judge = (caseload: TestCaseload, state: RosterState, writers: readonly TestCaseload[]): void => {
  caseload.usePermissions(permissionsOf(state, writers))
  atOnce(caseload.reacceptSteps(caseload.toJudge()))
}

/** The chains cut into pieces of a few lines. */
const parts = (chains: readonly Chain[], count: number): Chain[][] =>
  Array.from({ length: count }, (_, n) =>
    chains.map((chain) => ({ ...chain, lines: chain.lines.slice(0, Math.ceil((chain.lines.length * (n + 1)) / count)) })),
  )

const world = fc.record({
  before: steps,
  after: fc.array(steps, { minLength: 3, maxLength: 3 }),
  states: fc.array(rosterState(3), { minLength: 1, maxLength: 3 }),
  dice: fc.infiniteStream(fc.nat(7)),
})

describe('several computers under a roster', () => {
  test('what counts follows from the roster and the set of changes, whatever came first', () =>
    fc.assert(
      fc.asyncProperty(world, async ({ before, after, states, dice }) => {
        const writers = await written(before, after)
        const last = states.at(-1) ?? []
        const chains = ownChains(writers)

        const knowing = await teamComputer('knowing')
        judge(knowing, last, writers)
        for (const chain of chains) receive(knowing, chain)

        const surprised = await teamComputer('surprised')
        for (const [index, state] of states.entries()) {
          judge(surprised, state, writers)
          deliverInPieces(surprised, parts(chains, states.length)[index] ?? [], dice)
        }

        const late = await teamComputer('late')
        deliverInPieces(late, chains, dice)
        judge(late, last, writers)

        const stands = snapshot(knowing)
        expect(snapshot(surprised)).toEqual(stands)
        expect(snapshot(late)).toEqual(stands)
        for (const writer of writers) {
          judge(writer, last, writers)
          expect(snapshot(writer)).toEqual(stands)
        }
        for (const chain of chains) receive(late, chain)
        expect(snapshot(late)).toEqual(stands)
        late.rebuild()
        expect(snapshot(late)).toEqual(stands)
      }),
      runs,
    ))

  test('what was interrupted while it was judged is judged to its end at the next start', () =>
    fc.assert(
      fc.asyncProperty(world, fc.nat(4), async ({ before, after, states }, slices) => {
        const writers = await written(before, after)
        const [state = []] = states
        const [whole, interrupted] = writers
        if (whole === undefined || interrupted === undefined) throw new Error('no writers')
        judge(whole, state, writers)
        interrupted.usePermissions(permissionsOf(state, writers))
        const work = interrupted.reacceptSteps(interrupted.toJudge())
        for (let done = 0; done < slices; done += 1) work.next()
        judge(interrupted, state, writers)
        expect(snapshot(interrupted)).toEqual(snapshot(whole))
        expect(interrupted.toJudge()).toEqual([])
      }),
      runs,
    ))

  test('a person who is moved says the same to those who hold both scopes, and to those who hold the new one', () =>
    fc.assert(
      fc.asyncProperty(steps, async (todo) => {
        const mover = await writingComputer('mover', first ?? '')
        for (const person of [0, 1, 2]) perform(mover, [{ kind: 'name', person, word: 'Ngozi', stale: false }])
        // A note is about one person for good: of one that was about two only half would go with either.
        const said = todo.map((step) => (step.kind === 'note' ? { ...step, person: step.note } : step))
        perform(mover, said.filter(({ kind }) => kind !== 'move' && kind !== 'merge'))
        const people = () => mover.database.prepare('SELECT * FROM person ORDER BY id').all() as { id: string; homeScope: string }[]
        const before = people()
        for (const { id } of before) mover.record(mover.moveWrites(id, second ?? ''))
        expect(people()).toEqual(before.map((person) => ({ ...person, homeScope: second })))
        const receiver = await teamComputer('receiver', second)
        for (const chain of ownChains([mover])) if (chain.scope === second) receive(receiver, chain)
        const { heads: _, ...tables } = snapshot(mover)
        const { heads: _theirs, ...theirs } = snapshot(receiver)
        expect({ ...theirs, member: [] }).toEqual({ ...tables, member: [] })
      }),
      { ...runs, examples: [[threeVersions]] },
    ))

  test('who holds a scope no more shows the same as who never did, and all of it when they hold it again', () =>
    fc.assert(
      fc.asyncProperty(world, async ({ before, after, dice }) => {
        const writers = await written(before, after)
        const chains = ownChains(writers)
        const [keeping] = writers
        if (keeping === undefined) throw new Error('no writers')
        const [without, losing] = [await teamComputer('without'), await teamComputer('losing')]
        const lose = ({ database }: TestCaseload) => database.prepare('DELETE FROM scope WHERE id = ?').run(second)
        const judgeScopes = (caseload: TestCaseload): void => atOnce(caseload.reacceptSteps(caseload.toJudge()))
        const tables = (caseload: TestCaseload) => ({ ...snapshot(caseload), heads: null })
        deliverInPieces(losing, chains, dice)
        lose(without)
        for (const chain of chains) if (chain.scope !== second) receive(without, chain)
        lose(losing)
        judgeScopes(losing)
        await losing.followScopes([], async () => undefined)
        expect(tables(losing)).toEqual(tables(without))
        losing.database.prepare(`INSERT INTO scope (id, kind) VALUES (?, 'caseload')`).run(second)
        judgeScopes(losing)
        await losing.followScopes([], async () => undefined)
        expect(snapshot(losing)).toEqual(snapshot(keeping))
      }),
      { ...runs, examples: [[shownByName()]] },
    ))
})
