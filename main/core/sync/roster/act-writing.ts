import { readingToMilliseconds } from '../../changes/log/hybrid-clock.ts'
import { hash, toText } from '../../common/bytes.ts'
import type { Act, AdministratorAct, Cut, EarlierErasing } from './acts.ts'
import { lineName } from './erasures.ts'
import { chainKey, type Grant, type Roster, type ScopeKind } from './roster.ts'
import { keyIdOf, sealKey, type ScopeKey } from './scope-keys.ts'

/** What an administrator's computer knows when it writes acts. */
export interface ActWriter {
  readonly roster: Roster
  /** The root's public X25519 key. */
  readonly rootBox: Uint8Array
  /** The keys of a scope that this computer holds, the current one last. */
  readonly heldKeys: (scope: string) => readonly ScopeKey[]
  /** The last line of a chain that is applied here, with the tip there; of a chain that is not here: 0. */
  readonly cutOf: (device: string, scope: string) => Cut
  readonly random: (bytes: number) => Uint8Array
}

/** A device that something is sealed to; an act of the same batch may be what enrols it. */
export interface Recipient {
  readonly id: string
  readonly boxKey: Uint8Array
}

/** Enrols a device as link worker or supervisor. (An administrator is enrolled by a root act.) */
export const enrolAct = (
  member: string | null,
  role: 'link-worker' | 'supervisor',
  keys: { readonly signKey: Uint8Array; readonly boxKey: Uint8Array },
): Act => ({ kind: 'enrol', member, role, signKey: toText(keys.signKey), boxKey: toText(keys.boxKey) })

/**
 * Makes a scope with its first key, granted from the first line of each chain on, because a caseload that becomes
 * the team's has lines already. The act that makes the scope is the last, so that nobody who has read only some
 * of them sees a scope without a key or a key without grants.
 * @param devices those that need it to begin with; who holds it by their role is let in by what is then due, which waits
 *   while somebody may have been removed unheard of
 */
export const newScopeActs = (kind: ScopeKind, id: string, devices: readonly Recipient[], writer: ActWriter): Act[] => {
  const key = newKey(id, 1, writer.random)
  return [
    keyAct(key, [{ id: 'root', boxKey: writer.rootBox }]),
    ...devices.map((device) => grantAct(device, id, 1, null, [key])),
    { kind: 'scope', id, scopeKind: kind },
  ]
}

/**
 * Lets a device into a scope, with all keys of it that this computer holds. `until`: ISO date of the last day
 * that it is meant for. What it wrote there without leave does not come to count by it.
 */
export const grantScopeAct = (device: Recipient, scope: string, until: string | null, writer: ActWriter): Act =>
  grantAct(device, scope, writer.cutOf(device.id, scope).seq + 1, until, writer.heldKeys(scope))

/** Ends every live grant of a device in a scope; what it wrote up to now counts on. */
export const endActs = (device: string, scope: string, { roster, cutOf }: ActWriter): Act[] =>
  grantsOf(roster, device, scope)
    .filter((grant) => grant.cut === null)
    .map((grant) => endAct(grant, cutOf(device, scope)))

/** Removes a device that is no administrator's; what it wrote up to now counts on. */
export const removeAct = (device: string, reason: string, writer: ActWriter): Act => ({
  kind: 'remove',
  device,
  reason,
  cuts: cutsOf(device, writer),
})

/** Where all chains of a device end here, for `remove` and for the root act `unadmin`. */
export const cutsOf = (device: string, { roster, cutOf }: ActWriter): Record<string, Cut> =>
  Object.fromEntries(
    ['roster', ...new Set(roster.grants.filter((grant) => grant.device === device).map(({ scope }) => scope))].map(
      (scope) => [scope, cutOf(device, scope)] as const,
    ),
  )

/**
 * Lets everything count that a device handed in after its removal or after the end of a grant. Nothing for the
 * device of an administrator, which only the root can remove and admit: `unadmin` again, with `cutsOf`.
 */
export const admitActs = (device: string, writer: ActWriter): Act[] => {
  const { roster, cutOf } = writer
  const known = roster.devices.get(device)
  if (known === undefined || known.role === 'administrator') return []
  const ended = roster.grants.filter((grant) => grant.device === device && grant.cut !== null)
  const behind = ended.filter((grant) => cutOf(device, grant.scope).seq > (grant.cut?.seq ?? 0))
  return [
    ...(known.removed ? [removeAct(device, known.reasons[0] ?? '', writer)] : []),
    ...behind.map((grant) => endAct(grant, cutOf(device, grant.scope))),
  ]
}

/** A line of the log. */
export interface NamedLine {
  readonly device: string
  readonly scope: string
  readonly seq: number
  readonly digest: Uint8Array
}

/** One with what its clock read when it was written, as `change.hlc` has it. */
export interface TimedLine extends NamedLine {
  readonly hlc: number
}

/** By device and scope, as an act lists them. */
export const namesByChain = (rows: readonly NamedLine[]): Record<string, Record<string, string[]>> => {
  const lines: Record<string, Record<string, string[]>> = {}
  for (const row of rows) ((lines[row.device] ??= {})[row.scope] ??= []).push(lineName(row))
  return lines
}

/** Has lines about a person erased on every device. */
export const eraseAct = (vaultId: string, subject: string, lines: readonly TimedLine[]): Act => ({
  kind: 'erase',
  subjectHash: subjectHashOf(vaultId, subject),
  lines: namesByChain(lines),
  ...(lines.length === 0 ? {} : { since: firstWritten(lines) }),
})

/** In milliseconds since 1970, of one line or more. */
export const firstWritten = (lines: readonly TimedLine[]): number => readingToMilliseconds(lines.reduce((first, { hlc }) => Math.min(first, hlc), Infinity))

/**
 * Says that lines which were emptied before there was a team were meant to be. Nobody can tell any more whom they were
 * about, so the act carries the hash of no id.
 */
export const earlierErasingsAct = (vaultId: string, lines: readonly NamedLine[], earlier: readonly EarlierErasing[]): Act => ({
  kind: 'erase',
  subjectHash: subjectHashOf(vaultId, ''),
  lines: namesByChain(lines),
  earlier: [...earlier],
})

/** How an `erase` act names a person without showing their id. */
export const subjectHashOf = (vaultId: string, subject: string): string => toText(hash('haversack/subject/1', vaultId, subject))

/**
 * Takes the devices that this caseload was before it was restored or copied into the team: what they wrote in these
 * scopes up to now counts, but nothing that a copy of them may still write.
 */
export const formerDeviceActs = (
  former: { readonly id: string; readonly signKey: Uint8Array; readonly boxKey: Uint8Array },
  member: string | null,
  scopes: readonly string[],
  { cutOf }: ActWriter,
): Act[] => [
  enrolAct(member, 'supervisor', former),
  ...scopes.map((scope) => grantAct(former, scope, 1, null, [])),
  {
    kind: 'remove',
    device: former.id,
    reason: 'replaced',
    cuts: Object.fromEntries(scopes.map((scope) => [scope, cutOf(former.id, scope)])),
  },
]

/** A new key of a scope. */
export const newKey = (scope: string, epoch: number, random: ActWriter['random']): ScopeKey => {
  const key = random(32)
  return { scope, epoch, keyId: keyIdOf(scope, epoch, key), key }
}

type KeyAct = Extract<AdministratorAct, { kind: 'key' }>

/** Gives a key of a scope that this device made to these recipients. */
export const keyAct = ({ scope, epoch, keyId, key }: ScopeKey, to: readonly Recipient[]): KeyAct => ({
  kind: 'key',
  scope,
  epoch,
  keyId,
  sealed: Object.fromEntries(to.map(({ id, boxKey }) => [id, sealKey(key, boxKey)])),
})

/**
 * Passes a key that another administrator made on to those who lack it. If that act stops to count, a new key is due.
 */
export const passOnAct = (key: ScopeKey, to: readonly Recipient[]): Act => ({ ...keyAct(key, to), passedOn: true })

const grantAct = (
  device: Recipient,
  scope: string,
  from: number,
  until: string | null,
  keys: readonly ScopeKey[],
): AdministratorAct => ({
  kind: 'grant',
  device: device.id,
  scope,
  from,
  ...(until === null ? {} : { until }),
  sealed: keys.map(({ epoch, keyId, key }) => ({ epoch, keyId, box: sealKey(key, device.boxKey) })),
})

const endAct = ({ ref }: Grant, cut: Cut): Act => ({ kind: 'end', grant: [...ref], cut })

const grantsOf = (roster: Roster, device: string, scope: string): readonly Grant[] =>
  roster.grantsByChain.get(chainKey(device, scope)) ?? []
