import { lastDayOf } from '../../roster/last-day.ts'
import type { Roster } from '../../roster/roster.ts'
import type { TeamNames } from '../team-names.ts'

/**
 * What a further computer of a member gets without being asked: their own caseload, and what their computers hold as a
 * link worker's, each up to the same last day (ISO date; null: without end). What a supervisor's or administrator's
 * computer holds besides comes with its role, and not to a computer that has another. Whose computers were all removed
 * has their own caseload, if one of them had it for good until then.
 */
export const heldByMember = (roster: Roster, { ownCaseload }: Pick<TeamNames, 'ownCaseload'>, member: string): ReadonlyMap<string, string | null> => {
  const own = ownCaseload(member)
  const theirs = roster.grants.filter(({ device, scope }) => roster.devices.get(device)?.member === member && roster.scopes.get(scope) !== 'team')
  const inTeam = [...roster.devices.values()].filter((device) => device.member === member && !device.removed)
  // Whose own caseload it is members may say themselves.
  if (inTeam.length === 0) return new Map(theirs.filter(({ scope, until, isEnded }) => scope === own && until === null && !isEnded).map(({ scope }) => [scope, null]))
  const live = theirs.filter(({ device, scope, cut }) => {
    const holder = roster.devices.get(device)
    return holder?.removed === false && cut === null && (scope === own || holder.role === 'link-worker')
  })
  return new Map([...Map.groupBy(live, ({ scope }) => scope)].map(([scope, grants]) => [scope, lastDayOf(grants)]))
}
