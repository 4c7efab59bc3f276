import { afterEach, expect, test, vi } from 'vitest'
import { openStore } from '../../main/core/sync/stores/open-store.ts'
import { startCeph } from './ceph.ts'
import { describeServer } from './describe-server.ts'

afterEach(() => void vi.useRealTimers())

await describeServer('Ceph RADOS Gateway', startCeph, (place) => {
  test('a listing of more objects than one answer holds is whole', async () => {
    const store = openStore({ ...place, folder: '' }, '/no/data/folder')
    const names = Array.from({ length: 1100 }, (_, index) => `data/many/${index}`)
    for (let from = 0; from < names.length; from += 50) {
      await Promise.all(names.slice(from, from + 50).map((name) => store.put(name, Buffer.from('x'))))
    }
    const listed = await store.list('data/many/')
    expect(listed.map(({ name }) => name).sort()).toEqual(names.sort())
    store.close()
  })

  test.each([-3, 3])('a clock that is wrong by %i days keeps nobody out', async (days) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days * 86_400_000 })
    const store = openStore(place, '/no/data/folder')
    await store.put('clock', Buffer.from('put'))
    expect(String(Buffer.from((await store.get('clock')) ?? []))).toBe('put')
    await store.remove('clock')
    expect(await store.list('clock')).toEqual([])
    store.close()
  })
})
