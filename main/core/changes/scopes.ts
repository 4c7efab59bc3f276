import type { Database } from 'better-sqlite3'
import type { Surroundings } from '../surroundings.ts'

/** The scopes of a caseload that is not shared yet: what belongs to the team, and the caseload itself. */
export interface Scopes {
  /** Names, templates and settings: nothing about a person. */
  readonly team: string
  /** Everything about the people on this caseload. */
  readonly caseload: string
}

/** The scopes this database holds, made with random ids (16 bytes, hex) the first time. */
export const scopesOf = (database: Database, random: Surroundings['random']): Scopes => {
  const found = (kind: keyof Scopes): string => {
    const row = database.prepare('SELECT id FROM scope WHERE kind = ?').get(kind) as { id: string } | undefined
    if (row !== undefined) return row.id
    const id = Buffer.from(random(16)).toString('hex')
    database.prepare('INSERT INTO scope (id, kind) VALUES (?, ?)').run(id, kind)
    return id
  }
  return database.transaction(() => ({ team: found('team'), caseload: found('caseload') }))()
}
