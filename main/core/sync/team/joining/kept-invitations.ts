import type { TeamRole } from '../../../../../shared/contract/team.ts'
import type { LocalSettings } from '../../../database/local-settings.ts'
import { fromText } from '../../../common/bytes.ts'
import type { InvitationKey, JoinRequest } from './invitation.ts'

/** An invitation as the administrator's computer that made it remembers it, until it is approved, cancelled or over. */
export interface KeptInvitation {
  readonly id: string
  /** What opens both objects, base64url; the code itself is not kept. */
  readonly key: string
  readonly name: string
  readonly memberId: string
  /** Whether the member joins the team with this computer. */
  readonly isNewMember: boolean
  readonly role: TeamRole
  /** Scopes that the new computer will hold besides those that its role holds anyway. */
  readonly caseloads: readonly string[]
  /** The last day, an ISO date, of each that the member covers for a time. Invitations from before it was kept lack it. */
  readonly lastDays?: Readonly<Record<string, string>>
  readonly ownCaseload: string | null
  /** The name of a caseload that is made for them, with `ownCaseload` as its id. */
  readonly newCaseload: string | null
  /** Milliseconds since 1970. */
  readonly until: number
  /** `at`: when this computer found it, milliseconds since 1970. */
  readonly answer: { readonly request: JoinRequest; readonly at: number } | 'two_answered' | null
  /** Whether the store no longer showed it when it was last looked for: the joiner has stopped, or somebody took it away. */
  readonly isMissing?: boolean
  /** settled: the joiner was let in, and both objects are still to be taken from the store; gone: they are. */
  readonly state: 'open' | 'settled' | 'gone'
}

export const keptInvitations = (local: LocalSettings): readonly KeptInvitation[] =>
  (local.get('invitations') as KeptInvitation[] | undefined) ?? []

/** Keeps an invitation, in place of what was kept of it before. */
export const keepInvitation = (local: LocalSettings, invitation: KeptInvitation): void =>
  local.set('invitations', [...keptInvitations(local).filter(({ id }) => id !== invitation.id), invitation])

export const forgetInvitation = (local: LocalSettings, id: string): void =>
  local.set('invitations', keptInvitations(local).filter((kept) => kept.id !== id))

export const forgetInvitations = (local: LocalSettings): void => local.set('invitations', [])

export const keyOf = ({ id, key }: Pick<KeptInvitation, 'id' | 'key'>): InvitationKey => ({ id, key: fromText(key) })
