import type { Sight } from '../../../shared/contract/handover.ts'
import { formatStaffName } from '../../../shared/rules/person-name.ts'
import { liveGrants } from '../sync/roster/permission.ts'
import type { Roster } from '../sync/roster/roster.ts'
import type { TeamNames } from '../sync/team/team-names.ts'

/** Those who can read a scope now, each once, by the words that pages have for them: 'A. Rahman', 'B. Cole (supervisor)'. */
export const readersOf = (roster: Roster, names: TeamNames, scope: string): ReadonlySet<string> =>
  new Set(liveGrants(roster, scope).map(({ member, role }) => readerWords(names, member, role)))

/** Who sees something that only `before` could read and only `after` can read from now on. */
export const sightOf = (before: ReadonlySet<string>, after: ReadonlySet<string>): Sight => ({
  gains: [...after].filter((reader) => !before.has(reader)).sort(),
  loses: [...before].filter((reader) => !after.has(reader)).sort(),
  keeps: [...before].filter((reader) => after.has(reader)).sort(),
})

/** What several moves come to together: somebody who loses sight of one of the people is named as losing it. */
export const joinSights = (sights: readonly Sight[]): Sight => {
  const all = (part: keyof Sight): string[] => [...new Set(sights.flatMap((sight) => sight[part]))].sort()
  const [gains, loses] = [all('gains'), all('loses')]
  return { gains, loses, keeps: all('keeps').filter((reader) => !gains.includes(reader) && !loses.includes(reader)) }
}

const readerWords = (names: TeamNames, member: string | null, role: string): string => {
  const name = member === null ? null : names.member(member)
  const words = name === null ? 'A colleague' : formatStaffName(name)
  return role === 'link-worker' ? words : `${words} (${role})`
}
