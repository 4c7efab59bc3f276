import { lastDayOf } from '../roster/last-day.ts'
import type { Roster } from '../roster/roster.ts'
import type { TeamNames } from './team-names.ts'

/**
 * What a further computer of a member gets without being asked: their own caseload, and what their computers hold as a
 * link worker's, each up to the same last day (ISO date; null: without end). What a supervisor's or administrator's
 * computer holds besides comes with its role, and not to a computer that has another.
 */
export const heldByMember = (roster: Roster, { ownCaseload }: Pick<TeamNames, 'ownCaseload'>, member: string): ReadonlyMap<string, string | null> => {
  const own = ownCaseload(member)
  const live = roster.grants.filter(({ device, scope, cut }) => {
    const holder = roster.devices.get(device)
    const isTheirs = holder?.member === member && !holder.removed && cut === null && roster.scopes.get(scope) !== 'team'
    return isTheirs && (scope === own || holder.role === 'link-worker')
  })
  return new Map([...Map.groupBy(live, ({ scope }) => scope)].map(([scope, grants]) => [scope, lastDayOf(grants)]))
}
