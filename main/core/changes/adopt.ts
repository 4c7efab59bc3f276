import type { Database } from 'better-sqlite3'
import type { LocalSettings } from '../database/local-settings.ts'
import { forgetJudgements } from './judging/judgements.ts'
import { saveFormerEnds } from './log/former-chains.ts'
import type { HeldScope, Scopes } from './homes/scopes.ts'

/**
 * Makes a new, empty caseload one of a team: forgets what it recorded by itself (its user's profile), its scopes and
 * all that sync kept, and holds the team's scopes from now on. Returns false, having changed nothing, where
 * somebody is in it already.
 */
export const createAdopt = (database: Database, local: LocalSettings, scopes: Scopes, rebuild: () => void) => {
  const somebody = database.prepare('SELECT 1 FROM change WHERE subject IS NOT NULL LIMIT 1')
  const typed = database.prepare('SELECT 1 FROM draft LIMIT 1')
  const clear = ['change', 'chain', 'run', 'outbox', 'peer', 'awaited', 'scope', 'scopeKey'].map((table) =>
    database.prepare(`DELETE FROM "${table}"`),
  )
  const hold = database.prepare('INSERT INTO scope (id, kind) VALUES (?, ?)')

  const adopt = database.transaction((held: readonly HeldScope[], own: string | null): boolean => {
    if (somebody.get() !== undefined || typed.get() !== undefined) return false
    for (const statement of clear) statement.run()
    saveFormerEnds(database, {})
    for (const { id, kind } of held) hold.run(id, kind)
    scopes.setOwn(own)
    forgetJudgements(local)
    rebuild()
    return true
  })
  return (held: readonly HeldScope[], own: string | null): boolean => adopt.immediate(held, own)
}
