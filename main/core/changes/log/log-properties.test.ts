import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { perform, steps, type Step } from '../../../../test/core/random-changes.ts'
import { chainsOf, deliverInPieces, exchange, snapshot } from '../../../../test/core/log-world.ts'
import { teamComputer, writingComputer } from '../../../../test/core/team-world.ts'
import { receive, testCaseload } from '../../../../test/core/test-caseload.ts'
import { digestLine, formatLine, parseLine, type LogLine } from './line.ts'

const runs = { numRuns: 60 }
const home = 'a'.repeat(32)

describe('the change log', () => {
  test('the tables rebuilt from the log equal the live ones after any writes', () =>
    fc.assert(
      fc.asyncProperty(steps, async (todo) => {
        const caseload = await testCaseload()
        perform(caseload, todo)
        const live = snapshot(caseload)
        caseload.rebuild()
        expect(snapshot(caseload)).toEqual(live)
      }),
      runs,
    ))

  test('a deleted note of which several versions stood leaves nobody with two versions whom one of them was about', async () => {
    const caseload = await testCaseload()
    const note = (person: number, word: string, stale: boolean): Step => ({ kind: 'note', note: 0, person, word, sign: false, stale })
    perform(caseload, [note(0, 'one', false), note(0, 'another', true), { kind: 'address', person: 1, word: 'here', stale: false }])
    perform(caseload, [note(1, 'about another', false), { kind: 'undo' }, { kind: 'delete-note', note: 0 }])
    const live = snapshot(caseload)
    caseload.rebuild()
    expect(snapshot(caseload)).toEqual(live)
  })

  test('versions of a note that shows none of them are counted with the person that theirs was merged into', async () => {
    const [one, two, reader] = [await writingComputer('one', home), await writingComputer('two', home), await teamComputer('reader')]
    const note = (word: string): Step => ({ kind: 'note', note: 0, person: 1, word, sign: false, stale: true })
    perform(one, [{ kind: 'merge', loser: 1, winner: 0 }, note('one'), note('another')])
    perform(two, [{ kind: 'name', person: 0, word: 'Ngozi', stale: false }, { kind: 'wait', minutes: 1 }, note('taken back'), { kind: 'undo' }])
    exchange(two, reader)
    const chains = chainsOf(one)
    for (const chain of chains) receive(reader, { ...chain, lines: chain.lines.slice(0, 2) })
    for (const chain of chains) receive(reader, { ...chain, from: 3, lines: chain.lines.slice(2) })
    const live = snapshot(reader)
    reader.rebuild()
    expect(snapshot(reader)).toEqual(live)
  })

  test('every line rebuilds byte for byte, and its digest is kept', () =>
    fc.assert(
      fc.asyncProperty(steps, async (todo) => {
        const caseload = await testCaseload()
        perform(caseload, todo)
        const rows = caseload.database.prepare('SELECT * FROM change').all() as (LogLine & { digest: Buffer })[]
        for (const row of rows) {
          const line = formatLine(row)
          const read = parseLine(line)
          expect(read).not.toBeNull()
          expect(read === null ? '' : formatLine(read)).toBe(line)
          expect(digestLine(line).equals(row.digest)).toBe(true)
        }
      }),
      runs,
    ))

  test('each chain is numbered without gaps from 1', () =>
    fc.assert(
      fc.asyncProperty(steps, async (todo) => {
        const caseload = await testCaseload()
        perform(caseload, todo)
        for (const { lines } of chainsOf(caseload))
          expect(lines.map((line) => parseLine(line)?.seq)).toEqual(lines.map((_, index) => index + 1))
      }),
      runs,
    ))

  test('two devices that exchange their chains, in whatever order and pieces, show the same', () =>
    fc.assert(
      fc.asyncProperty(steps, steps, steps, fc.infiniteStream(fc.nat(7)), async (before, one, two, dice) => {
        const [first, second] = [await writingComputer('one', home), await writingComputer('two', home)]
        perform(first, before)
        exchange(first, second)
        perform(first, one)
        perform(second, two)
        const written = [...chainsOf(first), ...chainsOf(second)]
        exchange(first, second)
        exchange(second, first)
        const shuffled = await teamComputer('reader')
        deliverInPieces(shuffled, written, dice)
        expect(snapshot(second)).toEqual(snapshot(first))
        expect(snapshot(shuffled)).toEqual(snapshot(first))
      }),
      runs,
    ))

  test('applying the same lines again changes nothing', () =>
    fc.assert(
      fc.asyncProperty(steps, async (todo) => {
        const caseload = await writingComputer('writer', home)
        perform(caseload, todo)
        const copy = await teamComputer('reader')
        exchange(caseload, copy)
        const once = snapshot(copy)
        exchange(caseload, copy)
        expect(snapshot(copy)).toEqual(once)
      }),
      runs,
    ))

  test('two writes from one base leave two heads, and both texts can still be read', () =>
    fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 2 }), async (words) => {
        const caseload = await testCaseload()
        const name = (word: string): Step => ({ kind: 'name', person: 0, word, stale: true })
        perform(caseload, [name('before'), ...words.map(name)])
        const heads = caseload.log.headsOfRecord('person', '01930000-0000-7000-8000-000000000001')
        const given = heads.map((head) => (head.value as { given: string }).given)
        // The first base was empty, so the very first name stands too.
        expect(new Set(given)).toEqual(new Set(['before', ...words]))
      }),
      runs,
    ))
})

describe('foreign lines', () => {
  test('a gap stops the chain before it', async () => {
    const [writer, copy] = [await writingComputer('writer', home), await teamComputer('reader')]
    perform(writer, ['a', 'b', 'c'].map((word) => ({ kind: 'name', person: 0, word, stale: false })))
    const chain = chainsOf(writer).find(({ lines }) => lines.length === 3)
    if (chain === undefined) throw new Error('no chain of three')
    const outcome = receive(copy, { ...chain, lines: [chain.lines[0] ?? '', chain.lines[2] ?? ''] })
    expect(outcome.stoppedAt).toBe(1)
    expect(copy.database.prepare('SELECT max(seq) FROM change').pluck().get()).toBe(1)
  })

  test('a change that names a signed text as superseded is set aside', async () => {
    const [writer, copy] = [await writingComputer('writer', home), await teamComputer('reader')]
    perform(writer, [{ kind: 'note', note: 0, person: 0, word: 'signed', sign: true, stale: false }])
    exchange(writer, copy)
    const [signed] = copy.log.headsOfRecord('note', '01930000-0000-7000-8000-0000000000a1')
    const [device, seq, check] = signed?.ref ?? ['', 0, '']
    const forged = JSON.stringify([
      1, 5, 'note', '01930000-0000-7000-8000-0000000000a1', 'text', '01930000-0000-7000-8000-000000000001',
      [[device, seq, check]], { ...(signed?.value as object), text: 'forged', signedAt: null },
    ])
    receive(copy, { scope: signed?.scope ?? '', device: 'ff'.repeat(16), lines: [forged] })
    const text = copy.database.prepare('SELECT text FROM note').pluck().get()
    expect(text).toBe('signed')
    expect(copy.database.prepare('SELECT count(*) FROM change WHERE aside = 2').pluck().get()).toBe(1)
  })

  test('an unknown kind of record and an unknown field are kept, and the field goes on into the next value', async () => {
    const copy = await teamComputer('reader')
    const person = '01930000-0000-7000-8000-000000000001'
    const name = { title: null, given: 'Ngozi', family: 'Okafor', preferred: null, alias: null, pronouns: null, later: 'kept' }
    receive(copy, {
      scope: copy.scopes.newHome(),
      device: 'ff'.repeat(16),
      lines: [
        JSON.stringify([1, 5, 'hologram', person, 'beam', person, [], { x: 1 }]),
        JSON.stringify([2, 6, 'person', person, 'name', person, [], name]),
      ],
    })
    perform(copy, [{ kind: 'name', person: 0, word: 'Goz', stale: false }])
    const [head] = copy.log.headsOfRecord('person', person)
    expect(head?.value).toMatchObject({ given: 'Goz', later: 'kept' })
    expect(copy.log.headsOfRecord('hologram', person)).toHaveLength(1)
  })

  test.each(['', '[]', '{"a":1}', '[1,2,"e","r","g",null,[], {}]', '[0,2,"e","r","g",null,[],{}]', '[1,2,"e","r","g",null,[[1]],{}]'])(
    'text that is no log line is not taken: %s',
    (text) => expect(parseLine(text)).toBeNull(),
  )
})
