import { beforeEach, describe, expect, test } from 'vitest'
import { addressOf } from '../../../../test/core/field-groups.ts'
import { exchange } from '../../../../test/core/log-world.ts'
import { testCaseload, type TestCaseload } from '../../../../test/core/test-caseload.ts'
import { value } from '../../../../test/core/answers.ts'
import { birth, name } from '../../../../test/core/test-notes.ts'
import { put } from '../../changes/record.ts'
import { createPeople } from '../people/people.ts'
import { createSettle } from './settle.ts'

const address = addressOf({ addressLine1: '14 Elm Row' })

interface Computer {
  readonly caseload: TestCaseload
  readonly settle: ReturnType<typeof createSettle>
}

let laptop: Computer
let clinic: Computer
let person: string

const computer = async (seed: string): Promise<Computer> => {
  const caseload = await testCaseload(seed)
  return { caseload, settle: createSettle(caseload) }
}
const sync = (): void => {
  exchange(laptop.caseload, clinic.caseload)
  exchange(clinic.caseload, laptop.caseload)
}
const asked = () => ({ entity: 'person', record: person, group: 'address' })
const lines = async ({ settle }: Computer) =>
  (await value(settle.open(asked()))).versions.map((version) => (version.value as { addressLine2: string | null }).addressLine2)
const write = ({ caseload }: Computer, addressLine2: string): void => {
  caseload.clock.advance({ minutes: 1 })
  caseload.record([put('person', 'address', person, person, { ...address, addressLine2 }, caseload.baseOf('person', person, 'address'))])
}
const keep = async ({ settle, caseload }: Computer, addressLine2: string): Promise<void> => {
  caseload.clock.advance({ minutes: 1 })
  const { base, versions } = await value(settle.open(asked()))
  const chosen = versions.find((version) => (version.value as { addressLine2: string | null }).addressLine2 === addressLine2)
  await value(settle.keep({ ...asked(), base, version: chosen?.base ?? [] }))
}
const counts = async () => [await value(laptop.settle.count({})), await value(clinic.settle.count({}))]
const one = { records: 1, groups: 1 }
const none = { records: 0, groups: 0 }

/** Two computers of one caseload, which have both changed one address since they last synced. */
beforeEach(async () => {
  laptop = await computer('laptop')
  clinic = await computer('clinic')
  const scopes = laptop.caseload.database.prepare('SELECT id, kind FROM scope').all() as { id: string; kind: string }[]
  clinic.caseload.database.exec('DELETE FROM scope')
  for (const { id, kind } of scopes) clinic.caseload.database.prepare('INSERT INTO scope (id, kind) VALUES (?, ?)').run(id, kind)
  person = (await value(createPeople(laptop.caseload).create({ name, birth, address }))).id
  sync()
  write(laptop, 'Flat 1')
  write(clinic, 'Flat 2')
  sync()
})

describe('two computers that changed one thing', () => {
  test('both see the same versions, in the same order', async () => {
    expect(await counts()).toEqual([one, one])
    expect(await lines(laptop)).toEqual(await lines(clinic))
    expect((await lines(laptop)).toSorted()).toEqual(['Flat 1', 'Flat 2'])
  })

  test('what one settles is settled on the other', async () => {
    await keep(laptop, 'Flat 2')
    expect(await counts()).toEqual([none, one])
    sync()
    expect(await counts()).toEqual([none, none])
    expect([await lines(laptop), await lines(clinic)]).toEqual([['Flat 2'], ['Flat 2']])
  })

  test('settled differently on both, the two choices stand as versions, and nothing else does', async () => {
    await keep(laptop, 'Flat 1')
    await keep(clinic, 'Flat 2')
    sync()
    expect(await counts()).toEqual([one, one])
    await keep(clinic, 'Flat 1')
    sync()
    expect([await lines(laptop), await lines(clinic)]).toEqual([['Flat 1'], ['Flat 1']])
  })

  test('settled alike on both, everything agrees', async () => {
    await keep(laptop, 'Flat 1')
    await keep(clinic, 'Flat 1')
    sync()
    expect(await counts()).toEqual([none, none])
  })

  test('a choice that was made before a third version came does not settle that one', async () => {
    await keep(laptop, 'Flat 1')
    write(clinic, 'Flat 3')
    sync()
    expect(await counts()).toEqual([one, one])
    expect((await lines(clinic)).toSorted()).toEqual(['Flat 1', 'Flat 3'])
  })
})
