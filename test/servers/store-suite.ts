import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store, StoreFault } from '../../main/core/sync/stores/store.ts'
import { tryPlace } from '../../main/core/sync/stores/try-place.ts'
import { testRandom } from '../core/test-caseload.ts'

/** What the suite needs of a kind of storage. */
export interface Storage {
  /** A way to the storage; every one leads to the same objects. */
  open(): Store
  /** Ways by which it cannot be used, and what they must fail with. */
  readonly wrongWays: readonly { readonly words: string; open(): Store; readonly fails: StoreFault }[]
  stop(): Promise<void>
}

/** The four verbs, and how they fail: the same tests for every kind of storage. */
export function describeStore(kind: string, start: () => Promise<Storage>): void {
  describe(kind, () => {
    let storage: Storage
    let store: Store
    beforeAll(async () => {
      storage = await start()
      store = storage.open()
    }, 120_000)
    afterAll(async () => {
      store?.close()
      await storage?.stop()
    })

    test('a new place has no objects, and taking away what is not there is fine', async () => {
      expect(await store.list('')).toEqual([])
      expect(await store.list('heads/')).toEqual([])
      expect(await store.get('vault.json')).toBeNull()
      expect(await store.get('data/none/1')).toBeNull()
      await store.remove('vault.json')
      await store.remove('data/none/1')
      expect(await store.list('')).toEqual([])
    })

    test('an object comes back as it was put, and another way to the store has it at once', async () => {
      const bytes = randomBytes(3000, 1)
      await store.put('back.bin', bytes)
      const other = storage.open()
      expect(hex(await other.get('back.bin'))).toBe(hex(bytes))
      expect(await other.list('back')).toEqual([{ name: 'back.bin', size: 3000 }])
      other.close()
    })

    test('an object with all 256 bytes, an empty one, and one of 5 MiB come back', async () => {
      const all = Uint8Array.from({ length: 256 }, (_, byte) => byte)
      const big = randomBytes(5 * 1024 * 1024, 2)
      await store.put('sizes/all', all)
      await store.put('sizes/empty', new Uint8Array())
      await store.put('sizes/big', big)
      expect(hex(await store.get('sizes/all'))).toBe(hex(all))
      expect(await store.get('sizes/empty')).toHaveLength(0)
      expect(Buffer.compare((await store.get('sizes/big')) ?? new Uint8Array(), big)).toBe(0)
      expect(await listed(store, 'sizes/')).toEqual(['sizes/all 256', 'sizes/big 5242880', 'sizes/empty 0'])
    })

    test('a part of a larger memory is put as just that part', async () => {
      await store.put('part', randomBytes(100, 3).subarray(10, 20))
      expect(hex(await store.get('part'))).toBe(hex(randomBytes(100, 3).subarray(10, 20)))
    })

    test('a name may be deep where nothing was before', async () => {
      await store.put('deep/a.b/c/d/e', Buffer.from('deep'))
      expect(await listed(store, 'deep/')).toEqual(['deep/a.b/c/d/e 4'])
      expect(String(Buffer.from((await store.get('deep/a.b/c/d/e')) ?? []))).toBe('deep')
    })

    test('a later put takes the place of an earlier one, longer or shorter', async () => {
      for (const text of ['first', 'a longer second', 'x', '']) {
        await store.put('over/written', Buffer.from(text))
        expect(String(Buffer.from((await store.get('over/written')) ?? []))).toBe(text)
        expect(await listed(store, 'over/')).toEqual([`over/written ${text.length}`])
      }
    })

    test('a prefix ends where it likes, and finds everything below', async () => {
      const names = ['pre/ab/1', 'pre/ab/10', 'pre/ab/2', 'pre/abc/1', 'pre/b', 'pre.x']
      await Promise.all(names.map((name) => store.put(name, Buffer.from('1'))))
      expect(await listed(store, 'pre/ab/')).toEqual(['pre/ab/1 1', 'pre/ab/10 1', 'pre/ab/2 1'])
      expect(await listed(store, 'pre/ab/1')).toEqual(['pre/ab/1 1', 'pre/ab/10 1'])
      expect(await listed(store, 'pre/ab')).toEqual(['pre/ab/1 1', 'pre/ab/10 1', 'pre/ab/2 1', 'pre/abc/1 1'])
      expect(await listed(store, 'pre/')).toHaveLength(5)
      expect(await listed(store, 'pre')).toHaveLength(6)
      expect(await listed(store, 'pre/c')).toEqual([])
    })

    test('what is taken away is gone, its neighbours are not', async () => {
      await store.put('gone/1', Buffer.from('1'))
      await store.put('gone/2', Buffer.from('2'))
      await store.remove('gone/1')
      await store.remove('gone/1')
      expect(await store.get('gone/1')).toBeNull()
      expect(await listed(store, 'gone/')).toEqual(['gone/2 1'])
      await store.put('gone/1', Buffer.from('again'))
      expect(await listed(store, 'gone/')).toEqual(['gone/1 5', 'gone/2 1'])
    })

    test('many puts at once, into folders that are not there yet, all arrive', async () => {
      const names = Array.from({ length: 40 }, (_, index) => `many/${index % 4}/${index}`)
      await Promise.all(names.map((name, index) => store.put(name, randomBytes(500 + index, index))))
      const read = await Promise.all(names.map((name) => store.get(name)))
      expect(read.map(hex)).toEqual(names.map((_, index) => hex(randomBytes(500 + index, index))))
      expect(await store.list('many/')).toHaveLength(40)
    })

    test('puts of one name at once leave one of them, whole; a server may put off the others', async () => {
      const versions = [1, 2, 3, 4].map((seed) => randomBytes(200_000, seed))
      const outcomes = await Promise.allSettled(versions.map((bytes) => store.put('same/name', bytes)))
      const failed = outcomes.filter((outcome) => outcome.status === 'rejected')
      expect(failed.length).toBeLessThan(4)
      for (const { reason } of failed) expect(reason).toMatchObject({ code: 'unreachable' })
      expect(versions.map(hex)).toContain(hex(await store.get('same/name')))
      expect(await listed(store, 'same/')).toEqual(['same/name 200000'])
    })

    test.each(['', '/', 'a//b', '/a', 'a/', '../a', 'a/../b', 'a/./b', '.hidden', 'A', 'a b', 'é', 'a\\b', 'a%2fb', 'c:a', '~a', 'a.'])(
      '%j is no name of an object',
      async (name) => {
        await expect(store.put(name, Buffer.from('x'))).rejects.toThrow(/no name/)
        await expect(store.get(name)).rejects.toThrow(/no name/)
        await expect(store.remove(name)).rejects.toThrow(/no name/)
      },
    )

    test.each(['../', '/', 'a//', 'a/../', 'A'])('nor is %j what names begin with', async (prefix) => {
      await expect(store.list(prefix)).rejects.toThrow(/no prefix/)
    })

    test('a place that is tried is found to do, and is left as it was', async () => {
      await store.put('vault.json', Buffer.from('{}'))
      const before = await listed(store, '')
      expect(await tryPlace(store, (bytes) => randomBytes(bytes, 7))).toEqual({
        steps: ['list', 'read', 'write', 'remove'].map((step) => ({ step, outcome: 'done' })),
        problem: null,
        vaultFile: Buffer.from('{}'),
        hasHeads: false,
      })
      expect(await listed(store, '')).toEqual(before)
    })

    test('closing gives up what is under way, and every later call', async () => {
      const closing = storage.open()
      const underWay = [closing.put('closing', randomBytes(5 * 1024 * 1024, 9)), closing.get('sizes/big'), closing.list('')]
      const outcomes = Promise.allSettled(underWay)
      closing.close()
      for (const outcome of await outcomes) expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'unreachable' } })
      for (const call of allVerbs(closing)) await expect(call()).rejects.toMatchObject({ name: 'StoreFailure', code: 'unreachable' })
      await store.put('closing', Buffer.from('put again'))
      expect(await listed(store, 'closing')).toEqual(['closing 9'])
    })

    test('every verb says why it fails, and tells no secret', async () => {
      for (const { words, open, fails } of storage.wrongWays) {
        const wrong = open()
        for (const call of allVerbs(wrong)) {
          const error: unknown = await call().then(() => 'it did not fail', (reason: unknown) => reason)
          expect(error, words).toMatchObject({ name: 'StoreFailure', code: fails })
          expect(JSON.stringify([error, String(error), (error as Error).stack?.split('\n')[0]])).not.toMatch(/wr0ng|test|nobody|missing/)
        }
        const tried = await tryPlace(wrong, (bytes) => randomBytes(bytes, 8))
        expect(tried.steps.map(({ outcome }) => outcome)).toEqual(['failed', 'not-tried', 'not-tried', 'not-tried'])
        expect(tried).toMatchObject({ problem: fails, vaultFile: null })
        wrong.close()
      }
    })
  })
}

const allVerbs = (store: Store): readonly (() => Promise<unknown>)[] => [
  () => store.list(''),
  () => store.list('heads/'),
  () => store.get('vault.json'),
  () => store.put('vault.json', Buffer.from('x')),
  () => store.put('heads/new', Buffer.from('x')),
  () => store.remove('vault.json'),
]

/** Names and sizes, in order. */
export async function listed(store: Store, prefix: string): Promise<string[]> {
  return (await store.list(prefix)).map(({ name, size }) => `${name} ${size}`).sort()
}

/** The same for the same seed. */
export const randomBytes = (length: number, seed: number): Uint8Array => testRandom(String(seed))(length)

const hex = (bytes: Uint8Array | null): string => (bytes === null ? 'none' : Buffer.from(bytes).toString('hex'))
