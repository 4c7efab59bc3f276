import { describe, expect, test } from 'vitest'
import { memoryStore } from '../../../../test/core/memory-store.ts'
import { testRandom } from '../../../../test/core/test-caseload.ts'
import { StoreFailure, type Store, type StoreFault } from './store.ts'
import { tryPlace } from './try-place.ts'

const outcomes = async (store: Store) => {
  const { steps, problem } = await tryPlace(store, testRandom('probe'))
  return { steps: steps.map(({ step, outcome }) => `${step} ${outcome}`), problem }
}

test('a place that keeps what it is given will do, and is left as it was', async () => {
  const store = memoryStore()
  await store.put('vault.json', Buffer.from('{"vaultId":"x"}'))
  await store.put('heads/ab.1', Buffer.from('head'))
  const trial = await tryPlace(store, testRandom('probe'))
  expect(trial.problem).toBeNull()
  expect(trial.steps.every(({ outcome }) => outcome === 'done')).toBe(true)
  expect(String(Buffer.from(trial.vaultFile ?? []))).toBe('{"vaultId":"x"}')
  expect(trial.hasHeads).toBe(true)
  expect([...store.objects.keys()]).toEqual(['vault.json', 'heads/ab.1'])
})

test('a place that lost its vault.json is told from a new one', async () => {
  const store = memoryStore()
  expect(await tryPlace(store, testRandom('probe'))).toMatchObject({ vaultFile: null, hasHeads: false })
  await store.put('heads/ab.1', Buffer.from('head'))
  expect(await tryPlace(store, testRandom('probe'))).toMatchObject({ vaultFile: null, hasHeads: true })
})

describe('a step that fails', () => {
  const failing = (verb: 'list' | 'get' | 'put' | 'remove', code: StoreFault): Store => ({
    ...memoryStore(),
    [verb]: async () => {
      throw new StoreFailure(code, 'no')
    },
  })

  test.each([
    ['list', 'unreachable', ['list failed', 'read not-tried', 'write not-tried', 'remove not-tried']],
    ['get', 'refused', ['list done', 'read failed', 'write not-tried', 'remove not-tried']],
    ['put', 'full', ['list done', 'read done', 'write failed', 'remove not-tried']],
    ['remove', 'refused', ['list done', 'read done', 'write done', 'remove failed']],
  ] as const)('%s, as %s, is named, and the rest is not tried', async (verb, code, steps) => {
    expect(await outcomes(failing(verb, code))).toEqual({ steps, problem: code })
  })

  test('because of a proxy says so', async () => {
    const list = () => Promise.reject(new StoreFailure('unreachable', 'no', 'proxy_password'))
    expect(await tryPlace({ ...memoryStore(), list }, testRandom('probe'))).toMatchObject({ problem: 'proxy_password' })
  })

  test('because of a mistake of ours is not taken for one of the place', async () => {
    const store: Store = { ...memoryStore(), put: async () => Promise.reject(new TypeError('a mistake')) }
    await expect(tryPlace(store, testRandom('probe'))).rejects.toThrow('a mistake')
  })
})

describe('a place that lies', () => {
  const honest = () => memoryStore()

  test.each<[string, (store: ReturnType<typeof honest>) => Store]>([
    ['reports a put and keeps nothing', (store) => ({ ...store, put: async () => {} })],
    ['keeps another text', (store) => ({ ...store, put: (name, bytes) => store.put(name, bytes.map((byte) => byte ^ 1)) })],
    ['keeps a part', (store) => ({ ...store, put: (name, bytes) => store.put(name, bytes.subarray(1)) })],
    ['keeps what it first had', (store) => ({ ...store, put: async (name, bytes) => void (store.objects.has(name) || (await store.put(name, bytes))) })],
    ['does not list what it has', (store) => ({ ...store, list: async () => [] })],
    ['lists other sizes', (store) => ({ ...store, list: async (prefix) => (await store.list(prefix)).map(({ name }) => ({ name, size: 1 })) })],
  ])('and %s is unsuitable, and nothing of the trial stays', async (_, lie) => {
    const store = honest()
    expect(await outcomes(lie(store))).toEqual({
      steps: ['list done', 'read done', 'write failed', 'remove not-tried'],
      problem: 'unsuitable',
    })
    expect(store.objects.size).toBe(0)
  })

  test('about removing is unsuitable', async () => {
    const store: Store = { ...honest(), remove: async () => {} }
    expect(await outcomes(store)).toEqual({ steps: ['list done', 'read done', 'write done', 'remove failed'], problem: 'unsuitable' })
  })
})
