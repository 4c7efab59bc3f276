import { storageFaults } from '../../../../shared/contract/errors.ts'
import { err, ok, type Result } from '../../../../shared/rules/result.ts'
import { parseTeamSheet, type TeamSheetProblem } from '../../../../shared/rules/secrets/team-sheet.ts'
import type { Caseload } from '../../caseload/caseload.ts'
import { memberIdOf, saveProfile } from '../../caseload/settings.ts'
import { sodium } from '../../common/sodium.ts'
import { toText } from '../../common/bytes.ts'
import { rosterScope } from '../format/names.ts'
import type { CycleResult } from '../cycle.ts'
import { readAwaited } from '../reading/problems.ts'
import { grantScopeAct } from '../roster/act-writing.ts'
import { signRootAct } from '../roster/root-act.ts'
import type { Roster } from '../roster/roster.ts'
import type { RosterBook } from '../roster/roster-book.ts'
import { openBoxes, type ScopeKey } from '../roster/scope-keys.ts'
import type { Store } from '../stores/store.ts'
import { readTeam, saveTeam, type TeamIdentity } from './team-identity.ts'
import { vaultIdOf, type RootKeys } from '../format/vault-id.ts'
import { atPlace, type PlaceFault } from '../stores/at-place.ts'
import { putPeopleBack, takePeopleOut, type CarriedPeople } from './carried-people.ts'
import { holdsNobody } from './holds-nobody.ts'
import { comesBack, placeToEnter, vaultOf, whyBarred } from './joining/join.ts'
import { forgetJoining, readJoining } from './joining/kept-joining.ts'
import { leaveTeam } from './leave-team.ts'
import { forgetRosterToRead } from './roster-to-read.ts'
import { forgetRoot, rootKeysOfSheet, withSheet } from './sheet-keys.ts'
import { asAdministrator } from './membership.ts'
import { nameComputer } from './team-names.ts'
import type { Done, TeamParts } from './team-parts.ts'
import { userOf } from './user.ts'

type RecoverFault = 'already_in_team' | 'caseload_not_empty' | TeamSheetProblem | 'wrong_sheet' | 'no_team_here' | PlaceFault

/**
 * Everything from the team sheet alone, at the place last tried: this computer becomes an administrator's, with the
 * keys of all caseloads. What they hold comes with the cycles that follow.
 */
export const recover = async (
  parts: TeamParts,
  { sheet, computer }: { readonly sheet: string; readonly computer: string },
): Promise<Result<Done, RecoverFault>> => {
  const barred = whyBarred(parts)
  if (barred !== null) return err(barred)
  const code = parseTeamSheet(sheet)
  if (!code.ok) return code
  const place = placeToEnter(parts)
  if (place === null) return err('place_unreachable')

  const root = rootKeysOfSheet(code.value)
  try {
    const found = await atPlace(() => parts.openStore(place), (store) => teamOf(store, root))
    if (!found.ok) return found
    const { local } = parts.caseload
    const isReturning = comesBack(parts.caseload)
    const before = readTeam(local)
    if (before !== null && before.vaultId !== found.value.vaultId) {
      if (!holdsNobody(parts.caseload.database)) return err('wrong_sheet')
      await leaveTeam(parts)
    }
    saveTeam(local, found.value)
    parts.book.refresh()
    parts.sync.usePlace(place, true)
    const problem = problemOf(parts, await readAll(parts))
    if (problem !== null) {
      if (readJoining(local) === null && holdsNobody(parts.caseload.database)) await leaveTeam(parts)
      return err(problem)
    }
    // An answer that was given before may have been approved.
    if (whyBarred(parts) !== null) return err('already_in_team')
    becomeAdministrator(parts, root, computer, isReturning)
  } finally {
    forgetRoot(root)
  }
  parts.chosen.forget()
  await parts.sync.now()
  return ok({})
}

/**
 * Uses the sheet on an administrator's computer to open keys that nobody who is left can give it: those that turned up
 * after the sheet was typed the first time.
 */
export const openWithSheet = async (parts: TeamParts, sheet: string): Promise<Result<Done, 'not_allowed' | TeamSheetProblem | 'wrong_sheet'>> => {
  const membership = asAdministrator(parts)
  if (membership === null) return err('not_allowed')
  const { book } = parts
  const opened = withSheet(sheet, membership.team.vaultId, ({ box }) => book.keepKeys(keysOfRoot(book, box)))
  if (!opened.ok) return opened
  await parts.sync.now()
  return ok({})
}

const keysOfRoot = (book: RosterBook, box: RootKeys['box']): readonly ScopeKey[] => openBoxes(book.boxesTo('root'), unsealWith(box)).keys

/** Reads the roster: what is not read when the sheet is typed is not opened by it. What cannot be had is not waited for. */
const readAll = async ({ caseload: { database }, sync }: TeamParts): Promise<CycleResult | null> => {
  let result = await sync.cycle()
  // A storage may have in the next moment what it lacked in this.
  for (let tries = 1; tries < mostTries && result?.outcome === 'done' && readAwaited(database).length > 0; tries += 1) result = await sync.cycle()
  return result
}

const mostTries = 4

const teamOf = async (store: Store, root: RootKeys): Promise<Result<TeamIdentity, 'no_team_here' | 'wrong_sheet'>> => {
  const vault = await vaultOf(store)
  if (vault === null) return err('no_team_here')
  const { vaultId, rootSign, rootBox } = vault
  const rosterKey = vaultIdOf(root.sign.public, root.box.public) === vaultId ? unsealWith(root.box)(vault.rosterKey) : null
  return rosterKey === null ? err('wrong_sheet') : ok({ vaultId, rootSign, rootBox, rosterKey })
}

/** Why the roster could not be read, or null where it was. */
const problemOf = ({ book }: TeamParts, result: CycleResult | null): 'no_team_here' | PlaceFault | null => {
  if (result?.outcome === 'stopped') {
    const { reason } = result
    return storageFaults.find((fault) => fault === reason) ?? 'no_team_here'
  }
  if (result?.outcome !== 'done') return result?.fault ?? 'place_unreachable'
  const roster = book.current()
  const readable = new Set(book.boxesTo('root').map(({ scope }) => scope))
  return [...(roster?.scopes ?? [])].some(([scope, kind]) => kind === 'team' && readable.has(scope)) ? null : 'no_team_here'
}

/** @param isReturning whether this caseload was the team's before it was restored */
const becomeAdministrator = ({ caseload, book, random }: TeamParts, root: RootKeys, computer: string, isReturning: boolean): void => {
  const { device, local, database } = caseload
  const team = readTeam(local)
  const roster = book.current()
  if (team === null || roster === null) throw new Error('A team that was read is known')
  const keys = keysOfRoot(book, root.box)
  database.transaction(() => {
    const user = userOf(caseload)
    const only = onlyMember(roster)
    const member = isReturning ? memberIdOf(caseload) : (only ?? user.member)
    const people = isReturning ? null : forgetBefore(caseload)
    local.set('member', member)
    forgetJoining(local)
    forgetRosterToRead(local)
    book.keepKeys(keys)
    const admin = { kind: 'admin', member, signKey: toText(device.signKey), boxKey: toText(device.boxKey) } as const
    const writer = book.writer()
    // What follows from the role by itself waits for acts that are known of and missing; some may be missing for ever.
    const grants = [...roster.scopes.keys()].map((scope) => grantScopeAct(device, scope, null, writer))
    book.write([signRootAct(admin, { vaultId: team.vaultId, rootSecret: root.sign.secret, random }), ...grants])
    caseload.record([nameComputer(caseload, device.id, computer)])
    if (people === null) return
    if (only === null) saveProfile(caseload, user.profile)
    putPeopleBack(caseload, people)
  })()
}

/** Where only one person ever worked in the team, it is they who recover it. */
const onlyMember = (roster: Roster): string | null => {
  const [member, ...others] = new Set([...roster.devices.values()].map((device) => device.member))
  return others.length === 0 ? (member ?? null) : null
}

/**
 * Forgets the scopes that this caseload had of its own and what it wrote there. Gives the people who were taken in
 * while it waited.
 */
const forgetBefore = (caseload: Caseload): CarriedPeople => {
  const { database, local } = caseload
  const people = takePeopleOut(caseload, () => true)
  for (const table of ['change', 'run'])
    database.prepare(`DELETE FROM "${table}" WHERE chain IN (SELECT id FROM chain WHERE scope <> ?)`).run(rosterScope)
  database.prepare('DELETE FROM chain WHERE scope <> ?').run(rosterScope)
  database.prepare('DELETE FROM scope WHERE id <> ?').run(rosterScope)
  local.remove('ownCaseload')
  caseload.rebuild()
  return people
}

const unsealWith =
  ({ public: publicKey, secret }: RootKeys['box']) =>
  (box: Uint8Array): Buffer | null => {
    try {
      return Buffer.from(sodium.crypto_box_seal_open(box, publicKey, secret))
    } catch {
      // The library throws for a box that was sealed to somebody else or altered: an outcome, not a fault.
      return null
    }
  }
