import type { Database } from 'better-sqlite3'
import type { HeldKeys } from './held-keys.ts'
import { rosterScope } from '../format/names.ts'
import { liveScopes } from './permission.ts'
import type { Roster } from './roster.ts'

/**
 * Keeps the table `scope` equal to what a device may read by the roster and has keys for.
 * @param beforeGoing told which scopes are about to go, in the same transaction
 */
export const createHeldScopes = (database: Database, keys: HeldKeys, me: string, beforeGoing: (scopes: ReadonlySet<string>) => void) => {
  const every = database.prepare('SELECT id, kind FROM scope')
  const add = database.prepare('INSERT INTO scope (id, kind) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind')
  const remove = database.prepare('DELETE FROM scope WHERE id = ?')

  return {
    /**
     * Before this device is enrolled it keeps what it has. Afterwards two things stay without leave: scopes that are
     * not the team's yet, and the scope of names, until there is another: no caseload can do without one.
     */
    follow(roster: Roster): void {
      if (!roster.devices.has(me)) return
      const held = new Map<string, string>([[rosterScope, rosterScope]])
      for (const scope of liveScopes(roster, me)) if (keys.has(scope)) held.set(scope, roster.scopes.get(scope) ?? '')
      const standing = every.all() as { id: string; kind: string }[]
      const hasTeam = [...held.values()].includes('team')
      const mayGo = ({ id, kind }: { id: string; kind: string }): boolean => (kind === 'team' ? hasTeam : roster.scopes.has(id))
      const going = standing.filter((scope) => !held.has(scope.id) && mayGo(scope)).map(({ id }) => id)
      if (going.length > 0) beforeGoing(new Set(going))
      for (const id of going) remove.run(id)
      const kinds = new Map(standing.map(({ id, kind }) => [id, kind]))
      for (const [id, kind] of held) if (kinds.get(id) !== kind) add.run(id, kind)
    },
  }
}
