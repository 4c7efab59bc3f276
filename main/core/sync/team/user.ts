import type { Caseload } from '../../caseload/caseload.ts'
import { memberIdOf, profileOf, saveProfile } from '../../caseload/settings.ts'
import { readJoining, type User } from './joining/kept-joining.ts'
import { createTeamNames } from './team-names.ts'

/**
 * The user of a computer that was not let in yet. While it waits to become another computer of a member it does not
 * know what the team calls them; what its user had said of themselves is still true if nothing comes of it.
 */
export const userOf = (caseload: Caseload): User => {
  const before = readJoining(caseload.local)?.user
  const isSaid = createTeamNames(caseload.database).member(memberIdOf(caseload)) !== null
  return { member: before?.member ?? memberIdOf(caseload), profile: isSaid || before === undefined ? profileOf(caseload) : before.profile }
}

/** Has that user work here again. */
export const bringUserBack = (caseload: Caseload, { member, profile }: User): void => {
  caseload.local.set('member', member)
  if (createTeamNames(caseload.database).member(member) === null) saveProfile(caseload, profile)
}
