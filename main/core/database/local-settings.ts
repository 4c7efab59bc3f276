import type { Database } from 'better-sqlite3'

/** Every name there is; what is kept under it is known where it is read and written. */
type LocalSettingName =
  // What the user chose here.
  | 'computer'
  | 'shownCaseload'
  | `csvColumns:${string}`
  | 'sync'
  // Who works here, and on which scopes.
  | 'member'
  | 'ownCaseload'
  | 'hiddenScopes'
  // How far tables, lists and search follow the log, so that what a crash left is made up for. 'projection': which model wrote them.
  | 'projection'
  | 'filling'
  | `judgedBy:${string}`
  | 'shownScopes'
  | 'wordsToForget'
  // What this database was before it was restored or copied.
  | 'formerEnds'
  | 'formerNeverInStore'
  | 'actsToWriteAgain'
  // The team, the way into it and out of it.
  | 'team'
  | 'beginning'
  | 'sheetShownAt'
  | 'invitations'
  | 'invitedNames'
  | 'joining'
  | 'rosterToRead'
  | 'keysForgotten'
  | 'coverEndsRead'
  // What sync and erasing remember.
  | 'syncMarks'
  | 'actsThatErased'
  | 'erasedEverywhere'
  | 'earlierErasings'

/** Choices and marks that stay on this computer, by name. */
export const createLocalSettings = (database: Database) => {
  const find = database.prepare('SELECT value FROM localSetting WHERE name = ?').pluck()
  const keep = database.prepare(
    'INSERT INTO localSetting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  )
  const forget = database.prepare('DELETE FROM localSetting WHERE name = ?')
  const forgetAll = database.prepare(`DELETE FROM localSetting WHERE name GLOB ? || '*'`)
  return {
    /** The value, or undefined where none was set. */
    get(name: LocalSettingName): unknown {
      const value = find.get(name) as string | undefined
      return value === undefined ? undefined : (JSON.parse(value) as unknown)
    },
    set: (name: LocalSettingName, value: unknown): void => void keep.run(name, JSON.stringify(value)),
    remove: (name: LocalSettingName): void => void forget.run(name),
    /** Removes every value whose name begins so. */
    removeAll: (beginning: 'judgedBy'): void => void forgetAll.run(beginning),
  }
}

export type LocalSettings = ReturnType<typeof createLocalSettings>
