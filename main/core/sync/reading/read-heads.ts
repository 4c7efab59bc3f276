import { allOf } from '../../common/at-most.ts'
import { hasPassed, hour } from '../elapsed.ts'
import { decodeHead, headHash, isHeadSigned, unpackNumbers, type DecodedHead, type Head } from '../format/head.ts'
import { missingActsOf, readFurther } from '../roster/missing-acts.ts'
import { headsPrefix, parseName, rosterScope } from '../format/names.ts'
import { openObject } from '../format/object.ts'
import { readAwaited } from './problems.ts'
import type { Work } from '../work.ts'

/** A head in the store's list. */
export interface ListedHead {
  readonly device: string
  readonly rev: number
  readonly name: string
  readonly size: number
}

/** A head that was opened; whether its signer is in the roster is not asked yet. */
export interface OpenedHead extends DecodedHead {
  readonly name: string
}

/** The heads in the store by device, newest first. */
export const listHeads = async ({ store }: Pick<Work, 'store'>): Promise<Map<string, ListedHead[]>> => {
  const heads = (await store.list(headsPrefix)).flatMap(({ name, size }): ListedHead[] => {
    const parsed = parseName(name)
    return parsed?.kind === 'head' ? [{ device: parsed.device, rev: parsed.rev, name, size }] : []
  })
  const listed = Map.groupBy(heads, ({ device }) => device)
  for (const ofDevice of listed.values()) ofDevice.sort((a, b) => b.rev - a.rev)
  return listed
}

/** Gets the heads that are newer than those known here; of each device the newest that opens. */
export const openNewerHeads = async (
  work: Work,
  listed: ReadonlyMap<string, readonly ListedHead[]>,
  everybody: boolean,
): Promise<OpenedHead[]> => {
  const isDue = everybody ? () => true : dueDevices(work)
  const newer = [...listed]
    .filter(([device]) => device !== work.me && isDue(device))
    .map(([device, heads]) => heads.filter(({ rev }) => rev > (work.peers.of(device)?.rev ?? 0)))
  const opened = await allOf(newer.map((heads) => openNewest(work, heads)))
  return opened.filter((head) => head !== null)
}

/** How many heads of a device are tried: no honest one leaves more that do not open, but anybody can invent names by the thousand. */
export const mostHeadsTried = 10

const openNewest = async (work: Work, heads: readonly ListedHead[]): Promise<OpenedHead | null> => {
  for (const listed of heads.slice(0, mostHeadsTried)) {
    // An older head is wanted only where the newer one does not open.
    const head = await openHead(work, listed)
    if (head !== null) return head
  }
  return null
}

const openHead = async (work: Work, listed: ListedHead): Promise<OpenedHead | null> => {
  const bytes = await work.request(() => work.store.get(listed.name))
  // A head that is listed and gone was tidied away by its owner, or the list is old: the next list tells.
  return bytes === null ? null : headIn(work, listed, bytes)
}

/** A head as it lies in the store, or null where it cannot be read, which is noted. */
export const headIn = async (work: Work, { name, device, rev }: ListedHead, bytes: Uint8Array): Promise<OpenedHead | null> => {
  const content = await openObject({ kind: 'head', name, vaultId: work.team.vaultId, bytes, keysOf: () => [work.team.rosterKey] })
  const decoded = content.ok ? decodeHead(content.value) : content
  if (!decoded.ok) work.note(name, device, decoded.error.code)
  else if (decoded.value.head.device !== device || decoded.value.head.rev !== rev) work.note(name, device, 'altered')
  else if (isForged(work, decoded.value)) work.note(name, device, 'altered')
  else return { ...decoded.value, name }
  return null
}

/** Whether somebody else signed it. Of a device that is not in the roster yet this is asked later. */
export const isForged = ({ book, team, me, caseload }: Work, decoded: DecodedHead): boolean => {
  const { device } = decoded.head
  const signKey = device === me ? caseload.device.signKey : book.current()?.devices.get(device)?.signKey
  return signKey !== undefined && !isHeadSigned(decoded, team.vaultId, signKey)
}

/**
 * Keeps the heads that devices of the roster signed. Call it once the roster that they name is applied. A head that
 * does not name the one before it, or leaves out lines that an earlier one had, shows that two copies of the device write.
 */
export const keepSignedHeads = (work: Work, heads: readonly OpenedHead[]): void => {
  for (const opened of heads) {
    const { head, json, name } = opened
    const signKey = work.book.current()?.devices.get(head.device)?.signKey
    if (signKey === undefined) work.note(name, head.device, 'unknown_signer')
    else if (isForged(work, opened)) work.note(name, head.device, 'altered')
    else {
      const known = work.peers.of(head.device)
      const follows = known === null || known.rev + 1 !== head.rev || head.prev === known.headHash.toString('base64url')
      if (!follows) work.mark({ copied: [...new Set([...work.marks().copied, head.device])] })
      for (const scope of shortenedChains(known?.head ?? null, head)) markLonger(work, head, scope)
      work.peers.save(head.device, head.rev, headHash(json), json, work.now())
    }
  }
}

/**
 * The chains that end earlier in a head than in the one before it. Only two heads prove this: lines that are here may
 * come from a head that is newer than both, and that a cycle which was cut off could not keep.
 */
const shortenedChains = (before: Head | null, now: Head): string[] =>
  Object.keys(before?.chains ?? {}).filter((scope) => lastSeqIn(now, scope) < lastSeqIn(before, scope))

const lastSeqIn = (head: Head | null, scope: string): number => unpackNumbers(head?.chains[scope] ?? [])?.lastSeq ?? 0

/**
 * Marks a chain of which more was read here than its device's head names: the rest is a branch that the store no longer
 * has.
 */
const markLonger = ({ caseload: { log } }: Work, head: Head, scope: string): void => {
  const chain = log.findChain(scope, head.device)
  if (chain !== null && log.lastSeq(chain) > lastSeqIn(head, scope)) log.setFork(chain)
}

/** Notes since when the store shows an older newest head of a device than the one known here, or none. */
export const noteRollback = (work: Work, listed: ReadonlyMap<string, readonly ListedHead[]>): void => {
  const roster = work.book.current()
  for (const { device, rev, lowerSince } of work.peers.all()) {
    // Nobody puts a removed device's heads again; others keep what counts of its work.
    const isGone = roster?.devices.get(device)?.removed === true
    const isLower = device !== work.me && !isGone && (listed.get(device)?.[0]?.rev ?? 0) < rev
    if (isLower !== (lowerSince !== null)) work.peers.setLower(device, isLower ? work.now() : null)
  }
}

/**
 * Notes which devices tell of acts that are not here, although all that the store shows was read: administrators by
 * their own acts, others because they say that they have read them. The note is kept by device, because its next heads
 * say the same.
 */
export const noteWithheld = (work: Work): void => {
  const { log } = work.caseload
  const roster = work.book.current()
  const lastSeq = (author: string): number => {
    const chain = roster?.unproven.includes(author) === true ? null : log.findChain(rosterScope, author)
    return chain === null ? 0 : log.lastSeq(chain)
  }
  const peers = work.peers.all()
  const missing = roster === null ? [] : missingActsOf(roster, peers.map(({ head }) => head), lastSeq)
  for (const device of missing) work.note(`${rosterScope}/${device}`, device, 'acts_missing')
  if (missing.length > 0) return
  for (const { device, head } of peers) if (readFurther(roster, head.roster, lastSeq).length > 0) work.note(`${headsPrefix}${device}`, device, 'withheld')
}

/**
 * Whether the heads of devices that share no caseload with this one are to be looked at too: once an hour at most,
 * and never when data is to be saved.
 */
export const isTimeForEverybody = (work: Work): boolean =>
  !work.littleData && hasPassed(hour, work.marks().allHeadsAt, work.now())

/** Those that share a caseload, those that write the roster, and those of which something is lacking. */
const dueDevices = (work: Work): ((device: string) => boolean) => {
  const awaited = new Set(readAwaited(work.caseload.database).map(({ device }) => device))
  const sharing = devicesSharing(work)
  return (device) => sharing.has(device) || awaited.has(device) || work.peers.of(device) === null
}

const devicesSharing = ({ book, caseload, peers }: Work): Set<string> => {
  const held = caseload.scopes.held()
  const roster = book.current()
  const isShared = (scope: string): boolean => {
    const kind = roster?.scopes.get(scope)
    return held.has(scope) && (kind === 'caseload' || kind === 'inbox')
  }
  const granted = (roster?.grants ?? []).filter(({ scope }) => isShared(scope)).map(({ device }) => device)
  const writing = peers.all().filter(({ head }) => Object.keys(head.chains).some(isShared))
  const administrators = [...(roster?.devices ?? [])].filter(([, { role }]) => role === 'administrator')
  return new Set([...granted, ...writing.map(({ device }) => device), ...administrators.map(([device]) => device)])
}
