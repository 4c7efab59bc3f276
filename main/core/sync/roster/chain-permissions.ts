import { everythingCounts, type ErasedPeople, type Permission, type PermissionSource } from '../../changes/judging/permissions.ts'
import { subjectHashOf } from './act-writing.ts'
import { everGranted, permissionOf } from './permission.ts'
import { chainKey, type Roster } from './roster.ts'

/** What the log asks of a roster, on this computer: `mine` are the devices that it is and was, `me` the present one. */
export const permissionsBy = (vaultId: string, roster: Roster | null, me: string, mine: ReadonlySet<string>): PermissionSource => {
  if (roster === null) return everythingCounts
  const erased = erasedPeople(vaultId, roster)
  // Somebody may have been let into a scope that no act which counts made.
  const scopes = [...new Set([...roster.scopes.keys(), ...roster.grantsByScope.keys()])]
  const byChain = new Map<string, Permission>()
  /** It is asked for each line that is written here, and there may be many grants to look through. */
  const permissionIn = (device: string, scope: string): Permission => {
    const key = chainKey(device, scope)
    const permission = byChain.get(key) ?? permissionOf(roster, device, scope)
    byChain.set(key, permission)
    return permission
  }
  /** A computer that waits to be let into a team goes on with what is its own. */
  const isOwnBefore = (device: string): boolean => mine.has(device) && !roster.devices.has(me)
  return {
    permission: (device, scope) => (isOwnBefore(device) ? 'everything' : permissionIn(device, scope)),
    everGranted: (device, scope) => isOwnBefore(device) || everGranted(roster, device, scope),
    scopes: () => scopes,
    erased: () => erased,
  }
}

const erasedPeople = (vaultId: string, { erasures }: Roster): ErasedPeople | null => {
  const { subjectHashes } = erasures
  if (subjectHashes.size === 0) return null
  const known = new Map<string, boolean>()
  return {
    hashes: [...subjectHashes].sort(),
    has(subject) {
      const found = known.get(subject) ?? subjectHashes.has(subjectHashOf(vaultId, subject))
      known.set(subject, found)
      return found
    },
  }
}
