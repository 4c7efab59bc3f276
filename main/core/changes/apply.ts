import type { Database } from 'better-sqlite3'
import { isLinePermitted } from './judging/accepted.ts'
import { aside, type Aside } from './judging/aside.ts'
import type { Relaxed } from './batches.ts'
import { erasedEntity, erasedLine, type ChainLine, type SignedStretch } from './log/chains.ts'
import type { Filling } from './filling.ts'
import type { Follow } from './tables/follow.ts'
import type { HybridClock } from './log/hybrid-clock.ts'
import { parseLine, type ForeignLine } from './log/line.ts'
import type { Added, Log } from './log/log.ts'
import type { Judgement } from './judging/permissions.ts'
import { isOnBranch, type Reaccept } from './judging/reaccept.ts'
import { registerKey } from './log/register.ts'
import { inSlices } from './slices.ts'

/** A stretch of another device's chain, in the order of its sequence numbers. Its signature has been verified. */
export interface Stretch {
  readonly scope: string
  readonly device: string
  /** The seq of the first line; what is here already is passed over. */
  readonly from: number
  readonly lines: readonly ChainLine[]
  /** Kept with the last line. */
  readonly signed: Pick<SignedStretch, 'signature' | 'tip'> | null
}

export interface Applied {
  /** Lines that are new here. */
  readonly applied: number
  /** Of these, lines that the roster does not let count. */
  readonly refused: number
  /** Of these, lines whose value this version does not understand. */
  readonly notUnderstood: number
  /**
   * The place among `lines` of the first that could not be taken, because it does not follow the one before or is no
   * log line.
   */
  readonly stoppedAt: number | null
}

export interface ApplyParts {
  readonly database: Database
  readonly log: Log
  readonly follow: Follow
  readonly reaccept: Reaccept
  readonly filling: Pick<Filling, 'isUnderWay'>
  readonly relaxed: Relaxed
  readonly clock: HybridClock
  readonly permissions: Judgement
  /** Milliseconds. */
  readonly time: () => number
  /** Told after each slice which synced tables changed. */
  readonly onChanged: (tables: readonly string[]) => void
}

/**
 * Takes another device's changes into the log and brings the tables up to date, in slices of one transaction each.
 * Whatever the order in which chains arrive, the tables come out the same. Nothing that a line says makes it throw.
 */
export const createApply = (parts: ApplyParts) => {
  const { database, log, follow, reaccept, filling, relaxed, clock, permissions, time, onChanged } = parts

  const slice = database.transaction((stretch: Stretch, start: number, stop: number): Slice => {
    const { scope, device, from, lines, signed } = stretch
    const chain = log.chainOf(scope, device)
    const permission = permissions.permission(device, scope)
    const isHeld = permissions.isHeld(scope)
    const end = log.lastSeq(chain)
    let next = Math.max(start, end + 1 - from)
    if (from + next > end + 1) return { next: start, stopped: true, taken: [], tables: noTables }
    const taken: Taken[] = []
    for (; next < Math.min(stop, lines.length); next += 1) {
      const sent = lines[next] as ChainLine
      const line = sent.line ?? (sent.text === null ? erasedLine(from + next) : parseLine(sent.text))
      if (line === null || line.seq !== from + next) break
      // Which branch of the chain this is can be told once it has come to the end of the range.
      const isPermitted = (): boolean => isLinePermitted(permissions, { device, scope, permission }, line, () => true)
      taken.push({ line, digest: sent.digest, why: reasonAside(line, isHeld, isPermitted) })
    }
    const stopped = next < Math.min(stop, lines.length)
    // The last line of each register is taken for its head: for most registers that is already right, and heads are
    // worked out below. A filling does that later, and only for registers in which a line supersedes another.
    const last = filling.isUnderWay() ? null : lastOfRegisters(taken)
    for (const { line, digest, why } of taken) {
      const isHead = why === aside.counts && line.entity !== erasedEntity && (last === null || last.has(line))
      log.take(chain, line, isHead ? 1 : 0, why, digest)
      clock.witness(line.hlc)
    }
    if (next >= lines.length && signed !== null) log.saveRun({ chain, to: from + lines.length - 1, ...signed })
    if (last === null) return { next, stopped, taken, tables: noTables }
    const said = taken.filter(({ line }) => line.entity !== erasedEntity)
    return { next, stopped, taken, tables: follow(said.map(({ line }) => line), addedTo(stretch, said)) }
  })

  /** Whether the chain has just reached the end of a range, where its tip shows that it is not the branch that counts. */
  const turnedOut = ({ scope, device }: Stretch, before: number): boolean => {
    const permission = permissions.permission(device, scope)
    const chain = log.findChain(scope, device)
    return (
      permission !== 'everything' &&
      chain !== null &&
      permission.ranges.some((range) => range.to !== null && range.to > before && !isOnBranch(log, chain, range))
    )
  }

  return function* applySteps(stretch: Stretch): Generator<void, Applied> {
    const known = log.findChain(stretch.scope, stretch.device)
    const before = known === null ? 0 : log.lastSeq(known)
    const count = { applied: 0, refused: 0, notUnderstood: 0 }
    let next = 0
    let stopped = false
    yield* inSlices(time, (items) => {
      const done = relaxed(() => slice.immediate(stretch, next, next + items))
      next = done.next
      stopped = done.stopped
      count.applied += done.taken.length
      count.refused += done.taken.filter(({ why }) => why === aside.refused).length
      count.notUnderstood += done.taken.filter(({ why }) => why === aside.notUnderstood).length
      if (done.tables.size > 0) onChanged([...done.tables])
      return stopped ? 0 : Math.max(0, stretch.lines.length - next)
    })
    if (turnedOut(stretch, before)) yield* reaccept([stretch])
    return { ...count, stoppedAt: stopped ? next : null }
  }
}

/** The lines that are the last of their registers. */
const lastOfRegisters = (taken: readonly Taken[]): ReadonlySet<ForeignLine> => new Set(new Map(taken.map(({ line }) => [registerKey(line), line])).values())

/** What came into each register, by its key, where all of it counts. */
const addedTo = ({ scope, device }: Stretch, taken: readonly Taken[]): ReadonlyMap<string, readonly Added[]> =>
  new Map(
    [...Map.groupBy(taken, ({ line }) => registerKey(line))]
      .filter(([, changes]) => changes.every(({ why }) => why === aside.counts))
      .map(([key, changes]) => [key, changes.map(({ line: { seq, subject, supersedes }, digest }) => ({ scope, device, seq, subject, supersedes, digest }))]),
  )

interface Taken {
  readonly line: ForeignLine
  readonly digest: Buffer
  readonly why: Aside
}

interface Slice {
  readonly next: number
  readonly stopped: boolean
  readonly taken: readonly Taken[]
  readonly tables: ReadonlySet<string>
}

const noTables: ReadonlySet<string> = new Set()

/**
 * Why a new line is without effect, as far as the line alone tells. An erased line says nothing that could be refused.
 */
const reasonAside = (line: ForeignLine, isHeld: boolean, isPermitted: () => boolean): Aside => {
  if (line.entity === erasedEntity) return aside.counts
  if (!isHeld) return aside.notHeld
  if (!isPermitted()) return aside.refused
  return line.isUnderstood ? aside.counts : aside.notUnderstood
}
