import path from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { storageFault } from '../common/files.ts'
import { addMigration, temporaryFolder } from '../../../test/core/test-vault.ts'
import { applyMigrations, migrate, pendingMigrations, readMigrations } from './migrate.ts'

const first = 'CREATE TABLE a (id INTEGER PRIMARY KEY);\n--> statement-breakpoint\nCREATE TABLE b (a INTEGER REFERENCES a ON DELETE CASCADE);\n'
const second = "INSERT INTO a VALUES (1);--> statement-breakpoint\nINSERT INTO b VALUES (1);"

const folderWith = (files: Record<string, string>): string => {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries(files)) addMigration(folder, name, text)
  return folder
}

const aDatabase = (): Database.Database => {
  const database = new Database(':memory:')
  onTestFinished(() => void database.close())
  return database
}

const tablesOf = (database: Database.Database) =>
  database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all()

describe('migrations', () => {
  test('are applied in order, once', () => {
    const folder = folderWith({ '0001_second.sql': second, '0000_first.sql': first })
    const database = aDatabase()
    expect(migrate(database, folder, 0)).toEqual({ ok: true, value: undefined })
    expect(migrate(database, folder, 0)).toEqual({ ok: true, value: undefined })
    expect(database.prepare('SELECT count(*) FROM b').pluck().get()).toBe(1)
    expect(database.prepare('SELECT number, name, applied_at FROM migration').all()).toEqual([
      { number: 0, name: 'first', applied_at: '1970-01-01T00:00:00.000Z' },
      { number: 1, name: 'second', applied_at: '1970-01-01T00:00:00.000Z' },
    ])
    addMigration(folder, '0002_third.sql', 'CREATE TABLE c (id)')
    const pending = pendingMigrations(database, readMigrations(folder))
    expect(pending).toMatchObject({ ok: true, value: [{ number: 2, name: 'third' }] })
  })

  test('of a newer version are refused', () => {
    const database = aDatabase()
    migrate(database, folderWith({ '0000_first.sql': first, '0001_second.sql': second }), 0)
    const older = folderWith({ '0000_first.sql': first })
    expect(migrate(database, older, 0)).toEqual({ ok: false, error: { code: 'newer_version' } })
  })

  test('that were changed afterwards are a bug, but line ends are not a change', () => {
    const database = aDatabase()
    migrate(database, folderWith({ '0000_first.sql': first }), 0)
    expect(migrate(database, folderWith({ '0000_first.sql': first.replaceAll('\n', '\r\n') }), 0)).toMatchObject({ ok: true })
    expect(() => migrate(database, folderWith({ '0000_first.sql': `${first} ` }), 0)).toThrow(/changed/)
  })

  test.each([
    [['0000_a.sql', '0002_c.sql'], /number 2 where 1/],
    [['0000_a.sql', '0000_b.sql'], /number 0 where 1/],
    [['first.sql'], /not named/],
  ])('named %j are a bug', (names, message) => {
    const folder = folderWith(Object.fromEntries(names.map((name) => [name, 'SELECT 1'])))
    expect(() => readMigrations(folder)).toThrow(message)
  })

  test('that fail leave nothing half done, and keep what came before them', () => {
    const database = aDatabase()
    const folder = folderWith({ '0000_first.sql': first, '0001_bad.sql': 'CREATE TABLE c (id);\nCREATE TABLE c (id);' })
    expect(() => migrate(database, folder, 0)).toThrow(/already exists/)
    expect(tablesOf(database)).toEqual(['a', 'b', 'migration'])
    expect(database.prepare('SELECT count(*) FROM migration').pluck().get()).toBe(1)
  })

  test('that fill the disk leave nothing half done', () => {
    const database = new Database(path.join(temporaryFolder(), 'a.db'))
    onTestFinished(() => void database.close())
    migrate(database, folderWith({ '0000_first.sql': first }), 0)
    database.pragma('max_page_count = 20')
    const big = 'CREATE TABLE c AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 99) SELECT randomblob(9999) FROM n'
    const folder = folderWith({ '0000_first.sql': first, '0001_big.sql': big })
    let fault: unknown
    try {
      migrate(database, folder, 0)
    } catch (error) {
      fault = storageFault(error)
    }
    expect(fault).toBe('disk_full')
    expect(database.inTransaction).toBe(false)
    expect(tablesOf(database)).toEqual(['a', 'b', 'migration'])
  })

  test('that rebuild a table do not delete what points to it', () => {
    const database = aDatabase()
    const folder = folderWith({ '0000_first.sql': first, '0001_second.sql': second })
    migrate(database, folder, 0)
    addMigration(folder, '0002_rebuild.sql', [
      'CREATE TABLE new_a (id INTEGER PRIMARY KEY, extra TEXT);',
      'INSERT INTO new_a (id) SELECT id FROM a;',
      'DROP TABLE a;',
      'ALTER TABLE new_a RENAME TO a;',
    ].join('--> statement-breakpoint\n'))
    migrate(database, folder, 0)
    expect(database.prepare('SELECT count(*) FROM b').pluck().get()).toBe(1)
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1)
  })

  test('that leave rows pointing to nothing are refused', () => {
    const database = aDatabase()
    const folder = folderWith({ '0000_first.sql': first, '0001_second.sql': second, '0002_lost.sql': 'DELETE FROM a' })
    expect(() => migrate(database, folder, 0)).toThrow(/point to nothing/)
    expect(database.prepare('SELECT count(*) FROM a').pluck().get()).toBe(1)
  })
})

test('the migrations of this version apply to a new database', () => {
  const database = aDatabase()
  const migrations = readMigrations(path.join(import.meta.dirname, 'migrations'))
  applyMigrations(database, migrations, 0)
  expect(pendingMigrations(database, migrations)).toEqual({ ok: true, value: [] })
})
