import { expect, test } from 'vitest'
import { testCaseload, testClock, testRandom, type TestCaseload } from '../../../../test/core/test-caseload.ts'
import { aside } from '../judging/aside.ts'
import { newDevice } from './device.ts'
import { formerEnds, wasNeverInStore } from './former-chains.ts'

const surroundings = { clock: testClock().now, random: testRandom('former') }

const scope = 'a'.repeat(32)
const lineAt = (seq: number) => ({ seq, hlc: 1, entity: 'note', record: 'n', grp: 'text', subject: null, supersedes: '[]', origin: null, value: 'null' })

/** What this device wrote goes under a number into the store, where it waits to be put or lies already. */
const seal = ({ database, device }: TestCaseload, number: number, isPut: boolean): void => {
  database
    .prepare(`INSERT INTO run (chain, fromSeq, toSeq, signature, tip, number, size) SELECT min(id), @number, @number, x'', x'', @number, 1 FROM chain WHERE device = @id`)
    .run({ number, id: device.id })
  if (!isPut) database.prepare(`INSERT INTO outbox (name, bytes, sealedAt) VALUES (?, x'', 0)`).run(`data/${device.id}/${number}`)
}

test('up to which line a database wrote as any of its former devices is kept, however often it becomes another', async () => {
  const { database, log, device } = await testCaseload()
  const [first] = database.prepare('SELECT id FROM chain WHERE device = ?').pluck().all(device.id) as number[]
  if (first === undefined) throw new Error('nothing was written')
  const next = newDevice(database, 'token', surroundings)
  const second = log.chainOf(scope, next.id)
  log.append({ id: second, scope, device: next.id }, lineAt(1), 1, aside.counts)
  const before = formerEnds(database)
  // What comes in later under its id was written elsewhere.
  log.append({ id: first, scope, device: device.id }, lineAt(log.lastSeq(first) + 1), 1, aside.counts)
  newDevice(database, 'token', surroundings)
  expect(formerEnds(database)).toEqual({ ...before, [second]: 1 })
  expect(before[first]).toBe(log.lastSeq(first) - 1)
})

test.each([
  ['nothing sealed', [], true],
  ['all of it waiting to be put', [false], true],
  ['one of two put', [true, false], false],
])('a device with %s: whether nothing of it can lie in the store is kept too', async (_, put, never) => {
  const caseload = await testCaseload()
  put.forEach((isPut, index) => seal(caseload, index + 1, isPut))
  const next = newDevice(caseload.database, 'token', surroundings)
  newDevice(caseload.database, 'token', surroundings)
  expect(wasNeverInStore(caseload.database, caseload.device.id)).toBe(never)
  expect(wasNeverInStore(caseload.database, next.id)).toBe(true)
})
