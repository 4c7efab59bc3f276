import { describe, expect, test, vi } from 'vitest'
import { chainsOf, snapshot, type Chain } from '../../../test/core/log-world.ts'
import { perform } from '../../../test/core/random-changes.ts'
import { teamComputer, writingComputer } from '../../../test/core/team-world.ts'
import { testClock, type TestCaseload } from '../../../test/core/test-caseload.ts'
import { firstTip, tipAfter } from '../sync/format/tip.ts'
import type { Stretch } from './apply.ts'
import type { ChainLine } from './log/chains.ts'
import { digestLine } from './log/line.ts'
import { atOnce, inSlices } from './slices.ts'

const caseloadScope = 'a'.repeat(32)

/** A chain of some names, one after the other, of so many people. */
const namedOften = async (times: number, people = 3, who = 'writer'): Promise<Chain> => {
  const writer = await writingComputer(who, caseloadScope)
  perform(writer, Array.from({ length: times }, (_, n) => ({ kind: 'name', person: n % people, word: `Ngozi ${n}`, stale: false })))
  const chain = chainsOf(writer).find(({ scope }) => scope === caseloadScope)
  if (chain === undefined) throw new Error('nothing was written')
  return chain
}

const linesOf = ({ lines }: Chain): ChainLine[] => lines.map((text) => ({ text, digest: digestLine(text) }))

const stretchOf = (chain: Chain, from = 1, to = chain.lines.length): Stretch => ({
  scope: chain.scope,
  device: chain.device,
  from,
  lines: linesOf(chain).slice(from - 1, to),
  signed: { signature: Buffer.from(`signed up to ${to}`), tip: tipOf(chain, to) },
})

const tipOf = ({ scope, device, ...chain }: Chain, seq: number): Buffer =>
  tipAfter(firstTip('', scope, device), linesOf({ scope, device, ...chain }).slice(0, seq).map(({ digest }) => digest))

const runsOf = ({ database }: TestCaseload) => database.prepare('SELECT fromSeq, toSeq, tip, number FROM run ORDER BY fromSeq').all()

describe('a run', () => {
  test('is taken once, with its signature; what is here already is passed over', async () => {
    const [chain, reader] = [await namedOften(6), await teamComputer('reader')]
    expect(atOnce(reader.applySteps(stretchOf(chain, 1, 4)))).toEqual({ applied: 4, refused: 0, notUnderstood: 0, stoppedAt: null })
    expect(atOnce(reader.applySteps(stretchOf(chain)))).toMatchObject({ applied: 2, stoppedAt: null })
    expect(atOnce(reader.applySteps(stretchOf(chain, 2, 5)))).toMatchObject({ applied: 0, stoppedAt: null })
    expect(runsOf(reader)).toEqual([
      { fromSeq: 1, toSeq: 4, tip: tipOf(chain, 4), number: null },
      { fromSeq: 5, toSeq: 6, tip: tipOf(chain, 6), number: null },
    ])
  })

  test('after a gap, or with a line that is none, is taken as far as it follows on, and its signature is not kept', async () => {
    const [chain, reader] = [await namedOften(6), await teamComputer('reader')]
    expect(atOnce(reader.applySteps(stretchOf(chain, 2, 4)))).toMatchObject({ applied: 0, stoppedAt: 0 })
    const stretch = stretchOf(chain)
    const lines = stretch.lines.map((line, n) => (n === 3 ? { text: 'none', digest: digestLine('none') } : line))
    expect(atOnce(reader.applySteps({ ...stretch, lines }))).toMatchObject({ applied: 3, stoppedAt: 3 })
    expect(runsOf(reader)).toEqual([])
  })

  test('tells the chain’s tip anywhere, from the nearest signed place', async () => {
    const [chain, reader] = [await namedOften(7), await teamComputer('reader')]
    atOnce(reader.applySteps(stretchOf(chain, 1, 3)))
    atOnce(reader.applySteps({ ...stretchOf(chain, 4, 7), signed: null }))
    const here = reader.log.chainOf(chain.scope, chain.device)
    for (let seq = 0; seq <= 7; seq += 1) expect(reader.log.tipAt(here, seq).equals(tipOf(chain, seq))).toBe(true)
    expect(reader.log.pendingOf(here)).toEqual({ from: 4, to: 7 })
    expect(reader.log.linesOf(here, 4, 7)).toEqual(linesOf(chain).slice(3))
  })

  test('with the lines about a person erased keeps their place and digest, and what stands of the others', async () => {
    const [chain, reader] = [await namedOften(7), await teamComputer('reader')]
    const erased = new Set([1, 4])
    const stretch = stretchOf(chain)
    const lines = stretch.lines.map((line, n) => (erased.has(n) ? { text: null, digest: line.digest } : line))
    expect(atOnce(reader.applySteps({ ...stretch, lines }))).toEqual({ applied: 7, refused: 0, notUnderstood: 0, stoppedAt: null })
    const here = reader.log.chainOf(chain.scope, chain.device)
    expect(reader.log.linesOf(here, 1, 7)).toEqual(lines)
    expect(reader.log.tipAt(here, 7).equals(tipOf(chain, 7))).toBe(true)
    expect(reader.database.prepare('SELECT given, twoVersions FROM person JOIN overview ON personId = id ORDER BY id').all()).toEqual([
      { given: 'Ngozi 6', twoVersions: 0 },
      { given: 'Ngozi 5', twoVersions: 0 },
    ])
    const live = snapshot(reader)
    reader.rebuild()
    expect(snapshot(reader)).toEqual(live)
  })

  test('is taken in slices, after each of which pages are told what changed; a stop in between loses nothing', async () => {
    const [chain, reader, whole] = [await namedOften(200), await teamComputer('reader'), await teamComputer('whole')]
    const work = reader.applySteps(stretchOf(chain))
    const before = reader.changedTables.length
    expect(work.next().done).toBe(false)
    expect(reader.changedTables.slice(before)).toContain('person')
    const taken = reader.log.lastSeq(reader.log.chainOf(chain.scope, chain.device))
    expect(taken).toBeGreaterThan(0)
    expect(taken).toBeLessThan(chain.lines.length)
    expect(runsOf(reader)).toEqual([])
    atOnce(reader.applySteps(stretchOf(chain)))
    atOnce(whole.applySteps(stretchOf(chain)))
    expect(snapshot(reader)).toEqual(snapshot(whole))
    expect(runsOf(reader)).toEqual(runsOf(whole))
  })

  test.each([['one computer', ['writer']], ['two computers that know nothing of each other', ['writer', 'other']]])(
    'of thousands of changes of one field, by %s, is taken without reading the field\'s history anew for every slice',
    async (_, writers) => {
      const reader = await teamComputer('reader')
      const chains = await Promise.all(writers.map((who) => namedOften(2000, 1, who)))
      const inRegister = reader.database.prepare(`SELECT count(*) FROM change WHERE entity = 'person' AND grp = 'name'`).pluck()
      let read = 0
      const { refreshHeads } = reader.log
      vi.spyOn(reader.log, 'refreshHeads').mockImplementation((name) => {
        if (name.grp === 'name') read += inRegister.get() as number
        return refreshHeads(name)
      })
      for (const chain of chains) atOnce(reader.applySteps(stretchOf(chain)))
      expect(read).toBeLessThan(2000)
      const live = snapshot(reader)
      reader.rebuild()
      expect(snapshot(reader)).toEqual(live)
    },
  )

  test('that may not count, or is not understood, is counted', async () => {
    const [chain, reader] = [await namedOften(6), await teamComputer('reader')]
    reader.usePermissions({
      permission: () => ({ role: 'link-worker', ranges: [{ from: 1, to: 4, tip: null }] }),
      everGranted: () => true,
    })
    const text = JSON.stringify([3, 3, 'person', '01930000-0000-7000-8000-000000000001', 'birth', null, [], 'in spring'])
    const stretch = stretchOf(chain)
    const lines = stretch.lines.map((line, n) => (n === 2 ? { text, digest: digestLine(text) } : line))
    expect(atOnce(reader.applySteps({ ...stretch, lines }))).toEqual({ applied: 6, refused: 2, notUnderstood: 1, stoppedAt: null })
  })

  test('that turns out to be another branch than the one that counts takes back what came before', async () => {
    const [chain, reader] = [await namedOften(6), await teamComputer('reader')]
    const other = Buffer.alloc(32).toString('base64url')
    reader.usePermissions({
      permission: () => ({ role: 'link-worker', ranges: [{ from: 1, to: 5, tip: other }] }),
      everGranted: () => true,
    })
    const people = () => reader.database.prepare('SELECT count(*) FROM person').pluck().get()
    atOnce(reader.applySteps(stretchOf(chain, 1, 4)))
    expect(people()).toBe(3)
    atOnce(reader.applySteps(stretchOf(chain, 5, 5)))
    expect(people()).toBe(0)
    expect(reader.database.prepare('SELECT DISTINCT aside FROM change').pluck().all()).toEqual([1])
  })
})

describe('work in slices', () => {
  test('is cut by what the slices before it took', () => {
    const clock = testClock()
    const sizes: number[] = []
    let left = 2000
    const slice = (items: number): number => {
      sizes.push(items)
      clock.advance({ milliseconds: items * (sizes.length > 4 ? 5 : 0) })
      left = Math.max(0, left - items)
      return left
    }
    atOnce(inSlices(clock.now, slice))
    expect(sizes.slice(0, 5)).toEqual([32, 64, 128, 256, 512])
    expect(sizes[5]).toBe(128)
    expect(sizes.slice(8)).toEqual(expect.arrayContaining([5]))
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(4)
  })
})
