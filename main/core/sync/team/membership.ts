import type { TeamRole } from '../../../../shared/contract/team.ts'
import type { Roster, RosterDevice } from '../roster/roster.ts'
import { readTeam, type TeamIdentity } from './team-identity.ts'
import type { TeamParts } from './team-parts.ts'

/** This computer as a member of its team. */
export interface Membership {
  readonly team: TeamIdentity
  readonly roster: Roster
  readonly me: RosterDevice
}

/** Null where there is no team, or this computer was not let in yet, or is removed. */
export const membershipOf = ({ caseload, book }: Pick<TeamParts, 'caseload' | 'book'>): Membership | null => {
  const team = readTeam(caseload.local)
  const roster = book.current()
  const me = roster?.devices.get(caseload.device.id)
  return team === null || roster === null || me === undefined || me.removed ? null : { team, roster, me }
}

/** The same if this computer is an administrator's; null for all others, who may not do what is asked. */
export const asAdministrator = (parts: Pick<TeamParts, 'caseload' | 'book'>): Membership | null => {
  const membership = membershipOf(parts)
  return membership?.me.role === 'administrator' ? membership : null
}

/** Whether the role brings every caseload and the inbox with it. */
export const holdsEverything = (role: TeamRole): boolean => role !== 'link-worker'
