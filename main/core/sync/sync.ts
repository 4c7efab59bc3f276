import type { SyncStatus } from '../../../shared/contract/sync.ts'
import type { Caseload } from '../caseload/caseload.ts'
import type { Surroundings } from '../surroundings.ts'
import { storageFault } from '../common/files.ts'
import { atMost } from '../common/at-most.ts'
import { isStillDevice } from './copies/clone.ts'
import { cycle, orFailure, type CycleResult } from './cycle.ts'
import { readMarks, saveMarks } from './marks.ts'
import { firstKnown } from './new-administrators.ts'
import { createOwnRuns } from './sending/own-runs.ts'
import { createPeers } from './reading/peers.ts'
import { refusedActs } from './refusals.ts'
import type { Judged } from './roster/judged.ts'
import { eraseSettled, refreshRoster } from './roster/refresh-roster.ts'
import type { RosterBook } from './roster/roster-book.ts'
import { createSchedule, type After } from './schedule.ts'
import { placeWords, type Place } from './stores/place.ts'
import { StoreFailure, type Store } from './stores/store.ts'
import { alertsOf, daysBetween, quietestOf, refusedCount } from './sync-status.ts'
import { readSyncSettings, saveSyncSettings, type SyncSettings } from './sync-settings.ts'
import { isAnswerAwaited } from './team/joining/answer-awaited.ts'
import { hasForgottenKeys } from './team/forget-keys.ts'
import { readJoining } from './team/joining/kept-joining.ts'
import { readTeam } from './team/team-identity.ts'
import { createWork } from './work.ts'

export interface SyncParts {
  readonly caseload: Caseload
  readonly book: RosterBook
  readonly openStore: (place: Place) => Store
  readonly surroundings: Pick<Surroundings, 'clock' | 'random' | 'appVersion'>
  /** The number of the newest migration that this version knows. */
  readonly schema: number
  readonly after: After
  /** Lets what the user asks for go first; awaited between slices of work. */
  readonly pause: () => Promise<void>
  /** The team's own business with the store, in each cycle: answers to invitations. */
  readonly attend: (store: Store) => Promise<void>
  /** Called whenever `status` may answer something else. */
  readonly onStatus: () => void
  readonly onBug: (error: unknown) => void
}

export interface Sync {
  /** Begins to sync by itself. */
  start(): void
  /** Tables changed, perhaps by something that was recorded here. */
  afterChange(): void
  /** Syncs at once, and looks whether what was put lies there; resolves when that is over, well or not. */
  now(): Promise<void>
  /** A last short sync, then nothing any more; resolves when the database is no longer used. */
  stop(): Promise<void>
  status(): SyncStatus
  pause(paused: boolean): void
  useLittleData(littleData: boolean): void
  /** Syncs through another place from now on. `seen`: it holds the team's vault.json already. */
  usePlace(place: Place, seen: boolean): void
  /** The team was left, and its place with it: nothing is synced until a place is used again. */
  leavePlace(): void
  /** The emptied place is the right one: it is filled again. False where nothing has been emptied. */
  refill(): boolean
  /** What was written into the roster takes effect here, even while nothing is synced; resolves when it has. */
  followRoster(): Promise<void>
  /** One cycle, if there is a team and a place. */
  cycle(): Promise<CycleResult | null>
}

/** Sync of one open caseload: when it runs, how it stands, and what may be chosen about it. */
export const createSync = (parts: SyncParts): Sync => {
  const { caseload, book, surroundings, onStatus, onBug } = parts
  const { local, database } = caseload
  const me = caseload.device.id
  const schedule = createSchedule({ after: parts.after, now: surroundings.clock, run: () => void runByItself() })
  const own = createOwnRuns(database, me)
  const peers = createPeers(database)
  const judged: Judged = { by: undefined, erased: undefined, filled: undefined }
  const inTurn = atMost(1)
  let running = false
  let store: Store | null = null
  let stopping = false
  let last: CycleResult | null = null
  let progress: SyncStatus['progress'] = null
  let toldAt = 0
  let asking = 0

  const isOn = (): boolean => !stopping && readSyncSettings(local).place !== null && readTeam(local) !== null
  const runsByItself = (): boolean => isOn() && !readSyncSettings(local).paused && !readSyncSettings(local).littleData

  const runByItself = async (): Promise<void> => {
    if (!runsByItself()) return
    try {
      await thoroughly()
    } catch (error) {
      // A full disk is told where somebody saves; here nothing was lost by it.
      if (storageFault(error) === null) onBug(error)
      // It may have been the one state of things in which it fails: later it is tried again, as if out of reach.
      if (!stopping) schedule.ended('unreachable')
    }
  }

  /** One cycle at a time; whoever asks while one runs gets a cycle of their own after it. */
  const oneCycle = (): Promise<CycleResult | null> =>
    inTurn(async () => {
      if (!isOn() || !isStillDevice(caseload)) return null
      running = true
      toldAt = surroundings.clock()
      onStatus()
      try {
        const result = await orFailure(theCycle)
        ended(result)
        return result
      } finally {
        running = false
        progress = null
        onStatus()
      }
    })

  const theCycle = async (): Promise<CycleResult> => {
    if (hasForgottenKeys(local, me)) return { outcome: 'stopped', reason: 'removed' }
    const { place, littleData } = readSyncSettings(local)
    const team = readTeam(local)
    if (place === null || team === null) throw new Error('A cycle needs a team and a place')
    store = parts.openStore(place)
    try {
      return await cycle(createWork({ ...parts, peers, own, team, store, littleData, judged, pause, onProgress }))
    } finally {
      const time = store.serverTime?.() ?? null
      if (time !== null) saveMarks(local, me, { clockDays: daysBetween(time, surroundings.clock()) })
      store.close()
      store = null
    }
  }

  const ended = (result: CycleResult): void => {
    last = result
    if (stopping) return
    const stoppedBy = result.outcome === 'stopped' ? result.reason : null
    saveMarks(local, me, { stoppedBy, ...(result.outcome === 'done' ? { lastSyncedAt: surroundings.clock(), ...firstKnown(book.current(), readMarks(local, me)) } : {}) })
    // Whoever removed this computer may themselves have been removed before, as is perhaps still to be heard.
    if (stoppedBy === 'removed' && !hasForgottenKeys(local, me)) schedule.ended('quiet')
    else if (result.outcome !== 'done') schedule.ended(result.outcome)
    else schedule.ended(result.put > 0 ? 'put' : isAnswerAwaited(local) ? 'answer-awaited' : 'quiet')
    if (!runsByItself()) schedule.callOff()
  }

  /** Work is done in whole slices: what is given up between two goes on in the next cycle. */
  const pause = async (): Promise<void> => {
    await parts.pause()
    if (stopping) throw new StoreFailure('unreachable', 'Sync has ended')
  }

  const onProgress = (done: number, total: number): void => {
    const now = surroundings.clock()
    progress = { done, total }
    if (Math.abs(now - toldAt) < betweenTellings) return
    toldAt = now
    onStatus()
  }

  /** What was put is known to be safe only when it was seen there: a second, short cycle looks. */
  const thoroughly = async (): Promise<void> => {
    const result = await oneCycle()
    if (result?.outcome === 'done' && result.put > 0) await oneCycle()
  }

  const lastTime = async (): Promise<void> => {
    const isWorthIt = isOn() && !readSyncSettings(local).paused && last?.outcome !== 'unreachable' && own.waiting() > 0
    if (!isWorthIt) return
    const { promise: timeIsUp, resolve } = Promise.withResolvers<void>()
    const callOff = parts.after(timeBeforeLock, resolve)
    await Promise.race([thoroughly().catch(onBug), timeIsUp])
    callOff()
  }

  const choose = (changes: Partial<SyncSettings>): void => {
    saveSyncSettings(local, changes)
    if (runsByItself()) schedule.soon()
    else schedule.callOff()
    onStatus()
  }

  const stateNow = (): SyncStatus['state'] => {
    if (!isOn()) return 'off'
    const isIn = book.current()?.devices.has(me) === true
    if (running && isIn) return 'syncing'
    if (readSyncSettings(local).paused) return 'paused'
    if (readMarks(local, me).stoppedBy !== null) return 'stopped'
    const atRest = isIn ? 'idle' : outsideNow()
    // An invitation has to be asked for whether the place can be reached or not.
    return last?.outcome === 'unreachable' && (isIn || atRest === 'waiting_for_approval') ? 'unreachable' : atRest
  }
  const outsideNow = (): SyncStatus['state'] => {
    const joining = readJoining(local)
    if (joining === null) return 'needs_invitation'
    return joining.isRefused ? 'not_let_in' : 'waiting_for_approval'
  }

  return {
    start() {
      if (runsByItself()) schedule.soon()
    },
    afterChange() {
      if (!isOn() || own.waiting() === 0) return
      if (runsByItself()) schedule.changed()
      onStatus()
    },
    async now() {
      asking += 1
      // A cycle may be under way that nobody asked for.
      onStatus()
      try {
        await thoroughly()
        // What runs by itself at the same time may have a cycle left, during which nobody knows how sync stands.
        await inTurn(() => Promise.resolve())
      } finally {
        asking -= 1
      }
    },
    cycle: oneCycle,
    followRoster: () =>
      inTurn(async () => {
        const work = { caseload, book, me, judged, pause, apply: atMost(1) }
        await refreshRoster(work)
        await eraseSettled(work)
      }),
    async stop() {
      schedule.callOff()
      await lastTime()
      stopping = true
      schedule.callOff()
      store?.close()
      await inTurn(() => Promise.resolve())
    },
    pause: (paused) => choose({ paused }),
    useLittleData: (littleData) => choose({ littleData }),
    usePlace(place, seen) {
      saveMarks(local, me, { vaultSeen: seen, vaultSeenAt: 0, refilling: false, stoppedBy: null, clockDays: null, sizesSeenAt: 0, allHeadsAt: 0 })
      last = null
      choose({ place })
    },
    leavePlace() {
      schedule.callOff()
      last = null
      onStatus()
    },
    refill() {
      if (readMarks(local, me).stoppedBy !== 'place_emptied') return false
      saveMarks(local, me, { refilling: true, sizesSeenAt: 0 })
      schedule.soon()
      return true
    },
    status() {
      const { place, littleData } = readSyncSettings(local)
      const marks = readMarks(local, me)
      const roster = book.current()
      const everybody = peers.all()
      const state = stateNow()
      return {
        state,
        kind: place?.kind ?? null,
        placeWords: place === null ? null : placeWords(place),
        waiting: isOn() ? own.waiting() : 0,
        refused: isOn() ? refusedCount(database) + refusedActs(roster).length : 0,
        lastSyncedAt: marks.lastSyncedAt,
        looked: last?.outcome === 'done',
        asked: asking > 0,
        nextTryAt: schedule.nextAt(),
        progress,
        stoppedBy: marks.stoppedBy,
        outOfReach: state === 'unreachable' && last?.outcome === 'unreachable' ? last.fault : null,
        alerts: alertsOf(database, everybody, book, marks, surroundings.clock()),
        quietest: quietestOf(database, everybody, roster, me),
        littleData,
      }
    },
  }
}

/** How far a cycle has come is told no more often: whatever is shown is read again each time. Milliseconds. */
const betweenTellings = 1000

/** Locking waits for the place no longer than this; the window gives up after 5 seconds. */
const timeBeforeLock = 2500
