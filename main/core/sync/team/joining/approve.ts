import type { TeamRole } from '../../../../../shared/contract/team.ts'
import { err, ok, type Result } from '../../../../../shared/rules/result.ts'
import type { TeamSheetProblem } from '../../../../../shared/rules/secrets/team-sheet.ts'
import { fromText } from '../../../common/bytes.ts'
import { readMarks, saveMarks } from '../../marks.ts'
import { withKnown } from '../../new-administrators.ts'
import { createOwnRuns } from '../../sending/own-runs.ts'
import { enrolAct, grantScopeAct, newScopeActs } from '../../roster/act-writing.ts'
import { signRootAct } from '../../roster/root-act.ts'
import type { Store } from '../../stores/store.ts'
import { atPlace, type PlaceFault } from '../../stores/at-place.ts'
import { getInvitation, getRequests, lettersOf, removeInvitation, type JoinRequest } from './invitation.ts'
import { keepInvitedName } from './invited-names.ts'
import { forgetInvitation, keepInvitation, keptInvitations, keyOf, type KeptInvitation } from './kept-invitations.ts'
import { ownStore } from './invite.ts'
import { withSheet } from '../sheet-keys.ts'
import { asAdministrator, holdsEverything, type Membership } from '../membership.ts'
import { nameCaseload, nameComputer, setOwnCaseload } from '../team-names.ts'
import type { Done, TeamParts } from '../team-parts.ts'

type ApproveFault = 'not_allowed' | 'not_found' | 'answer_gone' | 'two_answered' | 'invitation_over' | TeamSheetProblem | 'wrong_sheet' | PlaceFault

/**
 * Lets the computer in that answered an invitation. `letters` are those that were compared on both screens: an
 * answer that has changed since is a second one, and both are refused. `sheet`: for an administrator. `answer_gone`: the
 * joiner has taken the answer back, or it was taken away.
 */
export const approve = async (
  parts: TeamParts,
  { id, letters, sheet }: { readonly id: string; readonly letters: string; readonly sheet: string | null },
): Promise<Result<Done, ApproveFault>> => {
  const membership = asAdministrator(parts)
  if (membership === null) return err('not_allowed')
  const found = openInvitation(parts, id)
  if (!found.ok) return found
  if (isOver(parts, found.value)) return err('invitation_over')

  const { vaultId } = membership.team
  const answered = await atPlace(() => ownStore(parts), (store) => onlyAnswer(parts, store, found.value, vaultId, letters))
  if (!answered.ok) return answered
  const request = answered.value
  // It may have been taken back, refused or approved meanwhile.
  const still = openInvitation(parts, id)
  if (!still.ok) return still
  const kept = still.value
  if (kept.role !== 'administrator') letIn(parts, membership, { kept, request, role: kept.role, rootSecret: null })
  else {
    const done = withSheet(sheet ?? '', vaultId, (root) => letIn(parts, membership, { kept, request, role: 'administrator', rootSecret: root.sign.secret }))
    if (!done.ok) return done
  }
  return ok({})
}

const openInvitation = ({ caseload }: Pick<TeamParts, 'caseload'>, id: string): Result<KeptInvitation, 'two_answered' | 'not_found'> => {
  const kept = keptInvitations(caseload.local).find((each) => each.id === id)
  if (kept?.answer === 'two_answered') return err('two_answered')
  return kept === undefined || kept.state !== 'open' ? err('not_found') : ok(kept)
}

/** Looks at the answers to open invitations, and takes those from the store that are over. */
export const tendInvitations = async (parts: Pick<TeamParts, 'caseload' | 'book'>, store: Store): Promise<void> => {
  const membership = asAdministrator(parts)
  if (membership === null) return
  for (const kept of keptInvitations(parts.caseload.local))
    // There are few, and each is one small object.
    await tend(parts, store, kept, membership.team.vaultId)
}

const tend = async (parts: Pick<TeamParts, 'caseload'>, store: Store, kept: KeptInvitation, vaultId: string): Promise<void> => {
  const { local, milliseconds } = parts.caseload
  const mayGo = kept.state === 'settled' ? isAllSent(parts) : kept.state === 'open' && isOver(parts, kept)
  if (mayGo) {
    await removeInvitation(store, kept.id)
    forgetInvitation(local, kept.id)
  } else if (kept.state === 'open') {
    const isMissing = (await getInvitation(store, keyOf(kept), vaultId)) === 'none'
    const [request, other] = await getRequests(store, keyOf(kept), vaultId)
    const now = keptInvitations(local).find(({ id }) => id === kept.id)
    // It may have been taken back or approved meanwhile.
    if (now?.state !== 'open') return
    const answer = now.answer ?? (request === undefined ? null : { request, at: milliseconds() })
    if (now.answer === 'two_answered' || other !== undefined || isAnother(now, request)) await refuseBoth(parts, store, now.id)
    else if (isMissing !== (now.isMissing ?? false) || answer !== now.answer) keepInvitation(local, { ...now, isMissing, answer })
  }
}

/** Whether the joiner can see that it was let in: otherwise it would take an invitation that is gone for a refusal. */
const isAllSent = ({ caseload }: Pick<TeamParts, 'caseload'>): boolean => createOwnRuns(caseload.database, caseload.device.id).waiting() === 0

/** Whether the answer is another than the one that was there before: then two people have the code. */
const isAnother = ({ answer }: KeptInvitation, request: JoinRequest | undefined): boolean =>
  answer !== null && answer !== 'two_answered' && request !== undefined && answer.request.device !== request.device

const isOver = ({ caseload }: Pick<TeamParts, 'caseload'>, { until }: KeptInvitation): boolean => caseload.milliseconds() > until

const onlyAnswer = async (
  parts: TeamParts,
  store: Store,
  kept: KeptInvitation,
  vaultId: string,
  letters: string,
): Promise<Result<JoinRequest, 'answer_gone' | 'two_answered'>> => {
  const requests = await getRequests(store, keyOf(kept), vaultId)
  const [request, ...others] = requests
  if (request === undefined) return err('answer_gone')
  if (others.length === 0 && lettersOf(request) === letters) return ok(request)
  await refuseBoth(parts, store, kept.id)
  return err('two_answered')
}

const refuseBoth = async ({ caseload: { local } }: Pick<TeamParts, 'caseload'>, store: Store, id: string): Promise<void> => {
  // It may have been taken back or approved at any moment.
  const change = (changes: Partial<KeptInvitation>): void => {
    const kept = keptInvitations(local).find((each) => each.id === id)
    if (kept?.state === 'open') keepInvitation(local, { ...kept, ...changes })
  }
  // Nobody is let in by it from now on, also where the store fails.
  change({ answer: 'two_answered' })
  await removeInvitation(store, id)
  change({ state: 'gone' })
}

interface Approved {
  readonly kept: KeptInvitation
  readonly request: JoinRequest
  readonly role: TeamRole
  /** From the team sheet, without which nobody becomes an administrator. */
  readonly rootSecret: Uint8Array | null
}

/**
 * Writes everything that makes the joiner one of the team at once, with what the role brings. The joiner's own first
 * change says what the member is called. The invitation's objects are removed once all this has been put.
 */
const letIn = (
  { caseload, book, random }: TeamParts,
  { team, me }: Membership,
  { kept, request, role, rootSecret }: Approved,
): void => {
  const { memberId: member, ownCaseload, newCaseload } = kept
  const writer = book.writer()
  const { signKey, boxKey, device } = request
  const joiner = { id: device, boxKey: fromText(boxKey) }
  const made = newCaseload === null || ownCaseload === null ? null : { id: ownCaseload, name: newCaseload }
  const enrol =
    role === 'administrator'
      ? signRootAct({ kind: 'admin', member, signKey, boxKey }, { vaultId: team.vaultId, rootSecret: secretOf(rootSecret), random })
      : enrolAct(member, role, { signKey: fromText(signKey), boxKey: joiner.boxKey })
  caseload.database.transaction(() => {
    book.write([
      enrol,
      ...(made === null ? [] : newScopeActs('caseload', made.id, [me, joiner], writer)),
      ...(holdsEverything(role) ? [] : kept.caseloads.map((scope) => grantScopeAct(joiner, scope, kept.lastDays?.[scope] ?? null, writer))),
    ])
    caseload.record([
      nameComputer(caseload, device, request.name),
      ...(kept.isNewMember || made !== null ? [setOwnCaseload(caseload, member, ownCaseload)] : []),
      ...(made === null ? [] : [nameCaseload(caseload, made.id, made.name)]),
    ])
    keepInvitation(caseload.local, { ...kept, state: 'settled' })
    keepInvitedName(caseload, member, kept.name)
    // Whoever types the sheet for somebody knows of them.
    if (role === 'administrator') saveMarks(caseload.local, me.id, withKnown(readMarks(caseload.local, me.id), device))
  })()
}

const secretOf = (rootSecret: Uint8Array | null): Uint8Array => {
  if (rootSecret === null) throw new Error('Only the root makes an administrator')
  return rootSecret
}
