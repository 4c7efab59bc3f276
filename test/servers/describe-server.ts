import { afterAll, describe, expect, test } from 'vitest'
import { openStore } from '../../main/core/sync/stores/open-store.ts'
import type { S3Place, WebdavPlace } from '../../main/core/sync/stores/place.ts'
import { StoreFailure } from '../../main/core/sync/stores/store.ts'
import { startCuttingProxy } from './cutting-proxy.ts'
import { ServerMissing } from './packages.ts'
import { freePorts } from './server-process.ts'
import { describeStore, listed, randomBytes, type Storage } from './store-suite.ts'

type ServedPlace = WebdavPlace | S3Place

interface RunningServer<Served extends ServedPlace> {
  readonly place: Served
  stop(): Promise<void>
}

/**
 * Runs the suite of the four verbs on a real server, then `more`. Where the server cannot be had, one test says so
 * and why; in CI (CI=true) that test fails.
 */
export async function describeServer<Served extends ServedPlace>(
  kind: string,
  start: () => Promise<RunningServer<Served>>,
  more?: (place: Served) => void,
): Promise<void> {
  let server: RunningServer<Served>
  try {
    server = await start()
  } catch (error) {
    if (!(error instanceof ServerMissing)) throw error
    const words = `${kind} is NOT tested: ${error.message}`
    console.warn(words)
    test(words, () => {
      if (process.env['CI'] === 'true') throw error
    })
    return
  }
  describe(kind, () => {
    afterAll(() => server.stop())
    describeStore('its four verbs', () => servedStorage(server.place))
    describeCuts(server.place)
    more?.(server.place)
  })
}

async function servedStorage(place: ServedPlace): Promise<Storage> {
  const [closedPort = 0] = await freePorts(1)
  const way = (words: string, changed: ServedPlace, fails: 'refused' | 'unreachable') => ({ words, open: () => open(changed), fails })
  const missing: ServedPlace = place.kind === 'webdav' ? { ...place, address: `${place.address}/missing` } : { ...place, bucket: 'missing' }
  return {
    open: () => open(place),
    wrongWays: [
      way('a wrong password', place.kind === 'webdav' ? { ...place, password: 'wr0ng' } : { ...place, secretKey: 'wr0ng' }, 'refused'),
      way('an unknown user', place.kind === 'webdav' ? { ...place, user: 'nobody' } : { ...place, accessKey: 'nobody' }, 'refused'),
      way('no server', at(place, closedPort), 'unreachable'),
      way('a place that is not there', missing, 'unreachable'),
    ],
    stop: async () => {},
  }
}

function describeCuts(place: ServedPlace): void {
  test('a put whose connection is cut has failed, and leaves nothing that a later put does not make whole', async () => {
    const proxy = await startCuttingProxy(Number(new URL(place.address).port), 300_000)
    const cut = open(at(place, proxy.port))
    const straight = open(place)
    const bytes = randomBytes(2_000_000, 4)
    await expect(cut.put('cut/1', bytes)).rejects.toMatchObject({ code: 'unreachable' })
    expect(proxy.cuts()).toBeGreaterThan(0)
    await proxy.stop()
    await expect(cut.put('cut/1', bytes)).rejects.toBeInstanceOf(StoreFailure)
    await straight.put('cut/1', bytes)
    expect(await listed(straight, 'cut/')).toEqual(['cut/1 2000000'])
    expect(Buffer.compare((await straight.get('cut/1')) ?? new Uint8Array(), bytes)).toBe(0)
    cut.close()
    straight.close()
  })
}

const open = (place: ServedPlace) => openStore(place, '/no/data/folder')

function at(place: ServedPlace, port: number): ServedPlace {
  const address = new URL(place.address)
  address.port = String(port)
  return { ...place, address: address.href }
}
