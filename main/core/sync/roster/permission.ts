import type { TeamRole } from '../../../../shared/contract/team.ts'
import { greatestCut } from './cuts.ts'
import { chainKey, type Roster, type RosterDevice } from './roster.ts'

/** A stretch of a chain that counts, by the numbers of its lines. */
export interface Range {
  readonly from: number
  /** The last line that counts; null: no end. */
  readonly to: number | null
  /** The chain's tip after line `to`, base64url; on another branch of the chain nothing of this range counts. */
  readonly tip: string | null
}

/** What a device may write in a scope. */
export interface Permission {
  /** Null: the device is not enrolled, and nothing it writes counts. */
  readonly role: TeamRole | null
  readonly ranges: readonly Range[]
}

/**
 * What the roster lets a device write in a scope: one range for each grant, none where nothing can count. What
 * counts in the roster itself is decided by its fold; there the ranges tell up to where a device was enrolled.
 */
export const permissionOf = (roster: Roster, device: string, scope: string): Permission => {
  const enrolled = roster.devices.get(device)
  if (enrolled === undefined) return { role: null, ranges: [] }
  const ranges = scope === 'roster' ? rosterRanges(roster, enrolled) : grantedRanges(roster, device, scope)
  return { role: enrolled.role, ranges }
}

/** Whether a device was ever let into a scope: what it says there may supersede changes in another. */
export const everGranted = (roster: Roster, device: string, scope: string): boolean =>
  roster.devices.has(device) && (scope === 'roster' || roster.grantsByChain.has(chainKey(device, scope)))

/** Whether a device may read a scope now: it is enrolled, not removed, and a grant was not ended. */
export const hasLiveGrant = (roster: Roster, device: string, scope: string): boolean =>
  roster.devices.get(device)?.removed === false &&
  (roster.grantsByChain.get(chainKey(device, scope)) ?? []).some(({ cut }) => cut === null)

/** The devices that may read a scope now. */
export const liveGrants = (roster: Roster, scope: string): RosterDevice[] =>
  [...roster.devices.values()].filter(({ id }) => hasLiveGrant(roster, id, scope))

/** The scopes that a device may read now. */
export const liveScopes = (roster: Roster, device: string): string[] =>
  [...roster.scopes.keys()].filter((scope) => hasLiveGrant(roster, device, scope))

const grantedRanges = (roster: Roster, device: string, scope: string): Range[] => {
  const ranges = (roster.grantsByChain.get(chainKey(device, scope)) ?? [])
    .map(({ from, cut }): Range => ({ from, to: cut?.seq ?? null, tip: cut?.tip ?? null }))
    .filter(({ from, to }) => to === null || from <= to)
  const distinct = new Map(ranges.map((range) => [`${range.from}/${range.to}/${range.tip}`, range]))
  return [...distinct.values()].sort((a, b) => a.from - b.from || (a.to ?? Infinity) - (b.to ?? Infinity))
}

const rosterRanges = (roster: Roster, { id, removed }: RosterDevice): Range[] => {
  if (!removed) return [{ from: 1, to: null, tip: null }]
  const cut = greatestCut(roster.removals.get(id)?.cuts.get('roster'))
  return cut === null || cut.seq === 0 ? [] : [{ from: 1, to: cut.seq, tip: cut.tip }]
}
