import { describe, expect, test } from 'vitest'
import { memoryStore } from '../../../../test/core/memory-store.ts'
import { familyName, namePerson, personId, settle, teamOfTwo, type SyncComputer } from '../../../../test/core/sync-computers.ts'
import { readAwaited } from './problems.ts'
import { removeAct } from '../roster/act-writing.ts'
import { StoreFailure } from '../stores/store.ts'
import { forkedDevices } from '../sync-status.ts'

const [ada, ben] = [personId(1), personId(2)]

const names = (computer: SyncComputer): (string | null)[] => [ada, ben].map((person) => familyName(computer, person))

/** Two copies wrote without seeing each other; of the one that the founder read nothing is left in the store. */
const overwrittenBranch = async () => {
  const computers = await teamOfTwo()
  const { team, founder, second } = computers
  const copy = await team.reopen(second.caseload.database.serialize())
  const itsView = new Map(team.objects)
  copy.through(() => memoryStore(itsView))
  namePerson(second, ben, 'Of one')
  namePerson(second, ben, 'Of one again')
  await second.cycle()
  await founder.cycle()
  namePerson(copy, ada, 'Of the other')
  await copy.cycle()
  for (const [name, bytes] of itsView) team.objects.set(name, bytes)
  copy.through(() => memoryStore(team.objects))
  return { ...computers, copy }
}

const vanishedBranch = async () => {
  const computers = await overwrittenBranch()
  const { team, copy } = computers
  // The copy's next head is the first that is newer than the one that was read.
  team.clock.advance({ days: 1, minutes: 1 })
  await settle(copy)
  return computers
}

describe('a chain that goes further here than a newer head of its device says', () => {
  test('shows that the device exists twice', async () => {
    const { founder, second } = await vanishedBranch()
    expect(forkedDevices(founder.caseload.database)).toEqual([])
    await founder.cycle()
    expect(forkedDevices(founder.caseload.database)).toEqual([second.id])
    expect(founder.sync.status().alerts).toMatchObject([{ kind: 'two_copies' }])
    expect(names(founder)).toEqual(['Before', 'Of one again'])
  })

  test('once its device is removed is put into the store by whoever has it, and both copies come back with what they wrote', async () => {
    const { team, founder, second, copy } = await vanishedBranch()
    await founder.cycle()
    founder.book.write([removeAct(second.id, 'two copies', founder.book.writer())])
    expect(await second.cycle()).toEqual({ outcome: 'stopped', reason: 'second_copy' })
    const third = await team.enrol('third', 'link-worker', [team.caseload])
    await settle(founder, third)
    const other = await team.reopen(copy.caseload.database.serialize(), 'another computer')
    team.letIn(other, [team.caseload])
    await settle(founder, third, other)
    for (const computer of [founder, third, other]) expect(names(computer)).toEqual(['Of the other', 'Of one again'])
    expect(founder.sync.status().alerts).toEqual([])
  })

  test('shows nothing where the head is older than one that was read, as a store shows it that was put back', async () => {
    const { team, founder, second } = await teamOfTwo()
    namePerson(second, ben, 'Written')
    const earlier = new Map(team.objects)
    await settle(second, founder)
    team.objects.clear()
    for (const [name, bytes] of earlier) team.objects.set(name, bytes)
    await founder.cycle()
    expect(forkedDevices(founder.caseload.database)).toEqual([])
  })

  test('shows nothing where a cycle ended too early to keep the head, and the next one finds an older head', async () => {
    const { team, founder, second: reader } = await teamOfTwo()
    const third = await team.enrol('third', 'link-worker', [])
    await settle(founder, third)
    // It is read after the founder's, and counts for nothing.
    third.book.write([removeAct(founder.id, 'left', third.book.writer())])
    await third.cycle()
    const older = new Map(team.objects)
    await team.enrol('fourth', 'link-worker', [])
    await founder.cycle()
    const acts = ({ caseload: { log } }: SyncComputer): number => log.lastSeq(log.chainOf('roster', founder.id))
    reader.through(() => {
      const store = memoryStore(team.objects)
      const get = (name: string): Promise<Uint8Array | null> =>
        name.startsWith(`data/${third.id}`) ? Promise.reject(new StoreFailure('unreachable', 'Gone')) : store.get(name)
      return { ...store, get }
    })
    expect(await reader.cycle()).toEqual({ outcome: 'unreachable', fault: 'place_unreachable' })
    expect(acts(reader)).toBe(acts(founder))

    reader.through(() => memoryStore(older))
    expect(await reader.cycle()).toMatchObject({ outcome: 'done' })
    expect(forkedDevices(reader.caseload.database)).toEqual([])
  })
})

test('where the removed device never wrote again, whoever reads less than was cut off gets the branch that counts', async () => {
  const { team, founder, second } = await overwrittenBranch()
  founder.book.write([removeAct(second.id, 'lost', founder.book.writer())])
  await founder.cycle()
  const third = await team.enrol('third', 'link-worker', [team.caseload])
  await settle(founder, third)
  expect(names(third)).toEqual(['Of the other', null])
  for (let day = 0; day < 3; day += 1) {
    team.clock.advance({ days: 1, minutes: 1 })
    await settle(third, founder)
  }
  expect(names(third)).toEqual(['Before', 'Of one again'])
  expect(readAwaited(third.caseload.database)).toEqual([])
})
