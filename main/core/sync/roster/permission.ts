import type { Permission, PermissionRange } from '../../changes/judging/permissions.ts'
import { chainKey, type Roster, type RosterDevice } from './roster.ts'

/**
 * What the roster lets a device write in a scope: one range for each grant, none where nothing can count. What
 * counts in the roster itself is decided by its fold; there the ranges tell up to where a device was enrolled.
 */
export const permissionOf = (roster: Roster, device: string, scope: string): Permission => {
  const enrolled = roster.devices.get(device)
  if (enrolled === undefined) return { role: null, member: null, ranges: [] }
  const ranges = scope === 'roster' ? rosterRanges(roster, enrolled) : grantedRanges(roster, device, scope)
  return { role: enrolled.role, member: enrolled.member, ...(roster.scopes.get(scope) === 'team' ? { isTeamScope: true } : {}), ranges }
}

/** Whether a device was ever let into a scope: what it says there may supersede changes in another. */
export const everGranted = (roster: Roster, device: string, scope: string): boolean =>
  roster.devices.has(device) && (scope === 'roster' || roster.grantsByChain.has(chainKey(device, scope)))

/** Whether a device may read a scope now: it is enrolled, not removed, and a grant was not ended. */
export const hasLiveGrant = (roster: Roster, device: string, scope: string): boolean =>
  roster.devices.get(device)?.removed === false &&
  (roster.grantsByChain.get(chainKey(device, scope)) ?? []).some(({ cut }) => cut === null)

/** The devices that may read a scope now. */
export const liveGrants = (roster: Roster, scope: string): RosterDevice[] => {
  const live = (roster.grantsByScope.get(scope) ?? []).filter(({ cut }) => cut === null)
  const devices = [...new Set(live.map(({ device }) => device))].sort()
  return devices.flatMap((id) => roster.devices.get(id) ?? []).filter(({ removed }) => !removed)
}

/** The scopes that a device may read now. */
export const liveScopes = (roster: Roster, device: string): string[] =>
  [...roster.scopes.keys()].filter((scope) => hasLiveGrant(roster, device, scope))

const grantedRanges = (roster: Roster, device: string, scope: string): PermissionRange[] => {
  const ranges = (roster.grantsByChain.get(chainKey(device, scope)) ?? [])
    .map(({ from, cut }): PermissionRange => ({ from, to: cut?.seq ?? null, tip: cut?.tip ?? null }))
    .filter(({ from, to }) => to === null || from <= to)
  const distinct = new Map(ranges.map((range) => [`${range.from}/${range.to}/${range.tip}`, range]))
  return [...distinct.values()].sort((a, b) => a.from - b.from || (a.to ?? Infinity) - (b.to ?? Infinity))
}

const rosterRanges = (roster: Roster, { id, removed }: RosterDevice): PermissionRange[] => {
  if (!removed) return [{ from: 1, to: null, tip: null }]
  const cut = roster.removals.get(id)?.cuts.get('roster')
  return cut === undefined || cut.seq === 0 ? [] : [{ from: 1, to: cut.seq, tip: cut.tip }]
}
