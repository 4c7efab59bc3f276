import Database from 'better-sqlite3'
import { err, ok, type Result } from '../../../shared/rules/result.ts'

/** Held while one process works with a caseload. */
export interface VaultLock {
  release(): void
}

/**
 * Makes sure that one process alone works with a caseload. What is held is SQLite's exclusive lock on an
 * empty file beside it: the operating system releases it when the process ends, however it ends, so that no
 * stale lock can shut a user out. The file must not be opened in any other way: on POSIX systems closing
 * any handle of a file gives up all of the process's locks on it.
 */
export function takeLock(file: string): Result<VaultLock, 'already_open'> {
  const database = new Database(file, { timeout: 0 })
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return err('already_open')
    throw error
  }
  return ok({ release: () => database.close() })
}
