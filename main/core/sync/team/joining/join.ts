import { mayBeOfVault, parseInvitationCode, type InvitationCodeProblem } from '../../../../../shared/rules/secrets/invitation-code.ts'
import { err, ok, type Result } from '../../../../../shared/rules/result.ts'
import type { Caseload } from '../../../caseload/caseload.ts'
import { saveProfile } from '../../../caseload/settings.ts'
import { allOf, atMost } from '../../../common/at-most.ts'
import { rosterScope, vaultName } from '../../format/names.ts'
import { openObject } from '../../format/object.ts'
import { listHeads, mostHeadsTried } from '../../reading/read-heads.ts'
import { liveScopes } from '../../roster/permission.ts'
import type { Roster } from '../../roster/roster.ts'
import type { Place } from '../../stores/place.ts'
import { StoreFailure, type Store } from '../../stores/store.ts'
import { readSyncSettings } from '../../sync-settings.ts'
import { readTeam, saveTeam } from '../team-identity.ts'
import { parseVaultFile, type VaultFile } from '../../format/vault-id.ts'
import { atPlace, type PlaceFault } from '../../stores/at-place.ts'
import { hasWrittenIn, putPeopleBack, takePeopleOut } from '../carried-people.ts'
import {
  addRequest,
  getInvitation,
  getRequests,
  keyOfCode,
  lettersOf,
  makeRequest,
  removeInvitation,
  type Invitation,
  type InvitationKey,
  type JoinRequest,
} from './invitation.ts'
import { holdsNobody } from '../holds-nobody.ts'
import { forgetJoining, readJoining, saveJoining, type Joining, type User } from './kept-joining.ts'
import { leaveTeam, stopSyncing } from '../leave-team.ts'
import { keepRosterToRead } from '../roster-to-read.ts'
import type { TeamParts } from '../team-parts.ts'
import { userOf } from '../user.ts'

type JoinFault =
  | 'already_in_team'
  | 'caseload_not_empty'
  | InvitationCodeProblem
  | 'other_team'
  | 'no_team_here'
  | 'invitation_over'
  | 'rolled_back'
  | PlaceFault

/** Answers an invitation, at the place last tried: from then on this computer waits to be let in. */
export const join = async (
  parts: TeamParts,
  { code, computer }: { readonly code: string; readonly computer: string },
): Promise<Result<{ letters: string }, JoinFault>> => {
  const { caseload } = parts
  const barred = whyBarred(parts)
  if (barred !== null) return err(barred)
  const parsed = parseInvitationCode(code)
  if (!parsed.ok) return parsed
  const place = placeToEnter(parts)
  if (place === null) return err('place_unreachable')

  const at = keyOfCode(parsed.value)
  const ownTeam = holdsNobody(caseload.database) ? null : readTeam(caseload.local)
  const answered = await atPlace(
    () => parts.openStore(place),
    (store) => answer(parts, store, { ...at, code: parsed.value }, { name: computer, memberName: userOf(caseload).profile.memberName }, ownTeam?.vaultId ?? null),
  )
  if (!answered.ok) return answered
  const { invitation, request } = answered.value
  const { place: usedPlace } = readSyncSettings(caseload.local)
  if (readTeam(caseload.local) !== null) await stopSyncing(parts)
  // Somebody may have been written down meanwhile, or an earlier answer approved.
  const barredSince = whyBarred(parts)
  if (barredSince !== null) {
    if (usedPlace !== null) parts.sync.usePlace(usedPlace, true)
    return err(barredSince)
  }
  const isReturning = comesBack(caseload)
  caseload.database.transaction(() => {
    const user = userOf(caseload)
    saveTeam(caseload.local, invitation)
    keepRosterToRead(caseload.local, invitation.vaultId, invitation.roster)
    if (!isReturning) becomeTeams(caseload, invitation, user)
    saveJoining(caseload.local, { invitation: at, request, user, isReturning, isRefused: false })
  })()
  parts.book.refresh()
  parts.chosen.forget()
  parts.sync.usePlace(place, true)
  return ok({ letters: lettersOf(request) })
}

/** Gives the joining up: nothing of the team stays here, unless this caseload was the team's before. */
export const cancelJoin = async (parts: TeamParts): Promise<void> => {
  const { local } = parts.caseload
  const joining = readJoining(local)
  const { place } = readSyncSettings(local)
  if (joining === null || place === null) return
  if (isOwnAnswer(parts.caseload, joining)) await takeAnswerBack(() => parts.openStore(place), joining, readTeam(local)?.vaultId ?? '')
  if (joining.isReturning) forgetJoining(local)
  else await leaveTeam(parts)
}

/**
 * Whether the answer was made with this computer's keys. One that was restored or copied has new keys since, and its
 * earlier answer would let in only the computer that has the old ones.
 */
const isOwnAnswer = ({ device }: Caseload, { request }: Joining): boolean => request.device === device.id

/** What a computer that waits to be let in does in each cycle, once it has read the roster. */
export const followJoining = async ({ caseload, book, random }: Pick<TeamParts, 'caseload' | 'book' | 'random'>, store: Store): Promise<void> => {
  const { local, device } = caseload
  const joining = readJoining(local)
  const team = readTeam(local)
  if (joining === null || team === null) return
  const roster = book.current()
  if (roster?.devices.has(device.id) === true) {
    if (!book.lacksActs()) becomeEnrolled(caseload, roster, joining)
    return
  }
  const isThere = isOwnAnswer(caseload, joining) && typeof (await getInvitation(store, joining.invitation, team.vaultId)) === 'object'
  // Somebody else's answer may have been written over ours: both must be seen.
  if (isThere) await addRequest(store, joining.invitation, team.vaultId, joining.request, random)
  if (isThere === joining.isRefused) saveJoining(local, { ...joining, isRefused: !isThere })
}

/**
 * Writes again, where new people go, what was written for another invitation than the one that was approved. The
 * joining is over once that is done.
 */
const becomeEnrolled = (caseload: Caseload, roster: Roster, { isReturning }: Joining): void => {
  if (isReturning) return forgetJoining(caseload.local)
  const { scopes, database, local, device } = caseload
  const live = new Set(liveScopes(roster, device.id))
  const isLeft = (scope: string): boolean => !live.has(scope) && ['caseload', 'inbox'].includes(scopes.kindOf(scope) ?? 'caseload')
  const home = scopes.own ?? scopes.inbox
  if ((home === null || isLeft(home)) && hasWrittenIn(caseload, isLeft)) return
  database.transaction(() => {
    const people = takePeopleOut(caseload, isLeft)
    for (const scope of scopes.held()) if (isLeft(scope)) database.prepare('DELETE FROM scope WHERE id = ?').run(scope)
    putPeopleBack(caseload, people)
    forgetJoining(local)
  })()
}

/**
 * Why this computer may enter no team: it is in one, or holds people of its own. One that was restored from a
 * backup is in none any more: it has new keys, and comes back with all that it holds. One that waits to be let in may
 * come in another way, with whom it has written down meanwhile.
 */
export const whyBarred = ({ caseload, book }: Pick<TeamParts, 'caseload' | 'book'>): 'already_in_team' | 'caseload_not_empty' | null => {
  const { local, database, device } = caseload
  const team = readTeam(local)
  if (team !== null && book.current()?.devices.has(device.id) === true) return 'already_in_team'
  return holdsNobody(database) || team !== null ? null : 'caseload_not_empty'
}

/**
 * Whether what this caseload holds is the team's: it was one of its computers, before it was restored or what let it in
 * came to count no more. Only then it has sealed anything, or read what others have sealed.
 */
export const comesBack = ({ database, local }: Pick<Caseload, 'database' | 'local'>): boolean =>
  readTeam(local) !== null &&
  !holdsNobody(database) &&
  database.prepare('SELECT 1 FROM run JOIN chain ON chain.id = run.chain WHERE scope <> ? LIMIT 1').get(rosterScope) !== undefined

/**
 * Makes this caseload the one that the invitation describes. What is written from now on counts for the team
 * once this computer is let in; who its user is, if the team does not know yet, is the first of it.
 */
const becomeTeams = (caseload: Caseload, { scopes, ownCaseload, member, isNewMember }: Invitation, { profile }: User): void => {
  const people = takePeopleOut(caseload, () => true)
  if (!caseload.adopt(scopes, ownCaseload)) throw new Error('Somebody is in a caseload that was seen to be empty')
  caseload.local.set('member', member)
  if (isNewMember) saveProfile(caseload, profile)
  putPeopleBack(caseload, people)
}

/** The place last tried; where this computer comes back to its team, the one that it used may do. */
export const placeToEnter = ({ chosen, caseload }: Pick<TeamParts, 'chosen' | 'caseload'>): Place | null =>
  chosen.current()?.place ?? readSyncSettings(caseload.local).place

/** Who the store says that it belongs to, or null where no team lives there. */
export const vaultOf = async (store: Store): Promise<VaultFile | null> => {
  const bytes = await store.get(vaultName)
  const file = bytes === null ? null : parseVaultFile(bytes)
  return file?.ok === true ? file.value : null
}

interface Answered {
  readonly invitation: Invitation
  readonly request: JoinRequest
}

const answer = async (
  { caseload, random }: TeamParts,
  store: Store,
  at: InvitationKey & { readonly code: string },
  names: Pick<JoinRequest, 'name' | 'memberName'>,
  ownVault: string | null,
): Promise<Result<Answered, 'no_team_here' | 'other_team' | 'invitation_over' | 'rolled_back'>> => {
  const vault = await vaultOf(store)
  if (vault === null) return err('no_team_here')
  if (ownVault !== null && ownVault !== vault.vaultId) return err('other_team')
  const invitation = await getInvitation(store, at, vault.vaultId)
  if (invitation === 'none') return err(mayBeOfVault(at.code, vault.vaultId) ? 'invitation_over' : 'other_team')
  if (invitation === 'other_team') return err('other_team')
  if (caseload.milliseconds() > invitation.until) return err('invitation_over')
  if (await isRolledBack(store, invitation)) return err('rolled_back')
  const request = makeRequest(caseload.device, names, vault.vaultId, at.id)
  await addRequest(store, at, vault.vaultId, request, random)
  return ok({ invitation, request })
}

/**
 * Whether the store was rolled back: for some device it has no head as new as the one that the inviter knew. Heads are
 * opened, because names can be invented.
 */
const isRolledBack = async (store: Store, { seen, vaultId, rosterKey }: Invitation): Promise<boolean> => {
  const listed = await listHeads({ store })
  const inTurn = atMost(requestsAtOneTime)
  const opens = (name: string): Promise<boolean> =>
    inTurn(async () => {
      const bytes = await store.get(name)
      return bytes !== null && (await openObject({ kind: 'head', name, vaultId, bytes, keysOf: () => [rosterKey] })).ok
    })
  const lacks = Object.entries(seen).map(async ([device, rev]) => {
    const asNew = (listed.get(device) ?? []).filter((head) => head.rev >= rev)
    // An older head is wanted only where the newer one does not open.
    for (const { name } of asNew.slice(0, mostHeadsTried)) if (await opens(name)) return false
    return true
  })
  return (await allOf(lacks)).includes(true)
}

const requestsAtOneTime = 6

/**
 * Removes the answer from the store. If the storage cannot be reached it stays, which is harmless: nobody approves it
 * without the letters on this screen.
 */
const takeAnswerBack = async (open: () => Store, { invitation, request }: Joining, vaultId: string): Promise<void> => {
  let store: Store | null = null
  try {
    store = open()
    const requests = await getRequests(store, invitation, vaultId)
    if (requests.length === 1 && requests[0]?.device === request.device) await removeInvitation(store, invitation.id)
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error
  } finally {
    store?.close()
  }
}
