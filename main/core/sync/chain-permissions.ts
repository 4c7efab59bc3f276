import { everythingCounts, type PermissionSource } from '../changes/permissions.ts'
import { everGranted, permissionOf } from './roster/permission.ts'
import type { Roster } from './roster/roster.ts'

/** What the log asks of a roster, on this computer: `mine` are the devices that it is and was, `me` the present one. */
export const permissionsBy = (roster: Roster | null, me: string, mine: ReadonlySet<string>): PermissionSource => {
  if (roster === null) return everythingCounts
  /** A computer that waits to be let into a team goes on with what is its own. */
  const isOwnBefore = (device: string): boolean => mine.has(device) && !roster.devices.has(me)
  return {
    permission: (device, scope) => (isOwnBefore(device) ? 'everything' : permissionOf(roster, device, scope)),
    everGranted: (device, scope) => isOwnBefore(device) || everGranted(roster, device, scope),
  }
}
