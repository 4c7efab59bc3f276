import type { Database } from 'better-sqlite3'
import type { Projection, Rewritten } from './projection.ts'

/**
 * Writes every table that follows from the log anew, in one transaction: after an update that knows more kinds
 * of records, or to prove that the tables hold nothing the log does not.
 */
export const createRebuild = (
  database: Database,
  projection: Projection,
  derive: (records: readonly Rewritten[]) => void,
) =>
  database.transaction(() => {
    const records = projection.rebuild()
    // Ids are UUIDv7: their order is the order in which the records were made.
    derive([...records].sort((a, b) => (a.record < b.record ? -1 : 1)))
  })
