import type { Input } from '../../../../shared/contract/operation.ts'
import type { Computer, team, TeamCaseload, TeamRole } from '../../../../shared/contract/team.ts'
import type { FormError } from '../../../ui/forms/error-summary.tsx'
import type { Member } from '../members.ts'

/** An invitation as it is being filled in. Nothing is picked or ticked beforehand. */
export interface TypedInvitation {
  readonly who: 'me' | 'member' | 'new' | null
  /** The colleague, where they are in the team already. */
  readonly memberId: string
  readonly name: string
  readonly role: TeamRole | null
  readonly caseloads: ReadonlySet<string>
  readonly hasOwnCaseload: boolean
  readonly ownCaseload: string
}

export const noInvitation: TypedInvitation = { who: null, memberId: '', name: '', role: null, caseloads: new Set(), hasOwnCaseload: false, ownCaseload: '' }

/** Somebody to be invited; the id is null for somebody new. */
export interface Invitee {
  readonly id: string | null
  readonly name: string
}

/**
 * What another computer of a member gets without being asked: their own caseload, and what they hold as a link worker,
 * up to the same last day. What a computer of theirs holds by another role is not theirs. Whose computers were all removed
 * gets their own caseload again.
 */
export function heldBy(computers: readonly Computer[], caseloads: readonly Pick<TeamCaseload, 'id' | 'name' | 'ownerIds'>[], memberId: string): Computer['caseloads'] {
  const owned = caseloads.filter(({ ownerIds }) => ownerIds.includes(memberId))
  const own = new Set(owned.map(({ id }) => id))
  const inTeam = computers.filter((computer) => computer.memberId === memberId && computer.state !== 'left' && computer.state !== 'lost')
  if (inTeam.length === 0) return owned.map(({ id, name }) => ({ id, name, until: null }))
  const theirs = inTeam.flatMap(({ role, caseloads: held }) => held.filter(({ id }) => role === 'link-worker' || own.has(id)))
  return [...Map.groupBy(theirs, ({ id }) => id).values()].flatMap((same) => same.toSorted((a, b) => lastDay(b).localeCompare(lastDay(a)))[0] ?? [])
}

/** As a text that sorts; what has no last day comes behind all that have one. */
function lastDay({ until }: Computer['caseloads'][number]): string {
  return until ?? 'none'
}

export interface ReadInvitation {
  /** Null while something is missing. */
  readonly input: Input<typeof team.invite> | null
  /** What is missing, in the order of the fields. */
  readonly errors: readonly FormError[]
}

/**
 * The invitation to be made, or what is missing for it. Supervisors and administrators hold every caseload, so none is
 * named for them. `me`: who makes it. `held`: what a computer of the member gets without being asked.
 */
export function invitationOf(typed: TypedInvitation, me: Invitee, members: readonly Pick<Member, 'id' | 'name'>[], held: Computer['caseloads']): ReadInvitation {
  const invitee = inviteeOf(typed, me, members)
  const errors = errorsOf(typed, invitee !== null && held.length === 0)
  if (errors.length > 0 || typed.role === null || invitee === null) return { input: null, errors }
  const input = {
    name: invitee.name,
    memberId: invitee.id,
    role: typed.role,
    caseloads: typed.role === 'link-worker' ? [...typed.caseloads] : [],
    ownCaseload: typed.hasOwnCaseload ? typed.ownCaseload.trim() : null,
  }
  return { input, errors }
}

/** Who is invited; null while it is not chosen. */
export function inviteeOf({ who, memberId, name }: TypedInvitation, me: Invitee, members: readonly Pick<Member, 'id' | 'name'>[]): Invitee | null {
  switch (who) {
    case null:
      return null
    case 'me':
      return me
    case 'member':
      return members.find(({ id }) => id === memberId) ?? null
    case 'new':
      return { id: null, name: name.trim() }
  }
}

function errorsOf({ who, memberId, name, role, caseloads, hasOwnCaseload, ownCaseload }: TypedInvitation, hasNone: boolean): readonly FormError[] {
  const holdsNone = hasNone && role === 'link-worker' && caseloads.size === 0 && !hasOwnCaseload
  return [
    ...(who === null ? [{ field: 'who', words: 'Choose who the invitation is for.' }] : []),
    ...(who === 'member' && memberId === '' ? [{ field: 'memberId', words: 'Choose your colleague.' }] : []),
    ...(who === 'new' && name.trim() === '' ? [{ field: 'name', words: 'Type the name of who you invite.' }] : []),
    ...(role === null ? [{ field: 'role', words: 'Choose a role.' }] : []),
    ...(holdsNone ? [{ field: 'caseloads', words: `Tick at least one caseload, or a new one of ${who === 'me' ? 'your' : 'their'} own.` }] : []),
    ...(hasOwnCaseload && ownCaseload.trim() === '' ? [{ field: 'ownCaseload', words: 'Type a name for the new caseload.' }] : []),
  ]
}
