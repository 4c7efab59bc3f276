import type { Database } from 'better-sqlite3'
import { groupSchema, type EntityName, type GroupName, type GroupValue } from '../../../shared/model/entities.ts'
import type { Base, ChangeRef, UndoToken } from '../../../shared/model/change.ts'
import { isShallow } from '../common/nesting.ts'
import type { HybridClock } from './log/hybrid-clock.ts'
import type { Device } from './log/device.ts'
import { isLinePermitted } from './judging/accepted.ts'
import { aside, type Aside } from './judging/aside.ts'
import { isHome, scopeIn } from './homes/home-scope.ts'
import type { LogLine, Origin } from './log/line.ts'
import type { ChainHere } from './log/chains.ts'
import { isSigned, type Head, type Log, type LoggedChange } from './log/log.ts'
import type { Judgement } from './judging/permissions.ts'
import type { ChangedRegister, Derive, Projection } from './tables/projection.ts'
import type { Scopes } from './homes/scopes.ts'
import { maySupersede, shownFirst } from './log/heads.ts'
import type { Tombstone } from './tombstone.ts'
import { tombstoneGroup } from './log/register.ts'
import { isUnderstood } from './judging/understood.ts'

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
  /** The change that it copies into another scope: the same text, also of a signed one. */
  readonly origin?: Origin
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
  readonly permissions: Judgement
  /** Told after the transaction which synced tables changed. */
  readonly onChanged: (tables: readonly string[]) => void
}

/** What of a change decides whether another may take its place. */
type Named = Pick<LoggedChange, 'id' | 'entity' | 'record' | 'grp' | 'scope' | 'device' | 'aside' | 'value'>

/** What stands where a write goes, before it. */
interface Before {
  readonly scope: string
  readonly standing: readonly Head[]
  /** What the write's base names, as far as this device may take its place. */
  readonly named: readonly Named[]
  /** What of that stands. */
  readonly seen: readonly Head[]
}

interface Appended {
  readonly ref: ChangeRef
  readonly changed: ChangedRegister
}

export const createRecorder = (parts: RecorderParts): Recorder => {
  const { database, log, projection, derive, clock, device, scopes, permissions, onChanged } = parts

  const subjectOf = database.prepare('SELECT subject FROM change WHERE id = ?').pluck()

  /** Appends one write to the log; null where it says nothing new. What it changes in the tables is for the projection. */
  const append = (write: Write): Appended | null => {
    const before = lookAt(write)
    const said = carryUnknown(write, before.seen)
    if (!isUnderstood(write, said) || !isShallow(said)) throw new Error(`No other computer would understand this ${write.entity} ${write.grp}`)
    const value = JSON.stringify(said)
    if (write.origin === undefined && saysWhatStands(value, before)) return null
    refuseToSupersedeSigned(write, value, before.named)

    const chain = { id: log.chainOf(before.scope, device.id), scope: before.scope, device: device.id }
    const line = nextLine(chain, write, value)
    const effect = effectOf(chain, line)
    return effect === aside.counts ? appendCounting(chain, line, said, before) : appendWithoutEffect(chain, line, effect, before)
  }

  const lookAt = (write: Write): Before => {
    const scope = write.scope ?? (write.subject === null ? scopes.team : scopes.homeOf(write.subject))
    const standing = log.headsOfRegister(write)
    const standingByName = new Map(standing.map((head) => [nameOf(head.ref, scope), head]))
    const named = write.base
      .map((ref) => inLog(ref, scope, standingByName, write))
      .filter((change) => maySupersede({ device: device.id, scope }, { ...change, home: isHome(change) ? scopeIn(JSON.parse(change.value)) : null }, permissions.everGranted))
    return { scope, standing, named, seen: seenHeads(write, named, standing) }
  }

  /** The change that a base names. Mostly it is one that stands: that is known without looking into the log. */
  const inLog = (ref: ChangeRef, scope: string, standing: ReadonlyMap<string, Head>, { entity, record, grp }: Write): Named => {
    const head = standing.get(nameOf(ref, scope))
    if (head !== undefined) return { ...head, entity, record, grp, aside: aside.counts, value: JSON.stringify(head.value) }
    const change = log.find(ref, scope)
    if (change === null) throw new Error('A base names a change that is not in the log')
    return change
  }

  const nextLine = ({ id, scope }: ChainHere, { entity, record, grp, subject, base, origin }: Write, value: string): LogLine => ({
    seq: log.lastSeq(id) + 1,
    hlc: clock.next(),
    entity,
    record,
    grp,
    subject,
    supersedes: JSON.stringify(base.map((ref) => withoutOwnScope(ref, scope))),
    origin: origin === undefined ? null : JSON.stringify(originOf(origin)),
    value,
  })

  /** What the roster no longer lets this device write is kept as every other computer will keep it: without effect. */
  const effectOf = ({ scope }: ChainHere, line: LogLine): Aside => {
    if (!permissions.isHeld(scope)) return aside.notHeld
    const permission = permissions.permission(device.id, scope)
    return isLinePermitted(permissions, { device: device.id, scope, permission }, line, () => true) ? aside.counts : aside.refused
  }

  /** Appends a line that takes the place of what its writer had seen. */
  const appendCounting = (chain: ChainHere, line: LogLine, said: object | null, { standing, seen }: Before): Appended => {
    const { entity, record, grp, subject } = line
    // Also whom the changes were about whose place is taken: perhaps nothing stands of them any more.
    const subjects = new Set(subject === null ? [] : [subject])
    for (const { id } of seen) {
      const seenSubject = subjectOf.get(id) as string | null
      if (seenSubject !== null) subjects.add(seenSubject)
      log.dethrone(id)
    }
    const ref = log.append(chain, line, 1, aside.counts)
    const severalStand = standing.length > seen.length
    return { ref, changed: { entity, record, grp, subjects: [...subjects], severalStand, ...(severalStand ? {} : { alone: { grp, value: said } }) } }
  }

  const appendWithoutEffect = (chain: ChainHere, line: LogLine, why: Aside, { standing }: Before): Appended => {
    const { entity, record, grp, subject } = line
    const ref = log.append(chain, line, 0, why)
    return { ref, changed: { entity, record, grp, subjects: subject === null ? [] : [subject], severalStand: standing.length > 1 } }
  }

  const inOneTransaction = database.transaction((writes: readonly Write[]) => {
    const appended = writes.map(append).filter((each) => each !== null)
    const rewritten = projection.refresh(appended.map(({ changed }) => changed))
    derive(rewritten)
    const token: UndoToken = appended.map(({ ref }) => ref)
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
const seenHeads = ({ entity, record, grp }: Write, base: readonly Named[], standing: readonly Head[]): Head[] => {
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

const saysWhatStands = (value: string, { standing, seen }: Before): boolean =>
  standing.length === 1 && seen[0]?.id === standing[0]?.id && JSON.stringify(standing[0]?.value) === value

/** A signed text may only be copied to where its person goes. Pages do not offer anything else, so it is a bug. */
const refuseToSupersedeSigned = ({ entity, origin }: Write, value: string, named: readonly Named[]): void => {
  const isCopyOf = (change: Named): boolean => origin !== undefined && change.value === value
  if (named.some((change) => isSignature(change) && !isCopyOf(change))) throw new Error(`A signed ${entity} text cannot be superseded`)
}

const isSignature = (change: Named): boolean =>
  change.aside === aside.counts && isSigned(change.entity, change.grp, JSON.parse(change.value))

/** The same for whoever leaves out the scope because it is their own. */
const nameOf = ([device, seq, check, scope]: ChangeRef, own: string): string => JSON.stringify([device, seq, check, scope ?? own])

/** Its fields in the order in which readers know a copy. */
const originOf = ({ device, scope, seq, hlc, digest }: Origin): Origin => ({ device, scope, seq, hlc, digest })

const withoutOwnScope = ([device, seq, check, scope]: ChangeRef, own: string): ChangeRef =>
  scope === undefined || scope === own ? [device, seq, check] : [device, seq, check, scope]
