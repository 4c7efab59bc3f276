import { sodium } from '../../common/sodium.ts'
import { fromText, hash, toText } from '../../common/bytes.ts'
import { lastEpoch, type AdministratorAct } from './acts.ts'
import type { WrittenAct } from './signed-act.ts'

/** A key of a scope as the roster knows it: not the key itself. */
export interface KnownKey {
  readonly epoch: number
  /** Hash of the key, base64url: proves that a box holds the key that was meant. */
  readonly keyId: string
  /** Devices, or 'root', that it was sealed to. */
  readonly recipients: ReadonlySet<string>
  /** The devices that made it, and so know it; none where the act that made it counts no more, and others passed it on. */
  readonly makers: ReadonlySet<string>
}

/** A key sealed to a device or to the root. */
export interface SealedBox {
  readonly scope: string
  readonly epoch: number
  readonly keyId: string
  readonly to: string
  /** `crypto_box_seal`, base64url. */
  readonly box: string
  /** The administrator's device that sealed it. */
  readonly by: string
}

/** A key of a scope that this computer holds. */
export interface ScopeKey {
  readonly scope: string
  readonly epoch: number
  readonly keyId: string
  /** 32 bytes. */
  readonly key: Uint8Array
}

/** The hash by which acts name a key without showing it. */
export const keyIdOf = (scope: string, epoch: number, key: Uint8Array): string =>
  toText(hash('haversack/scope-key/1', scope, BigInt(epoch), key))

/** A scope's key for one recipient, by their public box key. */
export const sealKey = (key: Uint8Array, boxKey: Uint8Array): string => toText(sodium.crypto_box_seal(key, boxKey))

/** An administrator who seals so many boxes that do not hold the key they name is broken or hostile. */
export const mostWrong = 100

/**
 * Opens boxes by the recipient's `unseal`. A box that does not hold the key it names is told as wrong; after `mostWrong` of
 * one sealer no more of theirs are tried.
 */
export const openBoxes = (
  boxes: readonly SealedBox[],
  unseal: (box: Uint8Array) => Uint8Array | null,
): { keys: ScopeKey[]; wrong: SealedBox[] } => {
  const keys: ScopeKey[] = []
  const wrong: SealedBox[] = []
  const wrongOf = new Map<string, number>()
  for (const box of boxes) {
    const { scope, epoch, keyId, by } = box
    const wrongBefore = wrongOf.get(by) ?? 0
    if (wrongBefore >= mostWrong) continue
    const key = unseal(fromText(box.box))
    if (key !== null && keyIdOf(scope, epoch, key) === keyId) keys.push({ scope, epoch, keyId, key })
    else {
      wrong.push(box)
      wrongOf.set(by, wrongBefore + 1)
    }
  }
  return { keys, wrong }
}

/** The order in which a scope's keys were made. */
export const byEpoch = (a: { epoch: number; keyId: string }, b: { epoch: number; keyId: string }): number =>
  a.epoch - b.epoch || (a.keyId < b.keyId ? -1 : a.keyId > b.keyId ? 1 : 0)

/**
 * The keys that `key` acts gave each scope, the current one last, with everybody they were sealed to in these and in
 * grants. Epochs count without gaps: an epoch is one more than another, so that no act can use up all that an object can
 * name at once.
 * @param isInTeam whether an administrator's device was not removed
 */
export const keysByScope = (counting: readonly WrittenAct[], isInTeam: (device: string) => boolean): Map<string, KnownKey[]> => {
  const byScope = [...namedKeys(counting)].sort(([a], [b]) => (a < b ? -1 : 1))
  return new Map(byScope.flatMap(([scope, byEpochs]) => {
    const keys = [...byEpochs].flatMap(([epoch, ofEpoch]) => [...ofEpoch].flatMap(([keyId, named]) => (named.isGiven ? [knownKey(epoch, keyId, named)] : [])))
    return keys.length === 0 ? [] : [[scope, currentLast(withoutGaps(keys.sort(byEpoch)), isInTeam)] as const]
  }))
}

interface NamedKey {
  readonly recipients: Set<string>
  readonly makers: Set<string>
  /** Whether a `key` act gave it: a grant alone makes no key known. */
  isGiven: boolean
}

/** All keys that acts name: by scope, by epoch, by id. There may be a million boxes, so no name is put together for each. */
const namedKeys = (counting: readonly WrittenAct[]): Map<string, Map<number, Map<string, NamedKey>>> => {
  const scopes = new Map<string, Map<number, Map<string, NamedKey>>>()
  const named = (scope: string, epoch: number, keyId: string): NamedKey => {
    const known = scopes.get(scope)?.get(epoch)?.get(keyId)
    if (known !== undefined) return known
    const ofScope = scopes.get(scope) ?? new Map<number, Map<string, NamedKey>>()
    const ofEpoch = ofScope.get(epoch) ?? new Map<string, NamedKey>()
    const key: NamedKey = { recipients: new Set(), makers: new Set(), isGiven: false }
    scopes.set(scope, ofScope)
    ofScope.set(epoch, ofEpoch)
    ofEpoch.set(keyId, key)
    return key
  }
  for (const { line, act } of counting) {
    if (act.kind === 'grant') for (const { epoch, keyId } of act.keys) named(act.scope, epoch, keyId).recipients.add(act.device)
    if (act.kind !== 'key') continue
    const key = named(act.scope, act.epoch, act.keyId)
    key.isGiven = true
    for (const to of act.to) key.recipients.add(to)
    if (act.passedOn !== true) key.makers.add(line.device)
  }
  return scopes
}

const knownKey = (epoch: number, keyId: string, { recipients, makers }: NamedKey): KnownKey => ({ epoch, keyId, recipients, makers })

/** @param keys in their order */
const withoutGaps = (keys: readonly KnownKey[]): KnownKey[] => {
  const behindGap = keys.findIndex(({ epoch }, index) => epoch > (keys[index - 1]?.epoch ?? 0) + 1)
  return keys.slice(0, behindGap < 0 ? keys.length : behindGap)
}

/**
 * Sorts the current key last. Normally that is by epoch. All epochs can be used up only by thousands of times the keys
 * that a team makes in its life, so only by an administrator's computer that is broken or hostile. While it is in the
 * team it has every key anyway; once it is removed the others must be able to make a key that it does not have, so any
 * key of theirs then comes after all of its own.
 */
const currentLast = (keys: readonly KnownKey[], isInTeam: (device: string) => boolean): KnownKey[] => {
  if (keys.at(-1)?.epoch !== lastEpoch) return [...keys]
  const isTeams = ({ makers }: KnownKey): boolean => [...makers].some(isInTeam)
  return [...keys.filter((key) => !isTeams(key)), ...keys.filter(isTeams)]
}

/** The boxes for some recipients in a `key` act or a grant. */
export const sealedBoxes = (by: string, act: AdministratorAct, isWanted: (recipient: string) => boolean): SealedBox[] => {
  if (act.kind === 'key') {
    const { scope, epoch, keyId } = act
    return Object.entries(act.sealed).flatMap(([to, box]) => (isWanted(to) ? [{ scope, epoch, keyId, to, box, by }] : []))
  }
  if (act.kind !== 'grant' || !isWanted(act.device)) return []
  return act.sealed.map(({ epoch, keyId, box }) => ({ scope: act.scope, epoch, keyId, to: act.device, box, by }))
}
