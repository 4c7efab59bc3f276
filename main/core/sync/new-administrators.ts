import type { Database } from 'better-sqlite3'
import { readingToMilliseconds } from '../changes/log/hybrid-clock.ts'
import { prepared } from '../database/prepared.ts'
import { rosterScope } from './format/names.ts'
import type { Marks } from './marks.ts'
import type { Roster } from './roster/roster.ts'

/*
 * Whoever holds the team sheet can make themselves an administrator without anybody of the team. So the other
 * administrators are told of each new one, on each of their computers, until they say there that it may stay.
 */

type Known = Pick<Marks, 'device' | 'knownAdministrators'>

/** The administrators' computers that came into the team since this one is an administrator's, and of which nothing was said here. */
export const newAdministrators = (roster: Roster, { device: me, knownAdministrators }: Known): string[] => {
  if (knownAdministrators === null || !isAdministrators(roster, me)) return []
  return administratorsOf(roster).filter((device) => device !== me && !knownAdministrators.includes(device))
}

/** When a computer becomes an administrator's, the administrators who are there already count as known. */
export const firstKnown = (roster: Roster | null, { device: me, knownAdministrators }: Known): Partial<Marks> =>
  knownAdministrators === null && roster !== null && isAdministrators(roster, me) ? { knownAdministrators: administratorsOf(roster) } : {}

/** The same with one more; while none is known yet, all of them will be. */
export const withKnown = ({ knownAdministrators }: Known, device: string): Partial<Marks> =>
  knownAdministrators === null ? {} : { knownAdministrators: [...new Set([...knownAdministrators, device])] }

/** Whose computer it is, and when it first said anything to the team, by its own clock; null where that is not known here. */
export const aboutAdministrator = (database: Database, { devices }: Roster, device: string): { readonly member: string | null; readonly since: number | null } => {
  const id = devices.get(device)?.member ?? null
  const member = prepared(database, 'SELECT memberName FROM member WHERE id = ?').pluck().get(id) as string | null | undefined
  const first = prepared(database, 'SELECT min(hlc) FROM change JOIN chain ON chain.id = change.chain WHERE device = ? AND scope = ?').pluck().get(device, rosterScope) as number | null
  return { member: member ?? null, since: first === null ? null : readingToMilliseconds(first) }
}

const administratorsOf = ({ devices }: Roster): string[] => [...devices.values()].filter(({ role, removed }) => role === 'administrator' && !removed).map(({ id }) => id)

const isAdministrators = (roster: Roster, device: string): boolean => administratorsOf(roster).includes(device)
