import type { TeamRole } from '../../../../shared/contract/team.ts'
import { deviceIdOf } from '../../changes/log/device.ts'
import { fromText } from '../../common/bytes.ts'
import { rosterScope } from '../format/names.ts'
import type { Cut, RootAct } from './acts.ts'
import { isGreater } from './cuts.ts'
import { openRootAct, type Root } from './root-act.ts'
import type { ReadAct } from './signed-act.ts'

/** A device as the act that enrols it describes it. */
export interface Enrolment {
  readonly member: string | null
  readonly role: TeamRole
  readonly signKey: Buffer
  readonly boxKey: Buffer
}

/** Where an act stands: in whose roster chain, and in which line. */
export interface ActPlace {
  readonly device: string
  readonly seq: number
}

/** The removal of a device: why, and by scope (also `roster`) the cut that counts: the greatest, of what the removers had applied. */
export interface Removal {
  readonly reasons: readonly string[]
  readonly cuts: ReadonlyMap<string, Cut>
  readonly byRoot: boolean
  /** The acts that say so. */
  readonly said: readonly ActPlace[]
}

/**
 * The tip of a device's roster chain after a line, base64url; null where the chain does not reach that far here. It
 * belongs to the set of acts: two branches of one chain are two sets.
 */
export type RosterTip = (device: string, seq: number) => string | null

/** What the root alone decides, from its own acts: they count whoever carries them, and wherever. */
export interface RootFacts {
  readonly administrators: ReadonlyMap<string, Enrolment>
  /** Administrators whose own chain does not carry the act that made them one, with that act. */
  readonly appointments: ReadonlyMap<string, RootAct>
  readonly removals: ReadonlyMap<string, Removal>
  /** Removed administrators whose chain here is not, or not yet, the one that the root cut off: nothing of it counts. */
  readonly unproven: readonly string[]
  /** The lines whose root act does not count, because the root did not sign it or it is none. */
  readonly alarms: readonly { readonly kind: 'forged' | 'malformed'; readonly act: ReadAct }[]
  /** Whether that device was an administrator when it wrote the line of that number in its roster chain. */
  mayAct(device: string, seq: number): boolean
}

/** Reads the root acts among acts that need not be verified in any other way. */
export const rootFactsOf = (acts: readonly ReadAct[], root: Root, tipAt: RosterTip): RootFacts => {
  const enrolments: [string, Enrolment][] = []
  const appointments = new Map<string, RootAct>()
  const carried = new Set<string>()
  const removals: RemovalFact[] = []
  const alarms: RootFacts['alarms'][number][] = []
  for (const act of acts) {
    if (typeof act.read === 'string' || act.read.kind !== 'root') continue
    const content = openRootAct(act.read, root)
    if (content === 'unknown') continue
    if (typeof content === 'string') alarms.push({ kind: content, act })
    else if (content.kind === 'unadmin') removals.push({ ...content, place: act })
    else {
      const [device, enrolment] = enrolmentOf({ ...content, role: 'administrator' })
      enrolments.push([device, enrolment])
      if (!appointments.has(device)) appointments.set(device, act.read)
      if (act.device === device) carried.add(device)
    }
  }
  const administrators = mergeEnrolments(enrolments)
  const removed = mergeRemovals(removals, true)
  const ends = new Map([...administrators.keys()].map((device) => [device, endOf(device, removed.get(device), tipAt)]))
  return {
    administrators,
    appointments: new Map([...appointments].filter(([device]) => !carried.has(device))),
    removals: removed,
    unproven: [...ends].filter(([, end]) => end === null).map(([device]) => device).sort(),
    alarms,
    mayAct: (device, seq) => seq <= (ends.get(device) ?? 0),
  }
}

/**
 * The last line of an administrator's chain that counts. For a removed administrator that is the root's cut, provided
 * the chain here is the one that the cut names. It is null where it is not, and where the chain is still too short to
 * tell: whoever has the keys of the removed device could show another chain that ends earlier.
 */
const endOf = (device: string, removal: Removal | undefined, tipAt: RosterTip): number | null => {
  if (removal === undefined) return Infinity
  const cut = removal.cuts.get('roster')
  if (cut === undefined || cut.seq === 0) return 0
  return tipAt(device, cut.seq) === cut.tip ? cut.seq : null
}

interface EnrolmentFact {
  readonly member: string | null
  readonly role: TeamRole
  readonly signKey: string
  readonly boxKey: string
}

interface RemovalFact {
  readonly device: string
  readonly reason: string
  readonly cuts: Readonly<Record<string, Cut>>
  readonly givenUp?: true | undefined
  readonly place: ActPlace
}

/** The device that an act enrols: its id follows from its keys, so no act can give it others. */
export const enrolmentOf = ({ member, role, signKey, boxKey }: EnrolmentFact): [string, Enrolment] => {
  const keys = { signKey: fromText(signKey), boxKey: fromText(boxKey) }
  return [deviceIdOf(keys.signKey, keys.boxKey), { member, role, ...keys }]
}

/** One enrolment for each device: of several the lesser role, and of several members the first by id. */
export const mergeEnrolments = (enrolments: readonly [string, Enrolment][]): Map<string, Enrolment> => {
  const merged = new Map<string, Enrolment>()
  for (const [device, enrolment] of enrolments) {
    const other = merged.get(device)
    merged.set(device, other === undefined ? enrolment : lesser(enrolment, other))
  }
  return merged
}

/**
 * One removal for each device, with all reasons that were given and the greatest cut for each scope. If any removal
 * gives up the rest of the roster chain, only the cuts of such removals count there.
 */
export const mergeRemovals = (removals: readonly RemovalFact[], byRoot: boolean): Map<string, Removal> => {
  const cuts = new Map<string, Map<string, Cut>>()
  const givenUp = new Set(removals.flatMap((removal) => (removal.givenUp === true ? [removal.device] : [])))
  for (const removal of removals) {
    const byScope = cuts.get(removal.device) ?? new Map<string, Cut>()
    cuts.set(removal.device, byScope)
    for (const [scope, cut] of Object.entries(removal.cuts)) {
      if (scope === rosterScope && givenUp.has(removal.device) && removal.givenUp !== true) continue
      const known = byScope.get(scope)
      if (known === undefined || isGreater(cut, known)) byScope.set(scope, cut)
    }
  }
  return new Map(
    [...Map.groupBy(removals, ({ device }) => device)].map(([removed, facts]) => {
      const reasons = [...new Set(facts.map(({ reason }) => reason))].sort()
      const said = facts.map(({ place: { device, seq } }) => ({ device, seq })).sort((a, b) => (a.device === b.device ? a.seq - b.seq : a.device < b.device ? -1 : 1))
      return [removed, { reasons, cuts: cuts.get(removed) ?? new Map(), byRoot, said }]
    }),
  )
}

const roles: readonly TeamRole[] = ['link-worker', 'supervisor', 'administrator']

const lesser = (a: Enrolment, b: Enrolment): Enrolment => ({
  ...a,
  role: roles.indexOf(a.role) < roles.indexOf(b.role) ? a.role : b.role,
  member: a.member === null || (b.member !== null && b.member < a.member) ? b.member : a.member,
})
