import type { Computer, TeamCaseload } from '../../../shared/contract/team.ts'

export interface Member {
  readonly id: string
  readonly name: string
}

/** Link workers who do not work in a caseload: those who may cover it. */
export function coveringMembers(computers: readonly Computer[], { workers }: Pick<TeamCaseload, 'workers'>): readonly Member[] {
  return membersOf(computers.filter(({ role }) => role === 'link-worker')).filter(({ name }) => !workers.includes(name))
}

/** Everybody to whom a caseload can be handed over: those who do not work in it alone already. */
export function takingMembers(computers: readonly Computer[], { workers }: Pick<TeamCaseload, 'workers'>): readonly Member[] {
  return membersOf(computers).filter(({ name }) => workers.length !== 1 || workers[0] !== name)
}

/** The members with a computer that is in the team, by name. */
function membersOf(computers: readonly Computer[]): readonly Member[] {
  const inTeam = computers.filter(({ state }) => state === 'active' || state === 'two_copies')
  const named = inTeam.flatMap(({ memberId, member }) => (memberId === null || member === null ? [] : [{ id: memberId, name: member }]))
  return [...new Map(named.map((each) => [each.id, each])).values()].sort((a, b) => a.name.localeCompare(b.name))
}
