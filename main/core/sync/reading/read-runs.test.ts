import { expect, test } from 'vitest'
import { memoryStore } from '../../../../test/core/memory-store.ts'
import { familyName, namePerson, personId, settle, syncTeam } from '../../../../test/core/sync-computers.ts'
import { StoreFailure } from '../stores/store.ts'

test('a store that fails while several runs are read ahead fails the cycle once, and the next one reads them', async () => {
  const team = await syncTeam()
  for (const family of ['One', 'Two', 'Three', 'Four']) {
    namePerson(team.founder, personId(1), family)
    await team.founder.cycle()
  }
  const second = await team.enrol('second', 'link-worker', [team.caseload])
  await settle(team.founder)
  const store = memoryStore(team.objects)
  let gets = 0
  second.through(() => ({
    ...store,
    get(name) {
      gets += 1
      return name.startsWith('data/') && gets % 2 === 0 ? Promise.reject(new StoreFailure('unreachable', 'gone')) : store.get(name)
    },
  }))
  expect(await second.cycle()).toEqual({ outcome: 'unreachable', fault: 'place_unreachable' })
  second.through(() => memoryStore(team.objects))
  await settle(second)
  expect(familyName(second, personId(1))).toBe('Four')
})

test('who lacks the last runs of a chain reads those, and none of the old ones before them', async () => {
  const team = await syncTeam()
  const second = await team.enrol('second', 'link-worker', [team.caseload])
  const write = async (...families: readonly string[]): Promise<void> => {
    for (const family of families) {
      namePerson(team.founder, personId(1), family)
      await team.founder.cycle()
    }
  }
  await write('One', 'Two', 'Three', 'Four', 'Five')
  await settle(team.founder, second)
  await write('Six', 'Seven', 'Eight')
  second.requests.length = 0
  await second.cycle()
  expect(familyName(second, personId(1))).toBe('Eight')
  expect(second.requests.filter((request) => request.startsWith('get data/'))).toHaveLength(3)
})
