import type { Database } from 'better-sqlite3'
import { groupSchema, type EntityName, type GroupName, type GroupValue } from '../../../shared/model/entities.ts'
import type { Base, ChangeRef, UndoToken } from '../../../shared/model/change.ts'
import type { HybridClock } from './hybrid-clock.ts'
import type { Device } from './device.ts'
import type { Head, Log, LoggedChange } from './log.ts'
import type { Projection, Rewritten } from './projection.ts'
import type { Scopes } from './scopes.ts'
import { shownFirst } from './heads.ts'
import { tombstoneGroup, type Tombstone } from './tombstone.ts'

/** One register to be written: what its writer was looking at (`base`), and what it is to say. */
export interface Write {
  readonly entity: string
  readonly record: string
  readonly grp: string
  /** The person it is about, or null for what belongs to the team. */
  readonly subject: string | null
  readonly base: Base
  /** Null empties the field group. */
  readonly value: object | null
  /** The scope it goes to; left out, the team's, or the home of the person it is about. */
  readonly scope?: string
}

/** A write of a known field group, with its value checked by the compiler. */
export const put = <E extends EntityName, G extends GroupName<E>>(
  entity: E,
  grp: G,
  record: string,
  subject: string | null,
  value: GroupValue<E, G>,
  base: Base = [],
): Write => ({ entity, record, grp, subject, base, value: value as object })

/** A deletion, with its reason and what its writer had seen. */
export const bury = (entity: EntityName, record: string, subject: string, tombstone: Tombstone, base: Base = []): Write => ({
  entity,
  record,
  grp: tombstoneGroup,
  subject,
  base,
  value: tombstone,
})

/** What must follow the tables in the same transaction: lists, search index. */
export type Derive = (rewritten: readonly Rewritten[]) => void

export interface Recorder {
  /**
   * The one write path: appends a change for each write and brings the tables up to date, all in one
   * transaction. A write that says what already stands is left out. Returns the changes made, for undo.
   */
  record(writes: readonly Write[]): UndoToken
}

export interface RecorderParts {
  readonly database: Database
  readonly log: Log
  readonly projection: Projection
  readonly derive: Derive
  readonly clock: HybridClock
  readonly device: Device
  readonly scopes: Scopes
  /** Told after the transaction which synced tables changed. */
  readonly onChanged: (tables: readonly string[]) => void
}

export const createRecorder = (parts: RecorderParts): Recorder => {
  const { database, log, projection, derive, clock, device, scopes, onChanged } = parts

  const inLog = (ref: ChangeRef, scope: string): LoggedChange => {
    const change = log.find(ref, scope)
    if (change === null) throw new Error('A base names a change that is not in the log')
    return change
  }

  const append = (write: Write): ChangeRef | null => {
    const scope = write.scope ?? (write.subject === null ? scopes.team : scopes.caseload)
    const standing = log.headsOfRegister(write)
    const seen = seenHeads(write, write.base.map((ref) => inLog(ref, scope)), standing)
    const value = JSON.stringify(carryUnknown(write, seen))
    if (standing.length === 1 && seen[0]?.id === standing[0]?.id && JSON.stringify(standing[0]?.value) === value) return null
    if (seen.some((head) => head.signed)) throw new Error(`A signed ${write.entity} text cannot be superseded`)

    const chain = log.chainOf(scope, device.id)
    const line = {
      seq: log.lastSeq(chain) + 1,
      hlc: clock.next(),
      entity: write.entity,
      record: write.record,
      grp: write.grp,
      subject: write.subject,
      supersedes: JSON.stringify(write.base.map((ref) => withoutOwnScope(ref, scope))),
      value,
    }
    for (const head of seen) log.dethrone(head.id)
    return log.append(chain, scope, device.id, line, 1)
  }

  const inOneTransaction = database.transaction((writes: readonly Write[]) => {
    const changed: Write[] = []
    const token: ChangeRef[] = []
    for (const write of writes) {
      const ref = append(write)
      if (ref === null) continue
      changed.push(write)
      token.push(ref)
    }
    const rewritten = projection.refresh(changed.map((write) => ({ ...write, subjects: write.subject === null ? [] : [write.subject] })))
    derive(rewritten)
    return { token, tables: new Set(rewritten.map((touched) => touched.entity)) }
  })

  return {
    record(writes) {
      const { token, tables } = inOneTransaction.immediate(writes)
      if (tables.size > 0) onChanged([...tables])
      return token
    },
  }
}

/**
 * The standing heads among those that the writer was looking at. What was superseded meanwhile is not among them:
 * its successor stays a head beside the new change, so that neither is lost.
 */
const seenHeads = ({ entity, record, grp }: Write, base: readonly LoggedChange[], standing: readonly Head[]): Head[] => {
  if (base.some((change) => change.entity !== entity || change.record !== record || change.grp !== grp))
    throw new Error(`The base of a ${entity} ${grp} names a change of another register`)
  const ids = new Set(base.map(({ id }) => id))
  return standing.filter(({ id }) => ids.has(id))
}

/** Fields that this version does not know, but a later one wrote, go on into the new value. */
const carryUnknown = (write: Write, seen: readonly Head[]): object | null => {
  const known = groupSchema(write.entity, write.grp)?.shape
  if (write.value === null || known === undefined) return write.value
  const unknown = [...seen]
    .sort((a, b) => -shownFirst(a, b))
    .flatMap((head) => Object.entries(head.value ?? {}))
    .filter(([field]) => !Object.hasOwn(known, field))
  return { ...Object.fromEntries(unknown), ...write.value }
}

const withoutOwnScope = ([device, seq, check, scope]: ChangeRef, own: string): ChangeRef =>
  scope === undefined || scope === own ? [device, seq, check] : [device, seq, check, scope]
