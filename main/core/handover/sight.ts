import type { Sight } from '../../../shared/contract/handover.ts'
import type { TeamRole } from '../../../shared/contract/team.ts'
import { liveGrants } from '../sync/roster/permission.ts'
import type { Roster, RosterDevice } from '../sync/roster/roster.ts'
import type { TeamNames } from '../sync/team/team-names.ts'

/** Somebody who can read a scope: a member of the team, by the role in which they can. */
interface Reader {
  readonly member: string | null
  readonly role: TeamRole
}

/** Readers by a text that is the same for the same one. */
export type Readers = ReadonlyMap<string, Reader>

/** Those who can read a scope now, whatever number of computers they have. */
export const readersOf = (roster: Roster, scope: string): Readers => readersWith(liveGrants(roster, scope))

/**
 * The members whose computers these are. A member with computers of several roles is one reader, with the role that
 * sees most.
 */
export const readersWith = (devices: readonly Pick<RosterDevice, 'member' | 'role'>[]): Readers =>
  new Map(
    devices
      .toSorted((a, b) => strength.indexOf(a.role) - strength.indexOf(b.role))
      .map(({ member, role }) => [member ?? role, { member, role }]),
  )

/** Who sees most comes last. */
const strength: readonly TeamRole[] = ['link-worker', 'supervisor', 'administrator']

/** Who sees something that only `before` could read and only `after` can read from now on. */
export interface SightChange {
  readonly before: Readers
  readonly after: Readers
}

/**
 * What several moves come to together, in the words that pages have for people: 'A. Rahman', 'B. Cole (supervisor)'.
 * Somebody who loses sight of one of several people is named as losing it.
 */
export const sightOf = (changes: readonly SightChange[], names: Pick<TeamNames, 'staff'>, me: string | null): Sight => {
  const everybody = readersWith(changes.flatMap(({ before, after }) => [...before.values(), ...after.values()]))
  const words = createReaderWords(names, me)
  const gains = [...everybody.keys()].filter((reader) => changes.some(({ before, after }) => !before.has(reader) && after.has(reader)))
  const loses = [...everybody.keys()].filter((reader) => changes.some(({ before, after }) => before.has(reader) && !after.has(reader)))
  const keeps = [...everybody.keys()].filter((reader) => !gains.includes(reader) && !loses.includes(reader))
  const said = (readers: readonly string[]): string[] => readers.flatMap((reader) => everybody.get(reader) ?? []).map(words).sort()
  return { gains: said(gains), loses: said(loses), keeps: said(keeps) }
}

/** Who it is, and who is reading this. */
const createReaderWords = (names: Pick<TeamNames, 'staff'>, me: string | null) => {
  const staffName = names.staff()
  return ({ member, role }: Reader): string => {
    const name = staffName(member)
    const further = [...(role === 'link-worker' ? [] : [role]), ...(member !== null && member === me ? ['you'] : [])]
    return further.length === 0 ? name : `${name} (${further.join(', ')})`
  }
}
