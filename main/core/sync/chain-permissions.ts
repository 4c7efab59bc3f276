import type { Database } from 'better-sqlite3'
import { everythingCounts, type PermissionSource } from '../changes/permissions.ts'
import type { ChainName } from '../changes/reaccept.ts'
import { rosterScope } from './names.ts'
import { everGranted, permissionOf } from './roster/permission.ts'
import type { Roster } from './roster/roster.ts'

/** What the log asks of a roster, on this computer: `mine` are the devices that it is and was, `me` the present one. */
export const permissionsBy = (roster: Roster | null, me: string, mine: ReadonlySet<string>): PermissionSource => {
  if (roster === null) return everythingCounts
  /** A computer that waits to be let into a team goes on with what is its own. */
  const isOwnBefore = (device: string, scope: string): boolean =>
    mine.has(device) && !roster.devices.has(me) && !roster.scopes.has(scope)
  return {
    permission: (device, scope) => (isOwnBefore(device, scope) ? 'everything' : permissionOf(roster, device, scope)),
    everGranted: (device, scope) => isOwnBefore(device, scope) || everGranted(roster, device, scope),
  }
}

/**
 * The chains of devices known to the log of which other changes may count by one roster than by another: what the
 * device may write there has changed, or whether it was ever let in.
 */
export const changedChains = (database: Database, before: JudgedBy, now: JudgedBy): ChainName[] => {
  const chains = database.prepare(`SELECT device, scope FROM chain WHERE scope <> '${rosterScope}'`).all() as ChainName[]
  const devices = new Set(chains.map(({ device }) => device))
  const granted = [before, now].flatMap(({ roster }) => roster?.grants ?? []).filter(({ device }) => devices.has(device))
  const named = new Map([...chains, ...granted].map(({ device, scope }) => [`${scope}/${device}`, { device, scope }]))
  return [...named.values()].filter((chain) => describe(before, chain) !== describe(now, chain))
}

/** A roster with what follows from it for the log. */
export interface JudgedBy {
  readonly roster: Roster | null
  readonly permissions: PermissionSource
}

const describe = ({ permissions }: JudgedBy, { device, scope }: ChainName): string =>
  JSON.stringify([permissions.permission(device, scope), permissions.everGranted(device, scope)])
