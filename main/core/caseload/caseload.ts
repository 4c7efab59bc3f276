import type { Database } from 'better-sqlite3'
import { Temporal } from 'temporal-polyfill'
import type { EntityName } from '../../../shared/model/entities.ts'
import type { Base, UndoToken } from '../../../shared/model/change.ts'
import { createApply } from '../changes/apply.ts'
import type { Device } from '../changes/device.ts'
import { createHybridClock } from '../changes/hybrid-clock.ts'
import { createLog, type Log } from '../changes/log.ts'
import { createProjection } from '../changes/projection.ts'
import { createRebuild } from '../changes/rebuild.ts'
import { bury, createRecorder, type Write } from '../changes/record.ts'
import { scopesOf, type Scopes } from '../changes/scopes.ts'
import { createTombstones, tombstoneGroup, type Tombstones } from '../changes/tombstone.ts'
import { undo } from '../changes/undo.ts'
import type { Surroundings } from '../surroundings.ts'
import { uuidv7 } from './record-id.ts'
import { createLocalSettings, type LocalSettings } from './local-settings.ts'
import { createDerived, type Derived } from './derive.ts'

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
  readonly undo: (token: UndoToken) => ReturnType<typeof undo>
  readonly apply: ReturnType<typeof createApply>
  readonly rebuild: () => void
  /** Choices and marks that stay on this computer. */
  readonly local: LocalSettings
  /** The heads of a field group, to hand out with its value. */
  readonly baseOf: (entity: string, record: string, grp: string) => Base
  /** The deletion of a record, or of a person with everything about them, to be given to `record`. */
  readonly burial: (entity: EntityName, record: string, person: string, reason: string) => Write
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
  readonly device: Device
  readonly surroundings: Pick<Surroundings, 'clock' | 'random'>
  readonly onChanged: (tables: readonly string[]) => void
}

export const createCaseload = ({ database, device, surroundings, onChanged }: CaseloadParts): Caseload => {
  const { clock, random } = surroundings
  const english = (): Temporal.ZonedDateTime =>
    Temporal.Instant.fromEpochMilliseconds(clock()).toZonedDateTimeISO('Europe/London')
  const today = (): string => english().toPlainDate().toString()
  const now = (): string => english().toPlainDateTime().toString({ smallestUnit: 'minute' })

  const scopes = scopesOf(database, random)
  const log = createLog(database)
  const tombstones = createTombstones(database, log)
  const projection = createProjection(database, log, tombstones)
  const derived = createDerived(database, now)
  const hybridClock = createHybridClock(clock, log.latestReading())
  const shared = { database, log, projection, derive: derived.refresh, clock: hybridClock }
  const baseOf: Caseload['baseOf'] = (entity, record, grp) =>
    log.headsOfRegister({ entity, record, grp }).map((head) => head.ref)
  const draftAbout = database.prepare('SELECT 1 FROM draft WHERE personId = ?')
  const recorder = createRecorder({ ...shared, device, scopes, onChanged })

  return {
    database,
    log,
    tombstones,
    derived,
    device,
    scopes,
    record: recorder.record,
    undo: (token) => undo(token, { log, recorder, isTypedAbout: (person) => draftAbout.get(person) !== undefined }),
    apply: createApply(shared),
    local: createLocalSettings(database),
    rebuild: createRebuild(database, projection, derived.rebuild),
    baseOf,
    burial: (entity, record, person, reason) =>
      bury(entity, record, person, { reason, seen: tombstones.seenOf(entity, record) }, baseOf(entity, record, tombstoneGroup)),
    newId: () => uuidv7(clock(), random),
    instant: () => new Date(clock()).toISOString(),
    milliseconds: clock,
    today,
    now,
  }
}
