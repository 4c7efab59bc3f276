import type { Caseload } from '../../../caseload/caseload.ts'
import type { LocalSettings } from '../../../database/local-settings.ts'
import { createTeamNames } from '../team-names.ts'

/*
 * How members were called in their invitations, on the computer that let them in. What a member is called they say
 * themselves, with their first sync; a record of it by the administrator too would be a second version.
 */

type InvitedNames = Readonly<Record<string, string>>

const invitedNames = (local: LocalSettings): InvitedNames => (local.get('invitedNames') as InvitedNames | undefined) ?? {}

/** 'Ann Cole', until she has synced; null for whom nobody was invited from here. */
export const invitedName = (local: LocalSettings, member: string): string | null => invitedNames(local)[member] ?? null

/** Keeps what somebody is called who was let in, and forgets those who have said it themselves by now. */
export const keepInvitedName = ({ local, database }: Pick<Caseload, 'local' | 'database'>, member: string, name: string): void => {
  const names = createTeamNames(database)
  const unknown = Object.entries({ ...invitedNames(local), [member]: name }).filter(([id]) => names.member(id) === null)
  local.set('invitedNames', Object.fromEntries(unknown))
}
