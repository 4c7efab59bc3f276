import type { Database } from 'better-sqlite3'
import type { HybridClock } from './hybrid-clock.ts'
import { parseLine, type LogLine } from './line.ts'
import type { Log } from './log.ts'
import type { Projection } from './projection.ts'
import type { Derive } from './record.ts'

/** A stretch of another device's chain, in the order of its sequence numbers. */
export interface ForeignRun {
  readonly scope: string
  readonly device: string
  readonly lines: readonly string[]
}

export interface ApplyParts {
  readonly database: Database
  readonly log: Log
  readonly projection: Projection
  readonly derive: Derive
  readonly clock: HybridClock
}

/**
 * Takes another device's changes into the log and brings the tables up to date, in one transaction. Lines that
 * are here already are passed over. Whatever the order in which chains arrive, the tables come out the same.
 * Returns the number of the first line that cannot be taken: it does not follow on, or is not a log line.
 */
export const createApply = ({ database, log, projection, derive, clock }: ApplyParts) =>
  database.transaction(({ scope, device, lines }: ForeignRun): { applied: number; stoppedAt: number | null } => {
    const chain = log.chainOf(scope, device)
    let last = log.lastSeq(chain)
    let stoppedAt: number | null = null
    const changed = new Map<string, LogLine>()
    for (const [index, text] of lines.entries()) {
      const line = parseLine(text)
      if (line === null || line.seq > last + 1) {
        stoppedAt = index
        break
      }
      if (line.seq <= last) continue
      log.append(chain, scope, device, line, 0)
      clock.witness(line.hlc)
      last = line.seq
      changed.set(`${line.entity}/${line.record}/${line.grp}`, line)
    }
    derive(projection.refresh([...changed.values()].map((line) => ({ ...line, subjects: log.refreshHeads(line) }))))
    return { applied: changed.size, stoppedAt }
  })
