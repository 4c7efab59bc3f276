import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type Database from 'better-sqlite3'
import { err, ok, type Result } from '../../../shared/rules/result.ts'

/** One numbered step of the schema, from a file `NNNN_name.sql`. */
export interface Migration {
  readonly number: number
  readonly name: string
  /** Of the file's text with plain line feeds, so that a checkout on Windows changes nothing. */
  readonly sha256: string
  readonly statements: readonly string[]
}

/** Reads all migrations of a folder in order. Throws if a number is missing or doubled, or a name is malformed. */
export function readMigrations(folder: string): readonly Migration[] {
  const files = fs.readdirSync(folder).filter((file) => file.endsWith('.sql')).sort()
  const migrations = files.map((file) => readMigration(folder, file))
  migrations.forEach(({ number, name }, index) => {
    const expected = (migrations[0]?.number ?? 0) + index
    if (number !== expected) throw new Error(`Migration ${name} has number ${number} where ${expected} was due`)
  })
  return migrations
}

/**
 * The known migrations that the database has not had yet, or `newer_version` if it has had some that this
 * version does not know. Throws if a migration was edited after it had been applied: that is a bug in the
 * release, and going on would leave databases of different shapes under one number.
 */
export function pendingMigrations(
  database: Database.Database,
  known: readonly Migration[],
): Result<readonly Migration[], 'newer_version'> {
  const applied = appliedMigrations(database)
  const byNumber = new Map(known.map((migration) => [migration.number, migration]))
  for (const { number, sha256 } of applied) {
    const migration = byNumber.get(number)
    if (migration === undefined) return err('newer_version')
    if (migration.sha256 !== sha256) throw new Error(`Migration ${number} was changed after it had been applied`)
  }
  const done = new Set(applied.map(({ number }) => number))
  return ok(known.filter(({ number }) => !done.has(number)))
}

/**
 * Applies migrations in order, each in a transaction of its own: an error leaves the database as the last
 * whole migration made it, and is thrown on. `now` is in milliseconds since 1970.
 */
export function applyMigrations(database: Database.Database, pending: readonly Migration[], now: number): void {
  // Rebuilding a table drops it for a moment; with this on, rows that point to it would be deleted along with it.
  database.pragma('foreign_keys = OFF')
  try {
    for (const migration of pending) inTransaction(database, () => applyOne(database, migration, now))
  } finally {
    database.pragma('foreign_keys = ON')
  }
}

/** Brings a database up to date with the migrations of a folder. `now` is in milliseconds since 1970. */
export function migrate(database: Database.Database, folder: string, now: number): Result<void, 'newer_version'> {
  const pending = pendingMigrations(database, readMigrations(folder))
  if (!pending.ok) return pending
  applyMigrations(database, pending.value, now)
  return ok(undefined)
}

function readMigration(folder: string, file: string): Migration {
  const [, number, name] = /^(\d{4})[-_]([a-z0-9_-]+)\.sql$/.exec(file) ?? []
  if (number === undefined || name === undefined) throw new Error(`${file} is not named like 0001_name.sql`)
  const text = fs.readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n')
  return {
    number: Number(number),
    name,
    sha256: createHash('sha256').update(text).digest('hex'),
    statements: text.split('--> statement-breakpoint').filter((statement) => statement.trim() !== ''),
  }
}

interface Applied {
  readonly number: number
  readonly sha256: string
}

function appliedMigrations(database: Database.Database): readonly Applied[] {
  const table = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migration'").get()
  if (table === undefined) return []
  return database.prepare<[], Applied>('SELECT number, sha256 FROM migration ORDER BY number').all()
}

function applyOne(database: Database.Database, migration: Migration, now: number): void {
  database.exec(
    'CREATE TABLE IF NOT EXISTS migration' +
      '(number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL)',
  )
  for (const statement of migration.statements) database.exec(statement)
  const broken = database.pragma('foreign_key_check') as readonly unknown[]
  if (broken.length > 0) throw new Error(`Migration ${migration.number} leaves rows that point to nothing`)
  database
    .prepare('INSERT INTO migration (number, name, sha256, applied_at) VALUES (?, ?, ?, ?)')
    .run(migration.number, migration.name, migration.sha256, new Date(now).toISOString())
}

function inTransaction(database: Database.Database, work: () => void): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    work()
    database.exec('COMMIT')
  } catch (error) {
    // A full disk makes SQLite roll back by itself.
    if (database.inTransaction) database.exec('ROLLBACK')
    throw error
  }
}
