import type { Computer, TeamCaseload } from '../../../shared/contract/team.ts'
import { membersOf, type Member } from '../team/members.ts'

/** Link workers who do not work in a caseload: those who may cover it. */
export function coveringMembers(computers: readonly Computer[], { workers }: Pick<TeamCaseload, 'workers'>): readonly Member[] {
  return membersOf(computers.filter(({ role }) => role === 'link-worker')).filter(({ name }) => !workers.includes(name))
}

/** Everybody to whom a caseload can be handed over: those who do not work in it alone already. */
export function takingMembers(computers: readonly Computer[], { workers }: Pick<TeamCaseload, 'workers'>): readonly Member[] {
  return membersOf(computers).filter(({ name }) => workers.length !== 1 || workers[0] !== name)
}
