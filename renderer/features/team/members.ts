import type { Computer } from '../../../shared/contract/team.ts'
import type { Choice } from '../../ui/forms/choice.ts'

/** Somebody who is in the team. */
export interface Member {
  readonly id: string
  readonly name: string
  /** A computer of theirs, which tells them from a namesake: 'Ann's laptop'. Null: all of theirs were removed. */
  readonly computer: string | null
}

/** Those who have a computer in the team, by name. */
export function membersOf(computers: readonly Computer[]): readonly Member[] {
  return membersWith(computers.filter(isInTeam), ({ words }) => words)
}

/** The same, and behind them those who have none any more. */
export function everyMember(computers: readonly Computer[]): readonly Member[] {
  const inTeam = membersOf(computers)
  const others = computers.filter(({ memberId }) => !inTeam.some(({ id }) => id === memberId))
  return [...inTeam, ...membersWith(others, () => null)]
}

function isInTeam({ state }: Computer): boolean {
  return state === 'active' || state === 'two_copies'
}

function membersWith(computers: readonly Computer[], computerOf: (computer: Computer) => string | null): readonly Member[] {
  const named = computers.flatMap((computer) => {
    const { memberId, member } = computer
    return memberId === null || member === null ? [] : [{ id: memberId, name: member, computer: computerOf(computer) }]
  })
  return [...new Map(named.map((each) => [each.id, each])).values()].toSorted((a, b) => a.name.localeCompare(b.name))
}

/** As a field offers them: whoever recovers a team is somebody new in it, perhaps under the name of somebody else. */
export function memberChoices(members: readonly Member[]): readonly Choice[] {
  const namesakes = Map.groupBy(members, ({ name }) => name)
  return members.map(({ id, name, computer }) => ({ value: id, words: computer === null || (namesakes.get(name)?.length ?? 0) > 1 ? `${name} (${computer ?? 'no computer now'})` : name }))
}
