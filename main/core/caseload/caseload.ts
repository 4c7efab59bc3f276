import type { Database } from 'better-sqlite3'
import type { EntityName } from '../../../shared/model/entities.ts'
import type { Base, UndoToken } from '../../../shared/model/change.ts'
import { isPermitted } from '../changes/judging/accepted.ts'
import { createAdopt } from '../changes/adopt.ts'
import { createApply, type Applied, type Stretch } from '../changes/apply.ts'
import { createBatches, type Batches } from '../changes/batches.ts'
import type { Device } from '../changes/log/device.ts'
import { createFilling, type Filling } from '../changes/filling.ts'
import { createFollowScopes } from '../changes/homes/follow-scopes.ts'
import { createFollow, type Follow } from '../changes/tables/follow.ts'
import { createHomeOf, createIsElsewhere } from '../changes/homes/home-of.ts'
import { createHybridClock } from '../changes/log/hybrid-clock.ts'
import { createLog, type Log } from '../changes/log/log.ts'
import { createMove } from '../changes/move.ts'
import { everythingCounts, type Judgement, type PermissionSource } from '../changes/judging/permissions.ts'
import { createProjection } from '../changes/tables/projection.ts'
import type { ChainName } from '../changes/judging/judgements.ts'
import { createReaccept } from '../changes/judging/reaccept.ts'
import { createRebuild } from '../changes/tables/rebuild.ts'
import { bury, createRecorder, type Write } from '../changes/record.ts'
import { scopesOf, type Scopes } from '../changes/homes/scopes.ts'
import { atOnce, withPauses, type Pause } from '../changes/slices.ts'
import { createTombstones, type Tombstones } from '../changes/tombstone.ts'
import { tombstoneGroup } from '../changes/log/register.ts'
import { createUndo, type Undo } from '../changes/undo.ts'
import type { Surroundings } from '../surroundings.ts'
import { rosterScope } from '../sync/format/names.ts'
import type { SignedRun } from '../sync/format/run.ts'
import { firstTip } from '../sync/format/tip.ts'
import { readTeam } from '../sync/team/team-identity.ts'
import { createEnglishClock } from './english-clock.ts'
import { createDerived, type Derived } from './lists/derive.ts'
import { createLocalSettings, type LocalSettings } from '../database/local-settings.ts'
import { uuidv7 } from './record-id.ts'

/** An open caseload: its tables for reading, the one write path, and what every feature needs to know. */
export interface Caseload {
  /** For reading, by prepared statements. Writing synced tables goes through `record`. */
  readonly database: Database
  readonly log: Log
  readonly tombstones: Tombstones
  readonly derived: Derived
  readonly device: Device
  readonly scopes: Scopes
  readonly record: (writes: readonly Write[]) => UndoToken
  readonly undo: Undo
  /**
   * Takes a run of another device into the log and the tables, in slices. Its signature and tip must have been
   * verified.
   */
  readonly applyRun: (run: SignedRun, pause: Pause) => Promise<Applied>
  /** The same step by step, each a slice of its own. */
  readonly applySteps: (stretch: Stretch) => Generator<void, Applied>
  /** Filling a computer that has nothing yet: the log first, and what follows from it once all is here. */
  readonly filling: Filling
  /** Finishes the filling, in slices. */
  readonly fill: (pause: Pause) => Promise<void>
  /**
   * Call it before writing what a user is then told is saved, and call what it returns afterwards. Meanwhile every
   * commit waits for the disk.
   */
  readonly hold: Batches['hold']
  /**
   * Sets who decides whose changes count. Until it is called all of them count; later the decisions may change at any
   * time. In a team's caseload it must be called first, because it also finishes what an update or a crash left undone.
   */
  readonly usePermissions: (source: PermissionSource) => void
  /** The member whose computer a device is, by the same source; null: nobody knows. */
  readonly memberOf: (device: string) => string | null
  /** Whether this computer may write such a record of the team; what it may not write is kept, without effect. */
  readonly mayWriteForTeam: (entity: string, record: string) => boolean
  /** Decides again which changes of these chains count, in slices, after the decisions about them have changed. */
  readonly reaccept: (chains: readonly ChainName[], pause: Pause) => Promise<void>
  /** The same step by step, each a slice of its own. */
  readonly reacceptSteps: (chains: readonly ChainName[]) => Generator<void, void>
  /**
   * Brings heads and tables up to date after lines of these registers were taken out of the log. Call it in the same
   * transaction.
   */
  readonly follow: Follow
  /** Shows and hides people, in slices, after this computer came to hold other scopes or is to hide some. */
  readonly followScopes: (hidden: readonly string[], pause: Pause) => Promise<void>
  /** The chains about which the decisions have changed since they were last applied. */
  readonly toJudge: () => ChainName[]
  /** Makes this empty caseload one of a team; false where somebody is in it already. */
  readonly adopt: ReturnType<typeof createAdopt>
  readonly rebuild: () => void
  /** Choices and marks that stay on this computer. */
  readonly local: LocalSettings
  /** The heads of a field group, to hand out with its value. */
  readonly baseOf: (entity: string, record: string, grp: string) => Base
  /** The deletion of a record, or of a person with everything about them, to be given to `record`. */
  readonly burial: (entity: EntityName, record: string, person: string, reason: string) => Write
  /** The writes that move a person, with everything about them, to another scope that this computer holds. */
  readonly moveWrites: (person: string, to: string) => Write[]
  /** A new record's id: UUIDv7. */
  readonly newId: () => string
  /** This instant, ISO 8601 in UTC with milliseconds. */
  readonly instant: () => string
  /** Milliseconds since 1970. */
  readonly milliseconds: () => number
  /** Today's date in England, `YYYY-MM-DD`. */
  readonly today: () => string
  /** The time in England, `YYYY-MM-DDTHH:MM`. */
  readonly now: () => string
}

export interface CaseloadParts {
  readonly database: Database
  /** The device that writes here. */
  readonly device: Device
  readonly surroundings: Pick<Surroundings, 'clock' | 'random'>
  /** Called after each transaction with the synced tables that it changed. */
  readonly onChanged: (tables: readonly string[]) => void
}

/** Opens a caseload over its database, which must have had all migrations. */
export const createCaseload = ({ database, device, surroundings, onChanged }: CaseloadParts): Caseload => {
  const { clock, random } = surroundings
  const now = createEnglishClock(clock)
  const today = (): string => now().slice(0, 'YYYY-MM-DD'.length)

  const local = createLocalSettings(database)
  const scopes = scopesOf(database, local, random)
  let source = everythingCounts
  const permissions: Judgement = {
    permission: (device, scope) => source.permission(device, scope),
    everGranted: (device, scope) => source.everGranted(device, scope),
    scopes: () => source.scopes?.() ?? [],
    erased: () => source.erased?.() ?? null,
    isHeld: (scope) => scope === rosterScope || scopes.kindOf(scope) !== null,
  }
  // Before there is a team chains belong to no vault.
  const log = createLog({ database, permissions, firstTip: (scope, device) => firstTip(readTeam(local)?.vaultId ?? '', scope, device) })
  const tombstones = createTombstones(database, log, permissions.everGranted)
  const homeOf = createHomeOf(log, permissions)
  const isElsewhere = createIsElsewhere(homeOf, scopes.isShown)
  const projection = createProjection(database, log, tombstones, { homeOf, isElsewhere })
  const derived = createDerived(database, local, now)
  const hybridClock = createHybridClock(clock, log.latestReading())
  const follow = createFollow(log, projection, derived.refresh)
  const { reaccept, toJudge } = createReaccept({ database, local, log, follow, permissions, time: clock, onChanged })
  const followScopes = createFollowScopes({ database, local, scopes, follow, time: clock, onChanged })
  const { relaxed, sharing, hold } = createBatches(database, clock)
  const filling = createFilling({
    database,
    local,
    log,
    projection,
    whereabouts: { isGone: tombstones.isGone, isElsewhere },
    derived,
    relaxed,
    time: clock,
    onChanged,
  })
  const applySteps = createApply({
    database,
    log,
    follow,
    reaccept,
    filling,
    relaxed,
    clock: hybridClock,
    permissions,
    time: clock,
    onChanged,
  })
  const { rebuild, rebuildIfOlder } = createRebuild({ database, local, log, projection, derive: derived.rebuild })
  const baseOf: Caseload['baseOf'] = (entity, record, grp) =>
    log.headsOfRegister({ entity, record, grp }).map((head) => head.ref)
  const moveWrites = createMove(database, log, tombstones)
  const recorder = createRecorder({
    database,
    log,
    projection,
    derive: derived.refresh,
    clock: hybridClock,
    device,
    scopes,
    permissions,
    onChanged,
  })
  let isCaughtUp = false
  /**
   * Finishes a filling or an erasing that a crash cut short, and rewrites the tables if a version with another model
   * wrote them.
   */
  const catchUp = (): void => {
    if (isCaughtUp) return
    isCaughtUp = true
    if (filling.giveUp()) rebuild.immediate()
    else rebuildIfOlder()
    atOnce(derived.forgetRemoved())
  }
  // In a team the roster has to be known first: without it everything would count that anybody ever claimed.
  if (readTeam(local) === null) catchUp()

  return {
    database,
    log,
    tombstones,
    derived,
    device,
    scopes,
    record: recorder.record,
    undo: createUndo({ database, log, recorder, scopes, moveWrites }),
    applyRun: ({ author, scope, from, lines, signature, tip }, pause) =>
      sharing(pause, (between) => withPauses(applySteps({ device: author, scope, from, lines, signed: { signature, tip } }), between)),
    applySteps,
    filling,
    fill: (pause) => sharing(pause, (between) => withPauses(filling.finish(), between)),
    hold,
    usePermissions(next) {
      source = next
      catchUp()
    },
    mayWriteForTeam(entity, record) {
      const chain = log.findChain(scopes.team, device.id)
      const seq = chain === null ? 1 : log.lastSeq(chain) + 1
      return isPermitted(source.permission(device.id, scopes.team), { scope: scopes.team, seq, entity, record, subject: null, ofErased: false, ofForeignHome: false }, () => true)
    },
    memberOf(writer) {
      const permission = source.permission(writer, scopes.team)
      return permission === 'everything' ? null : (permission.member ?? null)
    },
    reaccept: (chains, pause) => withPauses(reaccept(chains), pause),
    reacceptSteps: reaccept,
    follow,
    followScopes: (hidden, pause) => withPauses(followScopes(hidden), pause),
    toJudge,
    adopt: createAdopt(database, local, scopes, rebuild),
    local,
    rebuild: () => rebuild.immediate(),
    baseOf,
    burial: (entity, record, person, reason) =>
      bury(entity, record, person, { reason, seen: tombstones.seenOf(entity, record) }, baseOf(entity, record, tombstoneGroup)),
    moveWrites,
    newId: () => uuidv7(clock(), random),
    instant: () => new Date(clock()).toISOString(),
    milliseconds: clock,
    today,
    now,
  }
}
