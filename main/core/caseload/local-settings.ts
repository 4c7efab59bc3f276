import type { Database } from 'better-sqlite3'

/** Choices and marks that stay on this computer, by name. */
export const createLocalSettings = (database: Database) => {
  const find = database.prepare('SELECT value FROM localSetting WHERE name = ?').pluck()
  const keep = database.prepare(
    'INSERT INTO localSetting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  )
  const forget = database.prepare('DELETE FROM localSetting WHERE name = ?')
  return {
    /** The value, or undefined where none was set. */
    get(name: string): unknown {
      const value = find.get(name) as string | undefined
      return value === undefined ? undefined : (JSON.parse(value) as unknown)
    },
    set: (name: string, value: unknown): void => void keep.run(name, JSON.stringify(value)),
    remove: (name: string): void => void forget.run(name),
  }
}

export type LocalSettings = ReturnType<typeof createLocalSettings>
