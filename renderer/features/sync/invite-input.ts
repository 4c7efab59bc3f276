import type { Input } from '../../../shared/contract/operation.ts'
import type { team, TeamRole } from '../../../shared/contract/team.ts'
import type { FormError } from '../../ui/error-summary.tsx'

/** An invitation as it is being filled in. Nothing is picked or ticked beforehand. */
export interface TypedInvitation {
  readonly who: 'me' | 'other' | null
  readonly name: string
  readonly role: TeamRole | null
  readonly caseloads: ReadonlySet<string>
  readonly hasOwnCaseload: boolean
  readonly ownCaseload: string
}

export const noInvitation: TypedInvitation = { who: null, name: '', role: null, caseloads: new Set(), hasOwnCaseload: false, ownCaseload: '' }

/** Who makes the invitation. */
export interface Inviter {
  readonly name: string
  readonly memberId: string | null
}

export interface ReadInvitation {
  /** Null while something is missing. */
  readonly input: Input<typeof team.invite> | null
  /** What is missing, in the order of the fields. */
  readonly errors: readonly FormError[]
}

/** The invitation to be made, or what is missing for it. Supervisors and administrators hold every caseload, so none is named for them. */
export function invitationOf(typed: TypedInvitation, inviter: Inviter): ReadInvitation {
  const errors = errorsOf(typed)
  if (errors.length > 0 || typed.role === null) return { input: null, errors }
  const isMe = typed.who === 'me'
  const input = {
    name: isMe ? inviter.name : typed.name.trim(),
    memberId: isMe ? inviter.memberId : null,
    role: typed.role,
    caseloads: typed.role === 'link-worker' ? [...typed.caseloads] : [],
    ownCaseload: typed.hasOwnCaseload ? typed.ownCaseload.trim() : null,
  }
  return { input, errors }
}

function errorsOf({ who, name, role, caseloads, hasOwnCaseload, ownCaseload }: TypedInvitation): readonly FormError[] {
  const holdsNone = role === 'link-worker' && caseloads.size === 0 && !hasOwnCaseload
  return [
    ...(who === null ? [{ field: 'who', words: 'Choose who the invitation is for.' }] : []),
    ...(who === 'other' && name.trim() === '' ? [{ field: 'name', words: 'Type the name of who you invite.' }] : []),
    ...(role === null ? [{ field: 'role', words: 'Choose a role.' }] : []),
    ...(holdsNone ? [{ field: 'caseloads', words: 'Tick at least one caseload, or a new one of their own.' }] : []),
    ...(hasOwnCaseload && ownCaseload.trim() === '' ? [{ field: 'ownCaseload', words: 'Type a name for the new caseload.' }] : []),
  ]
}
