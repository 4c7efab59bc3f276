import type { Computer, TeamCaseload } from '../../../shared/contract/team.ts'
import { membersOf, type Member } from '../team/members.ts'

/** Link workers who do not work in a caseload: those who may cover it. */
export function coveringMembers(computers: readonly Computer[], { workerIds }: Pick<TeamCaseload, 'workerIds'>): readonly Member[] {
  return membersOf(computers.filter(({ role }) => role === 'link-worker')).filter(({ id }) => !workerIds.includes(id))
}

/** Everybody to whom a caseload can be handed over: those who do not work in it alone already. */
export function takingMembers(computers: readonly Computer[], { workerIds }: Pick<TeamCaseload, 'workerIds'>): readonly Member[] {
  return membersOf(computers).filter(({ id }) => workerIds.length !== 1 || workerIds[0] !== id)
}
