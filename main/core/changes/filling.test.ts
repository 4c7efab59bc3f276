import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chainsOf, snapshot } from '../../../test/core/log-world.ts'
import { perform, steps, type Step } from '../../../test/core/random-changes.ts'
import { ownChains, scopes, teamComputer, writingComputer } from '../../../test/core/team-world.ts'
import { receive, testRandom } from '../../../test/core/test-caseload.ts'
import { createCaseload } from '../caseload/caseload.ts'
import { deviceOf } from './log/device.ts'
import { atOnce } from './slices.ts'

const [, first = '', second = ''] = scopes.map(({ id }) => id)

/** What two computers wrote who had read each other in between. */
const writtenByTwo = async (before: Parameters<typeof perform>[1], after: Parameters<typeof perform>[1]) => {
  const [one, two] = [await writingComputer('one', first), await writingComputer('two', second)]
  perform(one, before)
  for (const chain of ownChains([one])) receive(two, chain)
  perform(two, after)
  return ownChains([two, one])
}

/** How many pieces of the index of texts are merged into one. */
const merging = ({ database }: Awaited<ReturnType<typeof teamComputer>>) => database.prepare(`SELECT v FROM searchText_config WHERE k = 'automerge'`).pluck().get()

const people = ({ database }: Awaited<ReturnType<typeof teamComputer>>) => database.prepare('SELECT count(*) FROM person').pluck().get()

/** Found: a note brings somebody back who was deleted, and then is about somebody else. */
const aNoteChangesWhomItIsAbout: [readonly Step[], readonly Step[], readonly Step[], readonly Step[], number] = [
  [{ kind: 'address', person: 1, word: 'Ngozi', stale: false }],
  [{ kind: 'delete-person', person: 1 }],
  [{ kind: 'note', note: 0, person: 1, word: 'Ngozi', sign: false, stale: false }],
  [{ kind: 'note', note: 0, person: 0, word: 'Ngozi', sign: false, stale: false }],
  1,
]

describe('filling a computer that has nothing', () => {
  test('comes to the same as taking each change as it comes, also of what the user writes meanwhile', () =>
    fc.assert(
      fc.asyncProperty(steps, steps, steps, steps, fc.nat(5), async (before, after, during, later, slices) => {
        const chains = await writtenByTwo(before, after)
        const filled = await teamComputer('filled')
        filled.filling.begin()
        for (const chain of chains.slice(0, 2)) receive(filled, chain)
        perform(filled, during)
        for (const chain of chains.slice(2)) receive(filled, chain)
        const work = filled.filling.finish()
        for (let done = 0; done < slices; done += 1) work.next()
        perform(filled, later)
        atOnce(work)

        const taken = await teamComputer('taken')
        for (const chain of chainsOf(filled)) receive(taken, chain)
        expect(snapshot(filled)).toEqual(snapshot(taken))
        expect(filled.filling.isUnderWay()).toBe(false)
        expect(merging(filled)).toBe(4)
      }),
      { numRuns: 40, examples: [aNoteChangesWhomItIsAbout] },
    ))

  test('leaves the tables alone until all is here, and is made up for where it did not come to its end', async () => {
    const chains = await writtenByTwo([{ kind: 'name', person: 0, word: 'Ngozi', stale: false }], [{ kind: 'name', person: 1, word: 'Zoë', stale: false }])
    const filled = await teamComputer('filled')
    filled.filling.begin()
    for (const chain of chains) receive(filled, chain)
    expect(people(filled)).toBe(0)

    const { database, clock } = filled
    const surroundings = { clock: clock.now, random: testRandom('again') }
    const opened = createCaseload({ database, device: deviceOf(database, 'token', surroundings), surroundings, onChanged: () => {} })
    expect(people(filled)).toBe(2)
    expect(opened.filling.isUnderWay()).toBe(false)
  })

  test('that was not begun has nothing to finish', async () => {
    const caseload = await teamComputer('one')
    const told = caseload.changedTables.length
    atOnce(caseload.filling.finish())
    expect(caseload.changedTables).toHaveLength(told)
  })
})
