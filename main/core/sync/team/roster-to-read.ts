import { z } from 'zod'
import type { LocalSettings } from '../../database/local-settings.ts'
import { isId } from '../format/names.ts'

/*
 * A newcomer knows from the invitation, which the code proves, how far the inviter had read the roster. Before it has
 * read as much it writes nothing there: whoever controls the storage could show it a team of somebody who was removed.
 */

/** Roster chains by device, and how far they reach. */
export type RosterReach = Readonly<Record<string, number>>

export const rosterReach = z.record(z.string().refine(isId), z.int().nonnegative())
const kept = z.object({ vaultId: z.string(), roster: rosterReach })

export const keepRosterToRead = (local: LocalSettings, vaultId: string, roster: RosterReach): void => local.set('rosterToRead', { vaultId, roster })

export const forgetRosterToRead = (local: LocalSettings): void => local.remove('rosterToRead')

/** Null where nothing is waited for, or it was another team's. */
export const rosterToRead = (local: LocalSettings, vaultId: string): RosterReach | null => {
  const found = kept.safeParse(local.get('rosterToRead'))
  return found.success && found.data.vaultId === vaultId ? found.data.roster : null
}
