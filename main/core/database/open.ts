import fs from 'node:fs'
import Database from 'better-sqlite3'
import { err, ok, type Result } from '../../../shared/rules/result.ts'

/** Why a file cannot be read or written, as far as it can be put into words for the user. */
export type StorageFault = 'disk_full' | 'read_only' | 'vault_damaged'

const pageBytes = 4096
const keyBytes = 32

/**
 * Opens an existing caseload for reading and writing. `key` is the raw 256-bit database key, known to be
 * the right one because the key file's wrap authenticated it; that is why a file that SQLite cannot
 * decrypt is called damaged here, although SQLite itself cannot tell damage from a wrong key.
 *
 * Found here: a missing, empty or truncated file, a damaged header or schema, and damage in the first
 * pages of any table. Damage further inside shows when the page is read (see `databaseFault`) or in the
 * full check, which reads the whole file and is too slow for every start.
 */
export function openDatabase(file: string, key: Uint8Array): Result<Database.Database, StorageFault> {
  if (!fs.existsSync(file) || fs.statSync(file).size === 0) return err('vault_damaged')
  let database: Database.Database | null = null
  try {
    database = connect(file, key)
    setUp(database)
    assertFirstPagesReadable(database)
    assertWholePages(database, file)
    return ok(database)
  } catch (error) {
    database?.close()
    const fault = databaseFault(error)
    if (fault === null) throw error
    return err(fault)
  }
}

/** Makes a new, empty, encrypted database. Throws if there is a file already or it cannot be made. */
export function createDatabase(file: string, key: Uint8Array): Database.Database {
  fs.closeSync(fs.openSync(file, 'wx', 0o600))
  const database = connect(file, key)
  try {
    setUp(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * A second connection that only reads, for a worker thread that copies or checks. Nothing is verified:
 * errors come with the first read.
 */
export function openForReading(file: string, key: Uint8Array): Database.Database {
  return connect(file, key, { readonly: true })
}

/** What a failure inside SQLite means for the user; null: nothing expected, a bug. */
export function databaseFault(error: unknown): StorageFault | null {
  if (!(error instanceof Database.SqliteError)) return null
  if (error.code === 'SQLITE_FULL') return 'disk_full'
  if (/^SQLITE_(READONLY|PERM|CANTOPEN)/.test(error.code)) return 'read_only'
  if (/^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ|IOERR_DATA)/.test(error.code)) return 'vault_damaged'
  return null
}

function connect(file: string, key: Uint8Array, options: Database.Options = {}): Database.Database {
  if (key.length !== keyBytes) throw new Error('A database key has 32 bytes')
  const database = new Database(file, { fileMustExist: true, timeout: 5000, ...options })
  // Bytes instead of the usual `PRAGMA key` text: a string cannot be wiped from memory afterwards.
  const rawKey = Buffer.concat([Buffer.from('raw:'), key])
  try {
    database.pragma("cipher = 'sqlcipher'")
    database.pragma('legacy = 4')
    database.key(rawKey)
    return database
  } catch (error) {
    database.close()
    throw error
  } finally {
    rawKey.fill(0)
  }
}

function setUp(database: Database.Database): void {
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('secure_delete = ON')
  database.pragma('foreign_keys = ON')
  // 64 MiB: pages in the cache are already decrypted, which is where the cost of encryption lies.
  database.pragma('cache_size = -65536')
  // Sorting and temporary tables would otherwise spill into unencrypted files.
  database.pragma('temp_store = MEMORY')
}

function assertFirstPagesReadable(database: Database.Database): void {
  const tables = database
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")
    .pluck()
    .all()
  for (const table of tables) database.prepare(`SELECT 1 FROM "${table.replaceAll('"', '""')}" LIMIT 1`).get()
}

/** SQLite notices missing pages, but takes a last page that is cut off in the middle for a whole one. */
function assertWholePages(database: Database.Database, file: string): void {
  // A crash may leave half a page that the write-ahead log still holds whole: bring it over first.
  database.pragma('wal_checkpoint(TRUNCATE)')
  if (fs.statSync(file).size % pageBytes !== 0) {
    throw new Database.SqliteError('The last page of the file is cut off', 'SQLITE_CORRUPT')
  }
}
