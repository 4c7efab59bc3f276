import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { memoryStore } from '../../../test/core/memory-store.ts'
import { namePerson, personId, settle, syncTeam, type SyncComputer } from '../../../test/core/sync-computers.ts'
import { testRandom } from '../../../test/core/test-caseload.ts'
import { createChosenPlace } from './stores/chosen-place.ts'
import type { Connection } from './connection.ts'
import { openStore } from './stores/open-store.ts'
import type { Place } from './stores/place.ts'
import { StoreFailure, type Store } from './stores/store.ts'
import { createSyncHandlers } from './sync-handlers.ts'
import { readSyncSettings, saveSyncSettings } from './sync-settings.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'haversack-sync-'))
  for (const name of ['data', 'share']) mkdirSync(join(folder, name))
})
afterEach(() => rmSync(folder, { recursive: true }))

const handlersOf = ({ caseload, sync, book }: SyncComputer, open?: () => Store) => {
  const grants = new Map([['share', join(folder, 'share')], ['own', join(folder, 'data')], ['within', join(folder, 'data', 'deep')]])
  const surroundings = {
    dataFolder: join(folder, 'data'),
    migrationsFolder: '',
    appVersion: '1.0.0',
    clock: caseload.milliseconds,
    random: testRandom('places'),
  }
  const connection: Connection = {
    book,
    sync,
    surroundings,
    chosen: createChosenPlace(),
    openStore: (place) => open?.() ?? openStore(place, surroundings.dataFolder),
  }
  const useGrant = (grant: string): string | null => {
    const path = grants.get(grant) ?? null
    grants.delete(grant)
    return path
  }
  return createSyncHandlers(caseload, { connection, useGrant })
}

const share = { place: { kind: 'folder', grant: 'share' } } as const

describe('trying a place', () => {
  test('says what was done and what lies there', async () => {
    const { founder } = await syncTeam()
    const handlers = handlersOf(founder)
    const tried = await handlers.tryPlace(share)
    expect(tried).toMatchObject({ ok: true, value: { kind: 'folder', words: 'share', found: 'nothing', problem: null } })
    expect(tried.ok && tried.value.steps.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done', 'done'])
  })

  test.each([
    ['an access key that no server can have', { accessKey: 'schlüssel' }, 'place_refused'],
    ['a folder that is none', { folder: '../other' }, 'place_unsuitable'],
  ])('tells %s before anything is asked', async (_, wrong, problem) => {
    const { founder } = await syncTeam()
    const place = { kind: 's3', address: 'https://s3.example', region: '', bucket: 'team', folder: '', accessKey: 'key', secretKey: 'secret', ...wrong } as const
    const tried = await handlersOf(founder).tryPlace({ place })
    expect(tried).toMatchObject({ ok: true, value: { kind: 's3', words: 'bucket team', found: null, problem } })
    expect(tried.ok && tried.value.steps.map(({ outcome }) => outcome)).toEqual(['not-tried', 'not-tried', 'not-tried', 'not-tried'])
  })

  test('is repeated without choosing the place again, as once a stick is in', async () => {
    const { founder } = await syncTeam()
    let isIn = false
    const handlers = handlersOf(founder, () => {
      const store = memoryStore(new Map())
      return isIn ? store : { ...store, list: () => Promise.reject(new StoreFailure('unreachable', 'The stick is not in')) }
    })
    expect(await handlers.tryAgain({})).toEqual({ ok: false, error: { code: 'not_allowed_in_this_state' } })
    expect(await handlers.tryPlace(share)).toMatchObject({ value: { problem: 'place_unreachable', found: null } })
    expect(await handlers.tryAgain({})).toMatchObject({ value: { problem: 'place_unreachable' } })
    isIn = true
    expect(await handlers.tryAgain({})).toMatchObject({ ok: true, value: { words: 'share', found: 'nothing', problem: null } })
  })

  test('a folder that was chosen once is not used twice', async () => {
    const { founder } = await syncTeam()
    const handlers = handlersOf(founder)
    await handlers.tryPlace(share)
    expect(await handlers.tryPlace(share)).toMatchObject({ ok: true, value: { problem: 'file_grant_spent', found: null } })
  })

  test.each(['own', 'within'])('the application’s own folder will not do (%s)', async (grant) => {
    const { founder } = await syncTeam()
    const handlers = handlersOf(founder)
    expect(await handlers.tryPlace({ place: { kind: 'folder', grant } })).toMatchObject({ ok: true, value: { problem: 'own_folder' } })
    expect(await handlers.changePlace({})).toEqual({ ok: false, error: { code: 'own_folder' } })
  })

  test('a storage that refuses is told as it is', async () => {
    const { founder } = await syncTeam()
    const refusing = (): Store => ({ ...memoryStore(), list: () => Promise.reject(new StoreFailure('refused', 'as the test wants it')) })
    const tried = await handlersOf(founder, refusing).tryPlace(share)
    expect(tried).toMatchObject({ ok: true, value: { problem: 'place_refused', found: null } })
    expect(tried.ok && tried.value.steps.map(({ outcome }) => outcome)).toEqual(['failed', 'not-tried', 'not-tried', 'not-tried'])
  })
})

describe('the place in use', () => {
  test('is told without what must stay secret, also where that stands in its address', async () => {
    const { founder } = await syncTeam()
    const handlers = handlersOf(founder)
    const use = (place: Place) => {
      saveSyncSettings(founder.caseload.local, { place })
      return handlers.placeInUse({})
    }
    const s3 = { kind: 's3', region: '', bucket: 'northside', folder: 'team', accessKey: 'AK' } as const
    expect(use({ ...s3, address: 'https://s3.example.org/', secretKey: 'secret' })).toEqual({ ok: true, value: { ...s3, address: 'https://s3.example.org/' } })
    expect(use({ kind: 'webdav', address: 'https://me:secret@dav.example.org/team', user: 'me', password: 'secret' })).toEqual({
      ok: true,
      value: { kind: 'webdav', address: 'https://dav.example.org/team', user: 'me' },
    })
    expect(use({ kind: 'folder', path: '/mnt/stick/team' })).toEqual({ ok: true, value: { kind: 'folder' } })
  })

  test('is none before sync is turned on', async () => {
    const team = await syncTeam()
    expect(handlersOf(await team.computer('alone')).placeInUse({})).toEqual({ ok: true, value: null })
  })
})

describe('another place', () => {
  test('that is empty is filled with what this computer has', async () => {
    const team = await syncTeam()
    namePerson(team.founder, personId(1), 'Test')
    await settle(team.founder)
    const handlers = handlersOf(team.founder)
    await handlers.tryPlace(share)
    expect(await handlers.changePlace({})).toEqual({ ok: true, value: {} })
    const there = new Map<string, Uint8Array>()
    team.founder.through(() => memoryStore(there))
    await settle(team.founder)
    expect([...there.keys()].sort()).toEqual(expect.arrayContaining([...team.objects.keys()].filter((name) => name.startsWith('data/'))))
    expect(readSyncSettings(team.founder.caseload.local).place).toEqual({ kind: 'folder', path: join(folder, 'share') })
  })

  test('of another team, or that was not tried, is not used', async () => {
    const { founder } = await syncTeam()
    const handlers = handlersOf(founder)
    expect(await handlers.changePlace({})).toEqual({ ok: false, error: { code: 'not_allowed_in_this_state' } })
    mkdirSync(join(folder, 'share', 'heads'))
    writeFileSync(join(folder, 'share', 'heads', `${'a'.repeat(32)}.1`), 'a head')
    expect(await handlers.tryPlace(share)).toMatchObject({ ok: true, value: { found: 'a_team' } })
    expect(await handlers.changePlace({})).toEqual({ ok: false, error: { code: 'other_team' } })
  })

  test('is not used by a caseload that is in no team', async () => {
    const team = await syncTeam()
    const handlers = handlersOf(await team.computer('alone'))
    await handlers.tryPlace(share)
    expect(await handlers.changePlace({})).toEqual({ ok: false, error: { code: 'not_allowed_in_this_state' } })
  })
})

describe('the rest', () => {
  test('is passed on', async () => {
    const { founder } = await syncTeam()
    const handlers = handlersOf(founder)
    await handlers.now({})
    await handlers.pause({ paused: true })
    expect(await handlers.status({})).toMatchObject({ ok: true, value: { state: 'paused', kind: 'folder', placeWords: 'team on STICK' } })
    expect(await handlers.refill({})).toEqual({ ok: false, error: { code: 'not_allowed_in_this_state' } })
  })
})
