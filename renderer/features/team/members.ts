import type { Computer } from '../../../shared/contract/team.ts'
import type { Choice } from '../../ui/choice.ts'

/** Somebody who is in the team. */
export interface Member {
  readonly id: string
  readonly name: string
  /** A computer of theirs, which tells them from a namesake: 'Ann's laptop'. */
  readonly computer: string
}

/** Those who have a computer in the team, by name. */
export function membersOf(computers: readonly Computer[]): readonly Member[] {
  const inTeam = computers.filter(({ state }) => state === 'active' || state === 'two_copies')
  const named = inTeam.flatMap(({ memberId, member, words }) => (memberId === null || member === null ? [] : [{ id: memberId, name: member, computer: words }]))
  return [...new Map(named.map((each) => [each.id, each])).values()].toSorted((a, b) => a.name.localeCompare(b.name))
}

/** As a field offers them: whoever recovers a team is somebody new in it, perhaps under the name of somebody else. */
export function memberChoices(members: readonly Member[]): readonly Choice[] {
  const namesakes = Map.groupBy(members, ({ name }) => name)
  return members.map(({ id, name, computer }) => ({ value: id, words: (namesakes.get(name)?.length ?? 0) > 1 ? `${name} (${computer})` : name }))
}
