import type { Database } from 'better-sqlite3'
import { databaseFault } from '../database/open.ts'
import type { Pause } from './slices.ts'

/** Runs a transaction without waiting for the disk at its end. */
export type Relaxed = <T>(transaction: () => T) => T

/** What others sent, taken in without waiting for the disk and with few commits. */
export interface Batches {
  readonly relaxed: Relaxed
  /**
   * Commits the relaxed transactions within this work several at a time. The work has to be done in slices, with the
   * pause that it is given between them.
   */
  sharing<T>(pause: Pause, work: (pause: Pause) => Promise<T>): Promise<T>
  /**
   * From now on every transaction is on the disk when it ends, and so is everything before: for work of which a user is
   * then told that it is saved. Call what it returns when that work is done.
   */
  hold(): () => void
}

/** Milliseconds of work that are committed at one time. The commit itself takes about a third of that. */
const commitAfter = 60

/** How many pages of the write-ahead log are carried over into the database at one time: SQLite's own choice. */
const pagesAtOnce = 1000

/**
 * Fewer pages than this are not worth carrying over yet: the next commit mostly writes the same ones again, and each
 * time the disk is waited for.
 */
const worthwhilePages = 250

/**
 * A power cut may lose relaxed transactions: they hold what others sent, which can be fetched again. The next ordinary
 * transaction waits for the disk and puts these on it as well, so nothing is ever built on what could be lost. Each is
 * whole or not there at all.
 * Sharing a commit is faster, because a page that many of them change is encrypted and written once. What was committed
 * is carried over from the write-ahead log into the database between two slices. That takes longer than committing, so
 * that nobody who waits for a commit has to wait for it too.
 * @param time milliseconds
 */
export const createBatches = (database: Database, time: () => number): Batches => {
  let sharers = 0
  let holders = 0
  let begunAt: number | null = null
  let isToCarryOver = false

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
      isToCarryOver = true
    }
  }
  /** How many pages lie in the write-ahead log alone. */
  const pagesWaiting = (): number => {
    const [{ log, checkpointed }] = database.pragma('wal_checkpoint(NOOP)') as [{ log: number; checkpointed: number }]
    return log - checkpointed
  }
  const carryOver = (): void => {
    isToCarryOver = false
    if (pagesWaiting() < worthwhilePages) return
    try {
      database.pragma('wal_checkpoint(PASSIVE)')
    } catch (error) {
      // On a full disk it stays in the log, where it is as safe, until there is room.
      if (databaseFault(error) === null) throw error
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
        if (!database.inTransaction) commit()
      }
    },
    async sharing(pause, work) {
      sharers += 1
      database.pragma('wal_autocheckpoint = 0')
      const between = async (): Promise<void> => {
        await pause()
        if (begunAt !== null && time() - begunAt >= commitAfter) {
          commit()
          await pause()
        }
        if (!isToCarryOver || begunAt !== null) return
        carryOver()
        await pause()
      }
      try {
        // What an earlier work committed at its end.
        await between()
        return await work(between)
      } finally {
        sharers -= 1
        commit()
        if (sharers === 0) database.pragma(`wal_autocheckpoint = ${pagesAtOnce}`)
      }
    },
    hold() {
      commit()
      holders += 1
      return () => void (holders -= 1)
    },
  }
}
