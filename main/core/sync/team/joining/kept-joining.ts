import type { Profile } from '../../../caseload/settings.ts'
import type { LocalSettings } from '../../../database/local-settings.ts'
import { fromText, toText } from '../../../common/bytes.ts'
import type { InvitationKey, JoinRequest } from './invitation.ts'

/** Who works on a computer, by what was said there before it answered any invitation. */
export interface User {
  readonly member: string
  readonly profile: Profile
}

/** What this computer remembers from its answer to an invitation until an administrator has let it in. */
export interface Joining {
  readonly invitation: InvitationKey
  readonly request: JoinRequest
  /** The caseload was the team's before: it was restored, and comes back as another computer. */
  readonly isReturning: boolean
  /** Who worked here before the first answer: they do again if it is given up. */
  readonly user: User
  /** The invitation is gone from the store, and this computer is not in the team: it will hardly be let in. */
  readonly isRefused: boolean
}

interface Kept extends Omit<Joining, 'invitation'> {
  readonly id: string
  readonly key: string
}

/** Null where this computer waits for nobody. */
export const readJoining = (local: LocalSettings): Joining | null => {
  const kept = (local.get('joining') ?? null) as Kept | null
  return kept === null ? null : { ...kept, invitation: { id: kept.id, key: fromText(kept.key) } }
}

export const saveJoining = (local: LocalSettings, { invitation, ...rest }: Joining): void =>
  local.set('joining', { ...rest, id: invitation.id, key: toText(invitation.key) } satisfies Kept)

export const forgetJoining = (local: LocalSettings): void => local.set('joining', null)
