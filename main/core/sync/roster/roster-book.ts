import type { Caseload } from '../../caseload/caseload.ts'
import { settleDraftsIn } from '../../caseload/notes/note-settling.ts'
import { actEntity } from '../../changes/judging/accepted.ts'
import { everythingCounts, type PermissionSource } from '../../changes/judging/permissions.ts'
import { randomId } from '../../common/random-id.ts'
import type { Surroundings } from '../../surroundings.ts'
import { toText } from '../../common/bytes.ts'
import { permissionsBy } from './chain-permissions.ts'
import type { Head } from '../format/head.ts'
import { createHeldKeys } from './held-keys.ts'
import { createHeldScopes } from './held-scopes.ts'
import { day, hasPassed } from '../elapsed.ts'
import { readMarks } from '../marks.ts'
import { missingActsOf, readFurther } from './missing-acts.ts'
import { rosterScope } from '../format/names.ts'
import { createPeers } from '../reading/peers.ts'
import { createRosterLines, type RosterEnds } from './roster-lines.ts'
import type { Act, Cut } from './acts.ts'
import { lastByItself } from './bounded-acts.ts'
import type { ActWriter } from './act-writing.ts'
import { dueActs } from './due-acts.ts'
import { mergeErasures, noErasures, type Erasures, type WrittenErasure } from './erasures.ts'
import type { RosterTip } from './root-facts.ts'
import { boxesIn, foldRoster, type Roster } from './roster.ts'
import { byEpoch, type KnownKey, type ScopeKey, type SealedBox } from './scope-keys.ts'
import { isRemovedForGood, settledActs, type HasRead } from './settled.ts'
import { createActReader, refKey, refOf, type ReadAct } from './signed-act.ts'
import { rosterToRead } from '../team/roster-to-read.ts'
import { readTeam, type TeamIdentity } from '../team/team-identity.ts'
import { firstTip } from '../format/tip.ts'

/** The team as the acts in this computer's log tell it. */
export interface RosterBook {
  /** Null before there is a team. */
  current(): Roster | null
  /** Reads the acts again where others are in the log by now, and takes the keys and scopes that are this device's. */
  refresh(): void
  /** What of whose chain counts; everything before there is a team. */
  readonly permissions: PermissionSource
  /**
   * How far the roster was read: the last line of each administrator's chain. Chains of others decide nothing, so
   * nobody waits for them.
   */
  reach(): Head['roster']
  /** Whether acts are known to exist that are not here, so that somebody who was removed may seem to be in the team. */
  lacksActs(): boolean
  /** The keys that an object of a scope and epoch may be sealed with. */
  keysOf(scope: string, epoch: number): readonly Uint8Array[]
  /** The key to write a scope with, or null where this device has none. */
  currentKey(scope: string): { readonly epoch: number; readonly key: Uint8Array } | null
  /**
   * The erasings that can no longer be undone, by which lines are emptied. The same object until `refresh` finds
   * others.
   */
  settledErasures(): Erasures
  /** The acts that those come of. */
  settledEraseActs(): readonly WrittenErasure[]
  /** Whether this device is removed, and nothing that comes to light can change that. */
  isRemovedForGood(): boolean
  /** Boxes sealed to this device that do not hold the key they name. */
  wrongBoxes(): readonly SealedBox[]
  /**
   * The keys that administrators ever sealed to a recipient: a device, or 'root'. It reads the whole roster: only those
   * for this device are kept at hand.
   */
  boxesTo(recipient: string): readonly SealedBox[]
  /** Keeps keys that were opened in another way: with the team sheet. */
  keepKeys(keys: readonly ScopeKey[]): void
  /** What the builders of acts need to know. */
  writer(): ActWriter
  /** Writes acts, and with them, in one batch, what they make due. They count at once. */
  write(acts: readonly Act[]): void
  /** Writes what is due by the rules, if this device is an administrator's; answers whether anything was. */
  writeDueActs(): boolean
}

interface State {
  readonly team: TeamIdentity
  readonly ends: RosterEnds
  readonly acts: readonly ReadAct[]
  readonly roster: Roster
  readonly wrongBoxes: readonly SealedBox[]
  /** How many keys are held. */
  readonly keys: number
}

export const createRosterBook = (caseload: Caseload, random: Surroundings['random']): RosterBook => {
  const { database, log, device, local } = caseload
  const isMine = (recipient: string): boolean => recipient === device.id
  const lines = createRosterLines(database, isMine)
  const keys = createHeldKeys(database, device.unseal)
  // What is being typed goes where its person still is: then it is handed in with the rest, and can be admitted.
  const scopes = createHeldScopes(database, keys, device.id, (going) => settleDraftsIn(caseload, going))
  const peers = createPeers(database)

  const rosterTip: RosterTip = (of, seq) => {
    const chain = log.findChain(rosterScope, of)
    return chain === null || log.lastSeq(chain) < seq ? null : toText(log.tipAt(chain, seq))
  }

  const read = (before: State | null): State | null => {
    const team = readTeam(local)
    if (team === null) return null
    const ends = lines.ends()
    // When an empty caseload becomes one of a team its keys go with everything else, and are opened again.
    if (before?.team.vaultId === team.vaultId && isSame(before.ends, ends) && before.keys === keys.count()) return before
    const acts = lines.acts(ends)
    const roster = foldRoster(acts, team, rosterTip)
    const wrongBoxes = takeKeys(roster, acts)
    return { team, ends, acts, roster, wrongBoxes, keys: keys.count() }
  }

  const takeKeys = (roster: Roster, acts: readonly ReadAct[]): readonly SealedBox[] => {
    // A removed device deletes its keys and takes no more.
    const opened = keys.open(roster.devices.get(device.id)?.removed === true ? [] : boxesIn(acts, roster))
    database.transaction(() => {
      keys.keep(opened.keys)
      scopes.follow(roster)
    })()
    return opened.wrong
  }

  const ownDevices = new Set(database.prepare('SELECT id FROM device').pluck().all() as string[])
  let state: State | null = null
  let permissions = everythingCounts
  /** The roster that was last seen to ask for nothing: it is asked in every cycle. */
  let nothingDueBy: Roster | null = null
  let settled: { readonly acts: readonly WrittenErasure[]; readonly erasures: Erasures } = { acts: [], erasures: noErasures }
  const followErasures = (now: State): void => {
    if (now.roster.eraseActs.length === 0 && settled.acts.length === 0) return
    const acts = settledActs(now.roster, now.roster.eraseActs, readBy(now))
    if (namesOf(acts) !== namesOf(settled.acts)) settled = { acts, erasures: mergeErasures(acts) }
  }
  const lacks = ({ team, ends }: State, roster: Roster): boolean => {
    const lastSeq = (of: string): number => ends[of]?.[0] ?? 0
    const invited = rosterToRead(local, team.vaultId)
    return missingActsOf(roster, peers.all().map(({ head }) => head), lastSeq).length > 0 || (invited !== null && readFurther(roster, invited, lastSeq).length > 0)
  }

  /**
   * How far administrators have read each other's acts. A device with acts that are not here counts as having read
   * nothing: by those acts it may have removed the other before.
   */
  const readBy = (now: State): HasRead => {
    if (lacks(now, now.roster)) return () => 0
    const { ends } = now
    const heads = new Map(peers.all().map((peer) => [peer.device, peer.head.roster]))
    const lastSeq = (of: string): number => ends[of]?.[0] ?? 0
    // `lacks` does not tell of what a removed device wrote after its cut, unless it is an act of the root.
    const isKnown = (of: string): boolean => lastSeq(of) >= (heads.get(of)?.[of] ?? 0)
    return (of, author) => {
      if (of === device.id) return mayHaveOtherLines(author) ? 0 : lastSeq(author)
      return mayHaveOtherLines(author) || !isKnown(of) ? 0 : (heads.get(of)?.[author] ?? 0)
    }
  }
  const isSilent = (of: string): boolean => {
    const heardAt = peers.of(of)?.heardAt
    return heardAt === undefined || hasPassed(untilSilent, heardAt, caseload.milliseconds())
  }
  /** A chain of which there are two branches, or that was this computer's own until it was copied and was not compared since: what others have read there may be something else. */
  const mayHaveOtherLines = (author: string): boolean => {
    const chain = log.findChain(rosterScope, author)
    if (chain === null || author === device.id) return false
    return log.isForked(chain) || (ownDevices.has(author) && !readMarks(local, device.id).settledChains.includes(chain))
  }
  const refresh = (): void => {
    const now = read(state)
    if (now !== null) followErasures(now)
    if (now === state) return
    state = now
    permissions = permissionsBy(now?.team.vaultId ?? '', now?.roster ?? null, device.id, ownDevices)
  }
  refresh()
  const current = (): Roster | null => state?.roster ?? null
  const isAdministrators = (of: string): boolean => current()?.devices.get(of)?.role === 'administrator'

  const teamState = (): State => {
    refresh()
    if (state === null) throw new Error('There is no team yet')
    return state
  }

  /** The acts with some that this device has not written yet. */
  const actsWith = ({ ends, acts }: State, more: readonly Act[]): readonly ReadAct[] => {
    const last = ends[device.id]?.[0] ?? 0
    const read = createActReader(isMine)
    return [...acts, ...more.map((act, index) => read({ device: device.id, seq: last + index + 1, check: notYet, act }))]
  }

  const rosterWith = (now: State, more: readonly Act[]): Roster => (more.length === 0 ? now.roster : foldRoster(actsWith(now, more), now.team, rosterTip))

  const writerWith = ({ team }: State, roster: Roster, acts: readonly ReadAct[]): ActWriter => {
    const { keys: opened } = keys.open(boxesIn(acts, roster))
    return {
      roster,
      rootBox: team.rootBox,
      heldKeys: (scope) => [...keys.ofScope(scope), ...opened.filter((key) => key.scope === scope)].sort(byEpoch),
      cutOf: (of, scope) => cutOf(team.vaultId, of, scope),
      random,
    }
  }

  const cutOf = (vaultId: string, of: string, scope: string): Cut => {
    const chain = log.findChain(scope, of)
    if (chain === null) return { seq: 0, tip: toText(firstTip(vaultId, scope, of)) }
    const seq = log.lastSeq(chain)
    return { seq, tip: toText(log.tipAt(chain, seq)) }
  }

  /** Null where it has to wait: while acts are missing, somebody who was removed might be given new keys. */
  const dueAfter = (now: State, acts: readonly Act[]): readonly Act[] | null => {
    const roster = rosterWith(now, acts)
    const me = roster.devices.get(device.id)
    if (me?.role !== 'administrator' || me.removed) return []
    if ((now.ends[device.id]?.[0] ?? 0) >= lastByItself) return []
    if (lacks(now, roster)) return null
    // Whoever reads the roster for the first time can tell each administrator by the beginning of their own chain.
    const appointment = roster.appointments.get(device.id)
    const due = dueActs(writerWith(now, roster, actsWith(now, acts)), (more) => rosterWith(now, [...acts, ...more]))
    return appointment === undefined ? due : [appointment, ...due]
  }

  const record = (acts: readonly Act[]): void => {
    caseload.record(
      acts.map((act) => ({
        entity: actEntity,
        record: randomId(random),
        grp: actEntity,
        subject: null,
        base: [],
        value: act,
        scope: rosterScope,
      })),
    )
    refresh()
  }

  return {
    current,
    refresh,
    permissions: {
      permission: (of, scope) => permissions.permission(of, scope),
      everGranted: (of, scope) => permissions.everGranted(of, scope),
      scopes: () => permissions.scopes?.() ?? [],
      erased: () => permissions.erased?.() ?? null,
    },
    reach: () => Object.fromEntries(Object.entries(state?.ends ?? {}).filter(([of]) => isAdministrators(of)).map(([of, [seq]]) => [of, seq])),
    lacksActs: () => state !== null && lacks(state, state.roster),
    keysOf: (scope, epoch) => (scope === rosterScope ? rosterKeys(state) : keys.ofEpoch(scope, epoch)),
    currentKey(scope) {
      if (scope === rosterScope) return state === null ? null : { epoch: 0, key: state.team.rosterKey }
      // Never a key that no act which counts knows of: somebody who was removed may have sealed one to everybody.
      const held = keys.ofScope(scope)
      const isHeld = ({ epoch, keyId }: KnownKey): boolean => held.some((key) => key.epoch === epoch && key.keyId === keyId)
      const known = current()?.keys.get(scope)?.findLast(isHeld)
      return held.find((key) => key.epoch === known?.epoch && key.keyId === known.keyId) ?? null
    },
    settledErasures: () => settled.erasures,
    settledEraseActs: () => settled.acts,
    isRemovedForGood: () => state !== null && isRemovedForGood(state.roster, device.id, readBy(state), isSilent),
    wrongBoxes: () => state?.wrongBoxes ?? [],
    boxesTo: (recipient) => (state === null ? [] : boxesIn(createRosterLines(database, (other) => other === recipient).acts(state.ends), state.roster)),
    keepKeys(opened) {
      keys.keep(opened)
      const roster = current()
      if (roster !== null) scopes.follow(roster)
    },
    writer() {
      const now = teamState()
      return writerWith(now, now.roster, now.acts)
    },
    write(acts) {
      const now = teamState()
      record([...acts, ...(dueAfter(now, acts) ?? [])])
    },
    writeDueActs() {
      const now = teamState()
      if (nothingDueBy === now.roster) return false
      const due = dueAfter(now, [])
      if (due === null) return false
      if (due.length > 0) record(due)
      else nothingDueBy = now.roster
      return due.length > 0
    },
  }
}

const namesOf = (acts: readonly WrittenErasure[]): string => acts.map(({ line }) => refKey(refOf(line))).join()

const isSame = (a: RosterEnds, b: RosterEnds): boolean => JSON.stringify(a) === JSON.stringify(b)

/** After so long a computer counts as gone for good: whoever comes back from a long absence is heard of earlier. */
const untilSilent = 30 * day

/** The check of a line is known when it is written; nothing names these before. */
const notYet = ''

const rosterKeys = (state: State | null): Uint8Array[] => (state === null ? [] : [state.team.rosterKey])
