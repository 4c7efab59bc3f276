import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { stopReasons, type SyncStatus } from '../../../shared/contract/sync.ts'
import { syncWords, whereTheWorkIs } from './sync-words.ts'

const today = Temporal.PlainDate.from('2026-11-23')
const at = (time: string) => Temporal.ZonedDateTime.from(`${time}[Europe/London]`).epochMilliseconds

const quiet: SyncStatus = {
  state: 'idle',
  kind: 'folder',
  placeWords: 'Team sync',
  waiting: 0,
  refused: 0,
  lastSyncedAt: at('2026-11-23T14:32'),
  looked: true,
  asked: false,
  nextTryAt: null,
  progress: null,
  stoppedBy: null,
  outOfReach: null,
  alerts: [],
  quietest: null,
  littleData: false,
}

/** With the no-break spaces of dates as spaces. */
const words = (change: Partial<SyncStatus>) => whereTheWorkIs({ ...quiet, ...change }, today).replaceAll('\u00a0', ' ')
const rest = (change: Partial<SyncStatus>, without = { late: 0, refused: 0 }) => syncWords({ ...quiet, ...change }, without, today).slice(1)

describe('where the work is', () => {
  test('sync is not set up', () => {
    expect(words({ state: 'off', kind: null, placeWords: null, lastSyncedAt: null })).toBe('Saved on this computer only. Sync is not set up.')
  })

  test('outside the team: without an invitation, waiting, and not let in', () => {
    expect(words({ state: 'needs_invitation' })).toBe('Saved on this computer only. It needs an invitation to sync with your team again.')
    expect(words({ state: 'waiting_for_approval' })).toBe('Saved on this computer only. Waiting for your administrator to let it into the team.')
    expect(words({ state: 'not_let_in' })).toBe('Saved on this computer only. It was not let into the team.')
  })

  test('changes waiting', () => {
    const lastSyncedAt = at('2026-11-23T09:14')
    expect(words({ waiting: 12, lastSyncedAt })).toBe('Saved here. 12 changes waiting to sync. Last synced today 09:14.')
    expect(words({ waiting: 1, lastSyncedAt })).toBe('Saved here. 1 change waiting to sync. Last synced today 09:14.')
    expect(words({ waiting: 1200, lastSyncedAt: at('2026-11-17T18:02') })).toBe('Saved here. 1,200 changes waiting to sync. Last synced Tue 17 Nov 18:02.')
    expect(words({ waiting: 3, lastSyncedAt: null })).toBe('Saved here. 3 changes waiting to sync. Not synced yet.')
  })

  test('everything sent, and who has been quiet for longest', () => {
    const quietest = { words: "Ann's laptop", seenAt: at('2026-11-17T23:50') }
    expect(words({ quietest })).toBe("All changes sent at 14:32. Ann's laptop last seen Tue 17 Nov.")
    expect(words({ quietest: { ...quietest, seenAt: at('2026-11-23T13:10') } })).toBe("All changes sent at 14:32. Ann's laptop last seen today 13:10.")
    expect(words({})).toBe('All changes sent at 14:32.')
    expect(words({ lastSyncedAt: at('2026-11-20T14:32') })).toBe('All changes sent Fri 20 Nov 14:32.')
    expect(words({ lastSyncedAt: null })).toBe('Everything is saved on this computer. Not synced yet.')
  })

  test('times are those of English clocks', () => {
    expect(words({ lastSyncedAt: Date.UTC(2026, 6, 1, 23, 30) })).toBe('All changes sent Thu 2 Jul 00:30.')
  })

  test('long work is counted, a moment of it is not told', () => {
    expect(words({ state: 'syncing', progress: { done: 1040, total: 3100 } })).toBe('Syncing: 1,040 of 3,100 changes.')
    expect(words({ state: 'syncing' })).toBe('All changes sent at 14:32.')
  })

  test('syncing because somebody asked: before anything can be counted, that the storage is waited for', () => {
    const asked = { state: 'syncing', asked: true } as const
    expect(words(asked)).toBe('Saved here. Syncing: waiting for the shared folder.')
    expect(words({ ...asked, kind: 'webdav', waiting: 3 })).toBe('Saved here. Syncing: waiting for the storage. 3 changes waiting.')
    expect(words({ ...asked, progress: { done: 1040, total: 3100 } })).toBe('Syncing: 1,040 of 3,100 changes.')
  })

  test('just opened: nothing is said to be sent before the place was looked at', () => {
    expect(words({ looked: false })).toBe('Everything is saved on this computer. Last synced today 14:32.')
    expect(words({ looked: false, lastSyncedAt: null })).toBe('Everything is saved on this computer. Not synced yet.')
    expect(words({ looked: false, waiting: 1 })).toBe('Saved here. 1 change waiting to sync. Last synced today 14:32.')
  })

  test('the storage cannot be reached', () => {
    const nextTryAt = at('2026-11-23T14:45')
    expect(words({ state: 'unreachable', nextTryAt })).toBe('Saved here. The shared folder cannot be reached. Next try 14:45.')
    expect(words({ state: 'unreachable', kind: 'webdav', nextTryAt, waiting: 2 })).toBe('Saved here. The storage cannot be reached. Next try 14:45. 2 changes waiting.')
    expect(words({ state: 'unreachable', nextTryAt: at('2026-11-24T00:10') })).toBe('Saved here. The shared folder cannot be reached. Next try Tue 24 Nov 00:10.')
    expect(words({ state: 'unreachable' })).toBe('Saved here. The shared folder cannot be reached.')
  })

  test.each([
    ['place_unreachable_by_proxy', 'The storage cannot be reached through this computer’s proxy.'],
    ['place_proxy_password', 'The proxy of this computer asks for a password.'],
    ['place_proxy_unsupported', 'The SOCKS proxy of this computer is not supported.'],
  ] as const)('the proxy is at fault: %s', (outOfReach, sentence) => {
    expect(words({ state: 'unreachable', kind: 'webdav', outOfReach, waiting: 2 })).toBe(`Saved here. ${sentence} 2 changes waiting.`)
  })

  test('paused', () => {
    expect(words({ state: 'paused', waiting: 12 })).toBe('Sync paused by you. 12 changes waiting.')
    expect(words({ state: 'paused' })).toBe('Sync paused by you. Nothing is waiting.')
  })

  test('removed from the team: nothing is said to be safe on a computer that has deleted its keys', () => {
    expect(words({ state: 'stopped', stoppedBy: 'removed', waiting: 2 })).toBe('This computer was removed from the team.')
  })

  test.each(stopReasons.filter((reason) => reason !== 'removed'))('stopped by %s: says that the work is saved, and why', (stoppedBy) => {
    expect(words({ state: 'stopped', stoppedBy, waiting: 2 })).toMatch(/^Saved here\. \w.+\. 2 changes waiting\.$/)
  })
})

describe('what needs a look', () => {
  test('nothing', () => expect(rest({})).toEqual([]))

  test('refused changes', () => {
    expect(rest({}, { late: 0, refused: 1 })).toMatchObject([{ words: '1 change was refused. See why.' }])
    expect(rest({}, { late: 0, refused: 4 })).toMatchObject([{ words: '4 changes were refused. See why.' }])
  })

  test('late work is not called refused', () => {
    expect(rest({}, { late: 1, refused: 0 })).toMatchObject([{ words: '1 late change is set aside. Look.' }])
    expect(rest({}, { late: 2, refused: 1 })).toMatchObject([{ words: '2 late changes are set aside. Look.' }, { words: '1 change was refused. See why.' }])
  })

  test('a clock', () => {
    expect(rest({ alerts: [{ kind: 'clock', computer: null, days: 3 }] })).toMatchObject([{ words: "This computer’s clock looks wrong by 3 days." }])
    expect(rest({ alerts: [{ kind: 'clock', computer: "Ann's laptop", days: 1 }] })).toMatchObject([{ words: "The clock of Ann's laptop looks wrong by 1 day." }])
  })

  test('nothing about the others on a computer that was removed', () => {
    expect(rest({ state: 'stopped', stoppedBy: 'removed', alerts: [{ kind: 'clock', computer: "Ann's laptop", days: 3 }] }, { late: 1, refused: 1 })).toEqual([])
  })

  test('several warnings are one sentence', () => {
    const alerts = [
      { kind: 'altered', computer: "Ann's laptop", days: null },
      { kind: 'two_copies', computer: null, days: null },
    ] as const
    expect(rest({ alerts: [...alerts] })).toMatchObject([{ words: "2 warnings about the team’s computers. See them." }])
  })
})

test('a new count is not said aloud, a new state is', () => {
  const state = (change: Partial<SyncStatus>) => syncWords({ ...quiet, ...change }, { late: 0, refused: 0 }, today).map((part) => part.state)
  expect(state({ waiting: 2 })).toEqual(state({ waiting: 3 }))
  expect(state({ state: 'unreachable' })).not.toEqual(state({}))
  expect(state({ state: 'unreachable', outOfReach: 'place_proxy_password' })).not.toEqual(state({ state: 'unreachable', outOfReach: 'place_unreachable' }))
})
