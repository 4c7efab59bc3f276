import type { Database } from 'better-sqlite3'

/** Runs a transaction without waiting for the disk at its end. */
export type Relaxed = <T>(transaction: () => T) => T

/** What others sent, taken in without waiting for the disk and with few commits. */
export interface Batches {
  readonly relaxed: Relaxed
  /** Lets the relaxed transactions within this work become lasting together, some at a time. */
  sharing<T>(work: () => Promise<T>): Promise<T>
  /**
   * From now on each is lasting by itself, and what went before is: for whoever is about to write something of which
   * they will be told that it is kept. Call what it returns when they are done.
   */
  hold(): () => void
}

/** So much is committed at one time as took that many milliseconds of work: a commit then takes about a fifth of that. */
const commitAfter = 200

/**
 * Relaxed transactions are those whose loss a power cut may bring: what others sent can be fetched again. The next
 * ordinary transaction waits for the disk and makes these lasting as well, so nothing is ever built on what could be
 * lost. A page that many of them change is encrypted and written once for each commit, not for each of them; each
 * is still whole or not there at all.
 * @param time milliseconds
 */
export const createBatches = (database: Database, time: () => number): Batches => {
  let sharers = 0
  let holders = 0
  let begunAt: number | null = null

  const begin = (): void => {
    database.pragma('synchronous = NORMAL')
    database.exec('BEGIN IMMEDIATE')
    begunAt = time()
  }
  const commit = (): void => {
    if (begunAt === null) return
    begunAt = null
    try {
      // A full disk has ended it already.
      if (database.inTransaction) database.exec('COMMIT')
    } finally {
      if (database.inTransaction) database.exec('ROLLBACK')
      database.pragma('synchronous = FULL')
    }
  }
  const alone: Relaxed = (transaction) => {
    database.pragma('synchronous = NORMAL')
    try {
      return transaction()
    } finally {
      database.pragma('synchronous = FULL')
    }
  }

  return {
    relaxed(transaction) {
      if (sharers === 0 || holders > 0) return alone(transaction)
      if (begunAt === null) begin()
      try {
        return transaction()
      } finally {
        if (!database.inTransaction || begunAt === null || time() - begunAt >= commitAfter) commit()
      }
    },
    async sharing(work) {
      sharers += 1
      try {
        return await work()
      } finally {
        sharers -= 1
        commit()
      }
    },
    hold() {
      commit()
      holders += 1
      return () => void (holders -= 1)
    },
  }
}
