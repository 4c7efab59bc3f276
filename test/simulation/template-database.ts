import { join } from 'node:path'
import Database from 'better-sqlite3'
import { migrate, readMigrations } from '../../main/core/database/migrate.ts'

const migrationsFolder = join(import.meta.dirname, '../../main/core/database/migrations')

/** The number of the newest migration. */
export const newestSchema = readMigrations(migrationsFolder).at(-1)?.number ?? 0

let migrated: Buffer | null = null

/** A new database with all tables, in memory and not encrypted. Migrated once, then copied. */
export const newDatabase = (): Database.Database => {
  if (migrated === null) {
    const first = new Database(':memory:')
    const done = migrate(first, migrationsFolder, 0)
    if (!done.ok) throw new Error('The migrations do not apply')
    migrated = first.serialize()
    first.close()
  }
  return new Database(migrated)
}
