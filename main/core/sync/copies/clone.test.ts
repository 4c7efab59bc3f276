import { expect, test } from 'vitest'
import { memoryStore } from '../../../../test/core/memory-store.ts'
import { namePerson, personId, settle, teamOfTwo } from '../../../../test/core/sync-computers.ts'

const [ada, ben] = [personId(1), personId(2)]

test.each([
  ['only the beginning', (bytes: Uint8Array) => bytes.slice(0, 40)],
  ['nothing', () => null],
])('a copy that gets %s of a head of its own which it does not know overwrites nothing', async (_, arrives) => {
  const { team, second } = await teamOfTwo()
  const copy = await team.reopen(second.caseload.database.serialize())
  namePerson(second, ada, 'Original')
  await settle(second)
  namePerson(copy, ben, 'Copy')
  const before = new Map(team.objects)
  copy.through(() => {
    const store = memoryStore(team.objects)
    const get = async (name: string): Promise<Uint8Array | null> => {
      const bytes = await store.get(name)
      return bytes !== null && name.startsWith(`heads/${copy.id}`) ? arrives(bytes) : bytes
    }
    return { ...store, get }
  })
  expect(await copy.cycle()).toEqual({ outcome: 'unreachable', fault: 'place_unreachable' })
  expect(team.objects).toEqual(before)

  copy.through(() => memoryStore(team.objects))
  expect(await copy.cycle()).toEqual({ outcome: 'stopped', reason: 'second_copy' })
})

test('a name that somebody made up does not keep a computer from writing', async () => {
  const { team, second } = await teamOfTwo()
  team.objects.set(`heads/${second.id}.999`, Buffer.from('no head'))
  namePerson(second, ada, 'Written')
  expect(await second.cycle()).toMatchObject({ outcome: 'done', put: 2 })
})
