import type { Output } from '../../../../shared/contract/operation.ts'
import type { team as teamContract } from '../../../../shared/contract/team.ts'
import { err, ok, type Result } from '../../../../shared/rules/result.ts'
import type { TeamSheetProblem } from '../../../../shared/rules/secrets/team-sheet.ts'
import { createPeers } from '../reading/peers.ts'
import { admitActs, cutsOf, removeAct } from '../roster/act-writing.ts'
import type { RootContent } from '../roster/acts.ts'
import { signRootAct } from '../roster/root-act.ts'
import type { Roster } from '../roster/roster.ts'
import { seenAt } from '../sync-status.ts'
import { createWorkersOf } from './computers.ts'
import { withSheet } from './sheet-keys.ts'
import { asAdministrator } from './membership.ts'
import { createTeamNames, type TeamNames } from './team-names.ts'
import type { Done, TeamParts } from './team-parts.ts'

export interface RemoveWish {
  readonly device: string
  readonly reason: 'left' | 'lost'
  /** The team sheet, which alone removes an administrator's computer. */
  readonly sheet: string | null
}

/**
 * Removes a computer: what it wrote up to now goes on counting, and it gets nothing new. New keys for everything that
 * it held are written in the same batch. An administrator's computer can be removed once more if its last decisions are
 * nowhere to be found as its remover had them: they are then given up for good.
 */
export const remove = (
  parts: Pick<TeamParts, 'caseload' | 'book' | 'random'>,
  { device, reason, sheet }: RemoveWish,
): Result<Done, 'not_allowed' | 'not_found' | TeamSheetProblem | 'wrong_sheet'> => {
  const membership = asAdministrator(parts)
  if (membership === null) return err('not_allowed')
  const removed = membership.roster.devices.get(device)
  const isGivenUp = membership.roster.unproven.includes(device)
  if (removed === undefined || (removed.removed && !isGivenUp) || device === membership.me.id) return err('not_found')
  const { book, random } = parts
  const writer = book.writer()
  if (removed.role !== 'administrator') {
    book.write([removeAct(device, reason, writer)])
    return ok({})
  }
  const { vaultId } = membership.team
  const content: RootContent = { kind: 'unadmin', device, reason, cuts: cutsOf(device, writer), ...(isGivenUp ? { givenUp: true } : {}) }
  const done = withSheet(sheet ?? '', vaultId, ({ sign }) => book.write([signRootAct(content, { vaultId, rootSecret: sign.secret, random })]))
  return done.ok ? ok({}) : done
}

/**
 * Lets everything count that a computer handed in after its removal, or after cover ended, as far as it is here.
 * What an administrator's computer handed in late only the root could admit, and nobody asks it to.
 */
export const admit = (
  parts: Pick<TeamParts, 'caseload' | 'book'>,
  device: string,
): Result<{ changes: number }, 'not_allowed' | 'not_found'> => {
  const membership = asAdministrator(parts)
  if (membership === null) return err('not_allowed')
  const admitted = membership.roster.devices.get(device)
  if (admitted === undefined) return err('not_found')
  if (admitted.role === 'administrator') return err('not_allowed')
  const { book } = parts
  const acts = admitActs(device, book.writer())
  const before = endsOf(membership.roster, device)
  if (acts.length > 0) book.write(acts)
  const after = endsOf(book.current() ?? membership.roster, device)
  return ok({ changes: [...after].reduce((sum, [scope, end]) => sum + Math.max(0, end - (before.get(scope) ?? 0)), 0) })
}

/** Up to which line each of a device's chains counts, where there is an end to that. */
const endsOf = (roster: Roster, device: string): ReadonlyMap<string, number> => {
  const ends = new Map<string, number>()
  for (const { scope, cut } of roster.grants.filter((grant) => grant.device === device))
    if (cut !== null) ends.set(scope, Math.max(cut.seq, ends.get(scope) ?? 0))
  return ends
}

/** What a computer may have kept when it is removed. */
export const removalPreview = (
  parts: Pick<TeamParts, 'caseload' | 'book'>,
  device: string,
): Result<Output<(typeof teamContract)['removalPreview']>, 'not_allowed' | 'not_found'> => {
  const membership = asAdministrator(parts)
  if (membership === null) return err('not_allowed')
  const { roster } = membership
  if (!roster.devices.has(device)) return err('not_found')
  const { database } = parts.caseload
  const names = createTeamNames(database)
  const caseloadName = names.caseloads()
  const isLastIn = createIsLastIn(roster, device, names)
  const scopes = [...new Set(roster.grants.filter((grant) => grant.device === device && roster.scopes.get(grant.scope) !== 'team').map(({ scope }) => scope))]
  const peer = createPeers(database).of(device)
  const nobodyIn = scopes.filter((scope) => roster.scopes.get(scope) === 'caseload' && isLastIn(scope))
  return ok({ caseloads: scopes.map(caseloadName).sort(), nobodyIn: nobodyIn.map(caseloadName).sort(), lastSeenAt: peer === null ? null : seenAt(peer) })
}

/** Tells whether somebody works in a caseload, and nobody would without that computer. */
const createIsLastIn = (roster: Roster, device: string, names: TeamNames): ((scope: string) => boolean) => {
  const without = { ...roster, devices: new Map([...roster.devices].filter(([id]) => id !== device)) }
  const [workersNow, workersThen] = [createWorkersOf(roster, names), createWorkersOf(without, names)]
  return (scope) => workersNow(scope).workerIds.length > 0 && workersThen(scope).workerIds.length === 0
}
