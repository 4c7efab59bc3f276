import { describe, expect, test, vi } from 'vitest'
import { memoryStore } from '../../../test/core/memory-store.ts'
import { namePerson, personId, settle, syncTeam } from '../../../test/core/sync-computers.ts'
import { testClock } from '../../../test/core/test-caseload.ts'
import { newDatabase } from '../../../test/simulation/template-database.ts'
import { StoreFailure, type Store } from './stores/store.ts'

const ada = personId(1)

const failing = (code: StoreFailure['code']) => (): Store => ({
  ...memoryStore(),
  list: () => Promise.reject(new StoreFailure(code, 'as the test wants it')),
})

const hanging = (): Store => {
  const { promise, reject } = Promise.withResolvers<never>()
  return { ...memoryStore(), list: () => promise, close: () => reject(new StoreFailure('unreachable', 'closed')) }
}

describe('sync of an open caseload', () => {
  test('is off before there is a team, and does nothing', async () => {
    const team = await syncTeam()
    const alone = await team.computer('alone')
    alone.sync.start()
    expect(await alone.cycle()).toBeNull()
    expect(alone.sync.status()).toMatchObject({ state: 'off', kind: null, waiting: 0, nextTryAt: null })
    expect(alone.requests).toEqual([])
    expect(alone.timers).toEqual([])
  })

  test('says how it stands with a place that fails, and syncs again when it works', async () => {
    const { founder, clock, objects } = await syncTeam()
    founder.through(failing('unreachable'))
    await founder.sync.now()
    expect(founder.sync.status()).toMatchObject({ state: 'unreachable', outOfReach: 'place_unreachable', nextTryAt: clock.now() + 60_000, lastSyncedAt: null })
    founder.through(failing('full'))
    await founder.sync.now()
    expect(founder.sync.status()).toMatchObject({ state: 'stopped', stoppedBy: 'place_full', nextTryAt: null })
    expect(founder.sync.status().waiting).toBeGreaterThan(0)
    founder.through(() => memoryStore(objects))
    await founder.sync.now()
    expect(founder.sync.status()).toMatchObject({ state: 'idle', stoppedBy: null, lastSyncedAt: clock.now() })
  })

  test('says whether the place was looked at since the caseload was opened, however it ended before', async () => {
    const { founder, reopen } = await syncTeam()
    await settle(founder)
    expect(founder.sync.status().looked).toBe(true)
    const killed = await reopen(founder.caseload.database.serialize())
    expect(killed.sync.status()).toMatchObject({ lastSyncedAt: founder.sync.status().lastSyncedAt, looked: false })
    await killed.sync.now()
    expect(killed.sync.status().looked).toBe(true)
  })

  test('says while it runs whether somebody asked for it', async () => {
    const { founder } = await syncTeam()
    await settle(founder)
    const told: (readonly [string, boolean])[] = []
    founder.onStatus(() => told.push([founder.sync.status().state, founder.sync.status().asked]))
    await founder.cycle()
    expect(told).toContainEqual(['syncing', false])
    expect(told.every(([, asked]) => !asked)).toBe(true)
    told.length = 0
    await founder.sync.now()
    expect(told).toContainEqual(['syncing', true])
    expect(founder.sync.status().asked).toBe(false)
  })

  test.each(['unreachable_by_proxy', 'proxy_password', 'proxy_unsupported'] as const)('says what a proxy has to do with it: %s', async (problem) => {
    const { founder, objects } = await syncTeam()
    founder.through(() => ({ ...memoryStore(), list: () => Promise.reject(new StoreFailure('unreachable', 'no way', problem)) }))
    await founder.sync.now()
    expect(founder.sync.status()).toMatchObject({ state: 'unreachable', outOfReach: `place_${problem}` })
    founder.sync.pause(true)
    expect(founder.sync.status()).toMatchObject({ state: 'paused', outOfReach: null })
    founder.sync.pause(false)
    founder.through(() => memoryStore(objects))
    await founder.sync.now()
    expect(founder.sync.status()).toMatchObject({ state: 'idle', outOfReach: null })
  })

  test('announces no next try where only people begin one', async () => {
    const { founder } = await syncTeam()
    founder.sync.useLittleData(true)
    founder.through(failing('unreachable'))
    await founder.sync.now()
    expect(founder.sync.status()).toMatchObject({ state: 'unreachable', nextTryAt: null })
    expect(founder.timers).toEqual([])
  })

  test('says nothing of a new place before it was tried', async () => {
    const { founder } = await syncTeam()
    founder.sync.useLittleData(true)
    founder.through(failing('unreachable'))
    await founder.sync.now()
    founder.sync.usePlace({ kind: 'folder', path: '/media/anna/STICK/other' }, true)
    expect(founder.sync.status()).toMatchObject({ state: 'idle', outOfReach: null })
  })

  test('says during a long cycle how far it is, once a second at most', async () => {
    const { clock, objects, caseload, founder, enrol } = await syncTeam()
    for (const number of [1, 2, 3, 4, 5, 6]) {
      namePerson(founder, personId(number), 'Abara')
      await founder.cycle()
    }
    const second = await enrol('second', 'link-worker', [caseload])
    await founder.cycle()
    second.through(() => {
      const store = memoryStore(objects)
      return { ...store, get: (name) => (clock.advance({ milliseconds: 400 }), store.get(name)) }
    })
    const told: { readonly at: number; readonly done: number; readonly total: number }[] = []
    second.onStatus(() => {
      const { progress } = second.sync.status()
      if (progress !== null) told.push({ at: clock.now(), ...progress })
    })
    await second.cycle()
    expect(told.length).toBeGreaterThan(1)
    expect(told.some(({ done, total }) => done > 0 && done < total)).toBe(true)
    expect(told.at(-1)?.total).toBe(second.caseload.database.prepare('SELECT count(*) FROM change').pluck().get())
    expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).toSorted((a, b) => a - b))
    expect(told.every(({ at }, index) => index === 0 || at - (told[index - 1]?.at ?? 0) >= 1000)).toBe(true)
  })

  test('says while much is sent how many changes have gone', async () => {
    const { clock, objects, founder } = await syncTeam()
    for (const number of [1, 2, 3, 4, 5, 6]) namePerson(founder, personId(number), 'Abara')
    founder.through(() => {
      const store = memoryStore(objects)
      return { ...store, put: (name, bytes) => (clock.advance({ milliseconds: 1200 }), store.put(name, bytes)) }
    })
    const told: { readonly done: number; readonly total: number }[] = []
    founder.onStatus(() => {
      const { progress } = founder.sync.status()
      if (progress !== null) told.push(progress)
    })
    await founder.cycle()
    const total = founder.sync.status().waiting
    expect(total).toBeGreaterThan(6)
    expect(told.map(({ total: of }) => of)).toEqual(told.map(() => total))
    expect(told.map(({ done }) => done).filter((done) => done > 0 && done < total).length).toBeGreaterThan(0)
  })

  test('says that much is to be sent while it is made ready', async () => {
    const clock = testClock()
    const { founder } = await syncTeam(newDatabase, clock, async () => void clock.advance({ milliseconds: 1200 }))
    const told: unknown[] = []
    founder.onStatus(() => told.push(founder.sync.status().progress))
    const total = founder.sync.status().waiting
    await founder.cycle()
    expect(told).toContainEqual({ done: 0, total })
  })

  test('by hand, what was put is looked for at once', async () => {
    const { founder } = await syncTeam()
    namePerson(founder, ada, 'Test')
    await founder.sync.now()
    expect(founder.sync.status().waiting).toBe(0)
  })

  test('by itself too, so that the status bar does not go on saying that something waits; then all is quiet', async () => {
    const { founder } = await syncTeam()
    await settle(founder)
    namePerson(founder, ada, 'Test')
    founder.sync.afterChange()
    founder.timers.splice(0).at(-1)?.run()
    await vi.waitFor(() => expect(founder.sync.status()).toMatchObject({ state: 'idle', waiting: 0 }))
    expect(founder.timers.map(({ milliseconds }) => milliseconds)).toEqual([300_000])
  })

  test('by hand while it runs by itself, it is over only when both are: what is said then is how it stands', async () => {
    const { founder } = await syncTeam()
    await settle(founder)
    namePerson(founder, ada, 'Test')
    founder.sync.afterChange()
    founder.timers.splice(0).at(-1)?.run()
    await founder.sync.now()
    expect(founder.sync.status()).toMatchObject({ state: 'idle', waiting: 0 })
  })

  test('a change is sent 15 seconds later; paused, or where data is to be saved, only by hand', async () => {
    const { founder } = await syncTeam()
    await settle(founder)
    founder.sync.afterChange()
    expect(founder.timers.map(({ milliseconds }) => milliseconds)).toEqual([300_000])
    namePerson(founder, ada, 'Test')
    founder.sync.afterChange()
    expect(founder.timers.map(({ milliseconds }) => milliseconds)).toEqual([15_000])
    founder.sync.pause(true)
    founder.sync.afterChange()
    expect(founder.timers).toEqual([])
    expect(founder.sync.status()).toMatchObject({ state: 'paused', waiting: 1 })
    founder.sync.pause(false)
    founder.sync.useLittleData(true)
    expect(founder.timers).toEqual([])
    await founder.sync.now()
    expect(founder.sync.status()).toMatchObject({ state: 'idle', waiting: 0, littleData: true })
  })

  test('before the caseload is closed it syncs a last time, also where data is to be saved', async () => {
    const { founder, objects } = await syncTeam()
    await settle(founder)
    founder.sync.useLittleData(true)
    const before = objects.size
    namePerson(founder, ada, 'Last')
    await founder.sync.stop()
    expect(objects.size).toBe(before + 2)
    namePerson(founder, ada, 'Too late')
    expect(await founder.cycle()).toBeNull()
    expect(founder.timers).toEqual([])
  })

  test('closing does not wait long for a place that does not answer', async () => {
    const { founder } = await syncTeam()
    namePerson(founder, ada, 'Test')
    founder.through(hanging)
    const stopped = founder.sync.stop()
    await Promise.resolve()
    const [timer] = founder.timers
    expect(timer?.milliseconds).toBeLessThanOrEqual(3000)
    timer?.run()
    await stopped
    expect(await founder.cycle()).toBeNull()
  })

  test('a computer that was not let in yet reads the roster and puts nothing', async () => {
    const team = await syncTeam()
    await settle(team.founder)
    const waiting = await team.computer('waiting')
    team.introduce(waiting)
    const whileReading = new Set<string>()
    waiting.through(() => {
      const store = memoryStore(team.objects)
      return { ...store, get: (name) => (whileReading.add(waiting.sync.status().state), store.get(name)) }
    })
    await waiting.sync.now()
    expect(waiting.sync.status().state).toBe('needs_invitation')
    // It has no changes to count: what it reads only tells whether it was let in.
    expect([...whileReading]).toEqual(['needs_invitation'])
    // A stick that is away does not hide what has to be asked for.
    waiting.through(failing('unreachable'))
    await waiting.cycle()
    expect(waiting.sync.status()).toMatchObject({ state: 'needs_invitation', outOfReach: null })
    expect(waiting.requests.filter((request) => request.startsWith('put'))).toEqual([])
    expect(waiting.book.current()?.devices.has(team.founder.id)).toBe(true)
  })
})
