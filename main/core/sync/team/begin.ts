import { isCodeGroup } from '../../../../shared/rules/secrets/grouped-code.ts'
import { formatStaffName } from '../../../../shared/rules/people/person-name.ts'
import { err, ok, type Result } from '../../../../shared/rules/result.ts'
import { makeTeamSheet } from '../../../../shared/rules/secrets/team-sheet.ts'
import { memberIdOf, profileOf } from '../../caseload/settings.ts'
import { formerDevices } from '../../changes/log/device.ts'
import { randomId } from '../../common/random-id.ts'
import { toText } from '../../common/bytes.ts'
import { handEarlierErasings } from '../erasing/earlier-erasings.ts'
import { runsPrefix, headsPrefix, vaultName } from '../format/names.ts'
import { formerDeviceActs, newScopeActs } from '../roster/act-writing.ts'
import { signRootAct } from '../roster/root-act.ts'
import type { Place } from '../stores/place.ts'
import type { Store } from '../stores/store.ts'
import { readTeam, saveTeam, type TeamIdentity } from './team-identity.ts'
import { encodeVaultFile, sealRosterKey, vaultIdOf, type RootKeys } from '../format/vault-id.ts'
import { atPlace, type PlaceFault } from '../stores/at-place.ts'
import { forgetBeginning, forgetSheetShown, isOwnBeginning, keepBeginning, keepSheetShown } from './kept-beginning.ts'
import { forgetRoot, rootKeysOfSheet } from './sheet-keys.ts'
import { firstComputerName, inboxName, nameCaseload, nameComputer, setOwnCaseload } from './team-names.ts'
import type { Done, TeamParts } from './team-parts.ts'

export type BeginFault = 'already_in_team' | 'place_not_empty' | PlaceFault

/** A group of the sheet as typed back; `number` counts from 1. */
interface TypedGroup {
  readonly number: number
  readonly text: string
}

/**
 * Beginning a team, at the place last tried. The sheet is in memory alone, from when it is shown until its groups
 * are typed back; only then is anything written, at the place first and then here, all at once.
 */
export const createBeginning = (parts: TeamParts) => {
  let shown: { readonly sheet: string; readonly place: Place } | null = null

  return {
    async begin(): Promise<Result<{ sheet: string }, BeginFault>> {
      if (readTeam(parts.caseload.local) !== null) return err('already_in_team')
      const place = parts.chosen.current()?.place
      if (place === undefined) return err('place_unreachable')
      const empty = await atPlace(() => parts.openStore(place), (store) => expectNothing(parts, store))
      if (!empty.ok) return empty
      shown = { sheet: makeTeamSheet(parts.random), place }
      keepSheetShown(parts.caseload.local, parts.caseload.milliseconds())
      return ok({ sheet: shown.sheet })
    },

    async confirm(groups: readonly TypedGroup[]): Promise<Result<Done, 'sheet_gone' | 'place_not_empty' | PlaceFault | Mistyped>> {
      if (shown === null || readTeam(parts.caseload.local) !== null) return err('sheet_gone')
      const { sheet, place } = shown
      const mistyped = groups.find(({ number, text }) => !isCodeGroup(text, sheet, number))
      if (mistyped !== undefined) return err({ code: 'sheet_group_mistyped', group: mistyped.number })
      if (new Set(groups.map(({ number }) => number)).size < 2) return err({ code: 'sheet_group_mistyped', group: 1 })

      const root = rootKeysOfSheet(sheet)
      try {
        const begun = await atPlace(() => parts.openStore(place), (store) => beginAt(parts, store, root))
        if (!begun.ok) return begun
      } finally {
        forgetRoot(root)
      }
      shown = null
      parts.chosen.forget()
      parts.sync.usePlace(place, true)
      return ok({})
    },
  }
}

interface Mistyped {
  readonly code: 'sheet_group_mistyped'
  readonly group: number
}

/**
 * Makes sure that no team's files lie there. Other programs' files may, and so may what this computer has left of a
 * team that never came to be.
 */
const expectNothing = async ({ caseload }: Pick<TeamParts, 'caseload'>, store: Store): Promise<Result<Done, 'place_not_empty'>> => {
  const vault = await store.get(vaultName)
  if (vault !== null && !isOwnBeginning(caseload.local, vault)) return err('place_not_empty')
  const objects = [...(await store.list(headsPrefix)), ...(await store.list(runsPrefix))]
  return objects.length === 0 ? ok({}) : err('place_not_empty')
}

const beginAt = async (parts: TeamParts, store: Store, root: RootKeys): Promise<Result<Done, 'place_not_empty'>> => {
  const empty = await expectNothing(parts, store)
  if (!empty.ok) return empty
  const rootSign = Buffer.from(root.sign.public)
  const rootBox = Buffer.from(root.box.public)
  const team = { vaultId: vaultIdOf(rootSign, rootBox), rootSign, rootBox, rosterKey: Buffer.from(parts.random(32)) }
  const vault = encodeVaultFile({ ...team, rosterKey: sealRosterKey(team.rosterKey, rootBox) })
  keepBeginning(parts.caseload.local, vault)
  await store.put(vaultName, vault)
  let isFounded = false
  try {
    parts.caseload.database.transaction(() => found(parts, team, root))()
    isFounded = true
  } finally {
    // Otherwise it would name a team that nobody can ever open, and keep the place from being used.
    if (!isFounded) await store.remove(vaultName)
  }
  return ok({})
}

/** The team's first acts and names: this computer is its first administrator's, this caseload its first caseload. */
const found = ({ caseload, book, random }: TeamParts, team: TeamIdentity, root: RootKeys): void => {
  const { device, scopes, local, database } = caseload
  const member = memberIdOf(caseload)
  const { memberName } = profileOf(caseload)
  const [teamScope, own] = [scopes.team, scopes.own]
  if (own === null) throw new Error('A caseload that is in no team is somebody’s own')
  const inbox = randomId(random)

  saveTeam(local, team)
  forgetBeginning(local)
  forgetSheetShown(local)
  const admin = { kind: 'admin', member, signKey: toText(device.signKey), boxKey: toText(device.boxKey) } as const
  book.write([signRootAct(admin, { vaultId: team.vaultId, rootSecret: root.sign.secret, random })])
  const writer = book.writer()
  book.write([
    ...newScopeActs('team', teamScope, [device], writer),
    ...newScopeActs('caseload', own, [device], writer),
    ...newScopeActs('inbox', inbox, [device], writer),
    ...formerDevices(database).flatMap((former) => formerDeviceActs(former, member, [teamScope, own], writer)),
    ...handEarlierErasings(caseload, team.vaultId),
  ])
  scopes.setOwn(own)
  caseload.record([
    setOwnCaseload(caseload, member, own),
    nameComputer(caseload, device.id, firstComputerName(memberName)),
    nameCaseload(caseload, own, formatStaffName(memberName)),
    nameCaseload(caseload, inbox, inboxName),
  ])
}
