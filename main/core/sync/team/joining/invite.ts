import type { Input } from '../../../../../shared/contract/operation.ts'
import type { team as teamContract } from '../../../../../shared/contract/team.ts'
import { makeInvitationCode } from '../../../../../shared/rules/secrets/invitation-code.ts'
import { err, ok, type Result } from '../../../../../shared/rules/result.ts'
import type { HeldScope } from '../../../changes/homes/scopes.ts'
import { randomId } from '../../../common/random-id.ts'
import { toText } from '../../../common/bytes.ts'
import { createPeers } from '../../reading/peers.ts'
import type { Roster } from '../../roster/roster.ts'
import type { Store } from '../../stores/store.ts'
import { readSyncSettings } from '../../sync-settings.ts'
import { atPlace, type PlaceFault } from '../../stores/at-place.ts'
import { heldByMember } from './held-by-member.ts'
import { keyOfCode, putInvitation, removeInvitation } from './invitation.ts'
import { forgetInvitation, keepInvitation, keptInvitations, type KeptInvitation } from './kept-invitations.ts'
import { invitedName } from './invited-names.ts'
import { asAdministrator, holdsEverything, type Membership } from '../membership.ts'
import { createTeamNames } from '../team-names.ts'
import type { Done, TeamParts } from '../team-parts.ts'

export type InviteWish = Input<(typeof teamContract)['invite']>

const daysValid = 7
const day = 24 * 60 * 60 * 1000

/** A link worker without any caseload could write nobody down. */
interface NothingToHold {
  readonly code: 'invalid_input'
  readonly fields: readonly ['caseloads']
}

/** Opens the place that this computer syncs through. */
export const ownStore = ({ caseload, openStore }: Pick<TeamParts, 'caseload' | 'openStore'>): Store => {
  const { place } = readSyncSettings(caseload.local)
  if (place === null) throw new Error('A computer of a team has a place that it syncs through')
  return openStore(place)
}

/** Makes an invitation and puts it into the store; the code is given out once and is not kept. */
export const invite = async (
  parts: TeamParts,
  wish: InviteWish,
): Promise<Result<{ id: string; code: string; until: number }, 'not_allowed' | 'not_found' | NothingToHold | PlaceFault>> => {
  const membership = asAdministrator(parts)
  if (membership === null) return err('not_allowed')
  const { caseload, random } = parts
  const chosen = chosenOf(parts, membership.roster, wish)
  if (chosen === null) return err('not_found')
  const holdsNothing = wish.role === 'link-worker' && chosen.caseloads.length === 0 && chosen.newCaseload === null
  if (holdsNothing) return err({ code: 'invalid_input', fields: ['caseloads'] })

  const code = makeInvitationCode(random, membership.team.vaultId)
  const at = keyOfCode(code)
  const kept: KeptInvitation = {
    ...chosen,
    id: at.id,
    key: toText(at.key),
    role: wish.role,
    until: caseload.milliseconds() + daysValid * day,
    answer: null,
    state: 'open',
  }
  // Kept first: what lies in the store must be known here, or nobody would ever take it away.
  keepInvitation(caseload.local, kept)
  const done = await atPlace(
    () => ownStore(parts),
    async (store) => ok(await putInvitation(store, at, { ...invitationOf(membership, kept), seen: seenHeads(parts, membership.roster), roster: parts.book.reach() }, random)),
  )
  if (!done.ok) {
    forgetInvitation(caseload.local, kept.id)
    return done
  }
  return ok({ id: at.id, code, until: kept.until })
}

/** Takes an invitation back; an answer to it is never approved. */
export const cancelInvitation = async (parts: TeamParts, id: string): Promise<Result<Done, 'not_found' | PlaceFault>> => {
  const { local } = parts.caseload
  if (!keptInvitations(local).some((kept) => kept.id === id)) return err('not_found')
  const done = await atPlace(() => ownStore(parts), async (store) => ok(await removeInvitation(store, id)))
  if (!done.ok) return done
  forgetInvitation(local, id)
  return ok({})
}

const invitationOf = ({ team, roster }: Membership, kept: KeptInvitation) => ({
  vaultId: team.vaultId,
  rootSign: team.rootSign,
  rootBox: team.rootBox,
  rosterKey: team.rosterKey,
  member: kept.memberId,
  isNewMember: kept.isNewMember,
  scopes: scopesOf(roster, kept),
  ownCaseload: kept.ownCaseload,
  until: kept.until,
})

const scopesOf = (roster: Roster, { role, caseloads, ownCaseload, newCaseload }: KeptInvitation): HeldScope[] => {
  const held = [...roster.scopes].filter(([id, kind]) => kind === 'team' || holdsEverything(role) || caseloads.includes(id))
  const scopes = held.map(([id, kind]) => ({ id, kind }))
  return newCaseload === null || ownCaseload === null ? scopes : [...scopes, { id: ownCaseload, kind: 'caseload' }]
}

type Chosen = Pick<KeptInvitation, 'name' | 'memberId' | 'isNewMember' | 'caseloads' | 'lastDays' | 'ownCaseload' | 'newCaseload'>

/** Who is invited to what; null where the member or a caseload is not of this team. */
const chosenOf = ({ caseload, random }: TeamParts, roster: Roster, wish: InviteWish): Chosen | null => {
  const names = createTeamNames(caseload.database)
  const memberName = wish.memberId === null ? wish.name : (names.member(wish.memberId) ?? invitedName(caseload.local, wish.memberId))
  const isKnown = (scope: string): boolean => ['caseload', 'inbox'].includes(roster.scopes.get(scope) ?? '')
  if (memberName === null || !wish.caseloads.every(isKnown)) return null

  const held = wish.memberId === null ? new Map<string, string | null>() : heldByMember(roster, names, wish.memberId)
  const caseloads = [...new Set([...wish.caseloads, ...held.keys()])]
  const made = wish.ownCaseload === null ? null : randomId(random)
  const before = wish.memberId === null ? null : names.ownCaseload(wish.memberId)
  const only = wish.role === 'link-worker' ? (caseloads.find((scope) => roster.scopes.get(scope) === 'caseload') ?? null) : null
  return {
    name: memberName,
    memberId: wish.memberId ?? caseload.newId(),
    isNewMember: wish.memberId === null,
    caseloads,
    lastDays: Object.fromEntries([...held].flatMap(([scope, day]) => (day === null ? [] : [[scope, day] as const]))),
    ownCaseload: made ?? before ?? only,
    newCaseload: wish.ownCaseload,
  }
}

/** The newest head that is known of each device: the store shows names that anybody may have invented. */
const seenHeads = ({ caseload }: TeamParts, roster: Roster): Record<string, number> =>
  Object.fromEntries(
    createPeers(caseload.database)
      .all()
      // A removed device's heads may be taken away.
      .filter(({ device }) => roster.devices.get(device)?.removed !== true)
      .map(({ device, rev }) => [device, rev]),
  )
