import type { TeamRole } from '../../../../shared/contract/team.ts'
import type { ActRef, Cut, RootAct } from './acts.ts'
import { boundedActs, type BoundEnds } from './bounded-acts.ts'
import { greatestCut } from './cuts.ts'
import { mergeErasures, type Erasures, type WrittenErasure } from './erasures.ts'
import type { Root } from './root-act.ts'
import { enrolmentOf, mergeEnrolments, mergeRemovals, rootFactsOf, type Removal, type RootFacts, type RosterTip } from './root-facts.ts'
import { keysByScope, type KnownKey, type SealedBox } from './scope-keys.ts'
import { inOrderOnce, ofKind, refKey, refOf, type ReadAct, type WrittenAct } from './signed-act.ts'

export type ScopeKind = 'team' | 'inbox' | 'caseload'

export interface RosterDevice {
  readonly id: string
  /** Whose it is: a member's id. */
  readonly member: string | null
  readonly role: TeamRole
  /** Ed25519 and X25519, 32 bytes each; the id is their hash. */
  readonly signKey: Buffer
  readonly boxKey: Buffer
  readonly removed: boolean
  /** Why it was removed, in words of those who did ('left', 'lost', 'replaced'); empty while it was not. */
  readonly reasons: readonly string[]
}

/** Leave for one device to read a scope, and to write in it from its own change number `from` on. */
export interface Grant {
  readonly ref: ActRef
  readonly device: string
  readonly scope: string
  readonly from: number
  /** ISO date of the last day that it is meant for. It limits nothing by itself. */
  readonly until: string | null
  /** The last line that counts, null while the grant is live. Tip null: none counts. */
  readonly cut: Cut | { readonly seq: 0; readonly tip: null } | null
  /** Whether it was ended by itself, and not by the removal of its device alone. */
  readonly isEnded: boolean
}

interface RosterAlarm {
  /** Signed by somebody else in the root's name; not an act at all; or written by a device that is no administrator. */
  readonly kind: 'forged' | 'malformed' | 'refused'
  readonly device: string
  readonly seq: number
}

/** Who is in the team, with what leave, and which keys it has: all that follows from a set of acts. */
export interface Roster {
  readonly devices: ReadonlyMap<string, RosterDevice>
  readonly scopes: ReadonlyMap<string, ScopeKind>
  readonly grants: readonly Grant[]
  /** The same grants by `chainKey`. */
  readonly grantsByChain: ReadonlyMap<string, readonly Grant[]>
  readonly grantsByScope: ReadonlyMap<string, readonly Grant[]>
  /** Removals of devices, with the cuts that were given, by device. */
  readonly removals: ReadonlyMap<string, Removal>
  /** Administrators whose own chain does not carry the act that made them one, with that act. */
  readonly appointments: ReadonlyMap<string, RootAct>
  /** Removed administrators of whose chain nothing counts, because what is here is not what was cut off, or not all of it. */
  readonly unproven: readonly string[]
  /** The keys of each scope, the current one last: by epoch, then by keyId, unless epochs are used up. */
  readonly keys: ReadonlyMap<string, readonly KnownKey[]>
  /** What was erased: it counts no more and may be left out of runs. It is emptied once the acts are settled. */
  readonly erasures: Erasures
  /** The acts that these come from. */
  readonly eraseActs: readonly WrittenErasure[]
  readonly alarms: readonly RosterAlarm[]
  /** Administrators' devices that have decided nearly as much as counts of one, or more. */
  readonly crowded: ReadonlySet<string>
  readonly boundEnds: BoundEnds
}

/** One text for a device's chain in a scope. */
export const chainKey = (device: string, scope: string): string => `${device}/${scope}`

/**
 * What counts of a set of acts, top down: the root's own acts, then those of administrators up to where the root
 * cut them off. A pure function of the set and of the chains that it comes from: neither order nor repetition matters
 * (sync specification, section 4).
 */
export const foldRoster = (given: readonly ReadAct[], root: Root, tipAt: RosterTip): Roster => {
  const { acts, crowded, ends } = boundedActs(inOrderOnce(given))
  const facts = rootFactsOf(acts, root, tipAt)
  const written = administratorActs(acts)
  const counting = written.filter(({ line }) => facts.mayAct(line.device, line.seq))
  const isAdministrator = (device: string): boolean => facts.administrators.has(device)

  const removed = ofKind(counting, 'remove').filter(({ act }) => !isAdministrator(act.device))
  const removals = new Map([...mergeRemovals(removed.map(({ line, act }) => ({ ...act, place: line })), false), ...facts.removals])
  const eraseActs = ofKind(counting, 'erase')
  const grants = grantsOf(counting, removals, isAdministrator)
  return {
    devices: devicesOf(counting, facts, removals),
    scopes: scopesOf(counting),
    grants,
    grantsByChain: Map.groupBy(grants, ({ device, scope }) => chainKey(device, scope)),
    grantsByScope: Map.groupBy(grants, ({ scope }) => scope),
    removals,
    appointments: facts.appointments,
    unproven: facts.unproven,
    keys: keysByScope(counting, (device) => !removals.has(device)),
    erasures: mergeErasures(eraseActs),
    eraseActs,
    alarms: alarmsOf(acts, facts),
    crowded: new Set([...crowded].filter(isAdministrator)),
    boundEnds: ends,
  }
}

/** The sealed keys in acts of administrators, also where these do not count: reading may need them. */
export const boxesIn = (acts: readonly ReadAct[], { devices }: Roster): SealedBox[] =>
  acts.flatMap(({ device, boxes }) => (devices.get(device)?.role === 'administrator' ? boxes : []))

const administratorActs = (acts: readonly ReadAct[]): WrittenAct[] =>
  acts.flatMap((line) => (typeof line.read === 'string' || line.read.kind === 'root' ? [] : [{ line, act: line.read }]))

const devicesOf = (
  counting: readonly WrittenAct[],
  facts: RootFacts,
  removals: ReadonlyMap<string, Removal>,
): Map<string, RosterDevice> => {
  const enrolled = mergeEnrolments(ofKind(counting, 'enrol').map(({ act }) => enrolmentOf(act)))
  // What the root says of an administrator stands, whatever another administrator enrols the device as.
  const all = [...new Map([...enrolled, ...facts.administrators])].sort(([a], [b]) => (a < b ? -1 : 1))
  return new Map(
    all.map(([id, enrolment]) => {
      const removal = removals.get(id)
      return [id, { id, ...enrolment, removed: removal !== undefined, reasons: removal?.reasons ?? [] }]
    }),
  )
}

const scopesOf = (counting: readonly WrittenAct[]): Map<string, ScopeKind> => {
  const scopes = new Map<string, ScopeKind>()
  // If two acts give a scope two kinds, every device takes the one in which a change needs the least leave by role.
  for (const { act } of ofKind(counting, 'scope')) {
    const other = scopes.get(act.id)
    if (other === undefined || act.scopeKind < other) scopes.set(act.id, act.scopeKind)
  }
  return new Map([...scopes].sort(([a], [b]) => (a < b ? -1 : 1)))
}

const grantsOf = (
  counting: readonly WrittenAct[],
  removals: ReadonlyMap<string, Removal>,
  isAdministrator: (device: string) => boolean,
): Grant[] => {
  const ends = Map.groupBy(ofKind(counting, 'end'), ({ act }) => refKey(act.grant))
  return ofKind(counting, 'grant').map(({ line, act: { device, scope, from, until } }) => {
    const ref = refOf(line)
    const ended = isAdministrator(device) ? null : greatestCut(ends.get(refKey(ref))?.map(({ act }) => act.cut))
    const removal = removals.get(device)
    const removed = removal === undefined ? null : (removal.cuts.get(scope) ?? nothing)
    // Leave that ended before a removal stays ended where it was: the removal's cut may lie after work that came too
    // late.
    return { ref, device, scope, from, until: until ?? null, cut: ended ?? removed, isEnded: ended !== null }
  })
}

const nothing = { seq: 0, tip: null } as const

const alarmsOf = (acts: readonly ReadAct[], facts: RootFacts): RosterAlarm[] => {
  const rootAlarms = new Map(facts.alarms.map(({ kind, act }) => [act, kind]))
  return acts.flatMap((act): RosterAlarm[] => {
    const { device, seq, read } = act
    const kind = rootAlarms.get(act) ?? (read === 'malformed' ? read : null)
    if (kind !== null) return [{ kind, device, seq }]
    if (read === 'unknown' || read === 'malformed' || read.kind === 'root' || facts.mayAct(device, seq)) return []
    return [{ kind: 'refused', device, seq }]
  })
}
