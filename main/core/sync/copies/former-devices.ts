import type { ChangeRef } from '../../../../shared/model/change.ts'
import type { Caseload } from '../../caseload/caseload.ts'
import { erasedEntity } from '../../changes/chains.ts'
import { formerDevices } from '../../changes/device.ts'
import { formerEnds, saveFormerEnds, wasNeverInStore } from '../../changes/former-chains.ts'
import { movedGroup } from '../../changes/home-scope.ts'
import { checkOf, parseRefs, type LogLine, type Origin } from '../../changes/line.ts'
import type { Write } from '../../changes/record.ts'
import { tombstoneGroup, type Seen } from '../../changes/tombstone.ts'
import { prepared } from '../../database/prepared.ts'
import { oneByOne } from '../at-most.ts'
import { commonEnd, cutBack, judgeAnew, sourcesOf, type BranchChain } from '../reading/branches.ts'
import { rosterScope } from '../format/names.ts'
import { erasedLines, lineName, noErasures } from '../roster/erasures.ts'
import { hasLiveGrant } from '../roster/permission.ts'
import type { Work } from '../work.ts'
import { actLineOf, removedByRoot, withinBounds, writeActsAgain } from './acts-again.ts'
import { keepActs, keepsActs, takeKeptActs } from './kept-acts.ts'

/*
 * A caseload that was restored or copied goes on as another device. What it had recorded under its earlier id and the
 * store does not have, because it was never put or because another copy went on in its place, or what counts no more,
 * because whoever removed that device had not read it yet, it records again under the new one (sync specification,
 * section 9). Only then do all computers have it, and have the same.
 */

/** Call it when everything that the store shows was read, and this device is one of the team. An administrator's waits while acts are missing. */
export const recordAgain = async (work: Work): Promise<void> => {
  const { caseload } = work
  if (mayKnowTooLittle(work)) return
  const chains = formerDevices(caseload.database).flatMap(({ id }) => chainsOf(caseload, id))
  const [acts, others] = [chains.filter(({ scope }) => scope === rosterScope), chains.filter(({ scope }) => scope !== rosterScope)]
  // Acts first: they say what else was erased, and is not to be written again.
  await oneByOne(acts, (chain) => recordAgainFrom(work, chain))
  await doKeptActs(work)
  await oneByOne(others, async (chain) => {
    if (mayWriteIn(work, chain.scope)) await recordAgainFrom(work, chain)
  })
}

/** By a roster of which acts are missing, somebody who was removed might be let in again, and be given keys. */
const mayKnowTooLittle = ({ book, me }: Work): boolean => book.current()?.devices.get(me)?.role === 'administrator' && book.lacksActs()

/** What was kept, because this computer waited to be let in or for the roster, or because it was cut off, is done once it is an administrator's, and never where it is none any more. */
const doKeptActs = async (work: Work): Promise<void> => {
  const { caseload, book, team, me } = work
  const roster = book.current()
  if (roster === null || !keepsActs(caseload.local)) return
  const isAdministrators = roster.devices.get(me)?.role === 'administrator'
  caseload.database.transaction(() => {
    const taken = takeKeptActs(caseload.local, team.vaultId)
    if (isAdministrators) for (const { former, lines } of taken) writeActsAgain(caseload, { former, lines }, roster)
  })()
  await judgeAnew(work)
}

/** A caseload that this administrator's acts are only now to make the team's is held without leave, until the next cycle. */
const mayWriteIn = ({ book, me }: Work, scope: string): boolean => {
  const roster = book.current()
  return roster !== null && hasLiveGrant(roster, me, scope) && book.currentKey(scope) !== null
}

/**
 * An administrator's copy goes on with the roster as the store has it where its former self wrote other acts there than
 * it did: among those may be the one that lets it in again. So it does while it waits, where it had removed another
 * administrator: it may be they who let it in. Its own acts, which nobody has heard of, are kept until it is let in.
 */
export const followOwnBranch = async (work: Work): Promise<void> => {
  const { database, log } = work.caseload
  const isWaiting = work.book.current()?.devices.has(work.me) === false
  for (const { id: device } of formerDevices(database)) {
    const id = log.findChain(rosterScope, device)
    const chain = id === null ? null : { id, device, scope: rosterScope }
    // There is hardly ever more than one.
    if (chain !== null && (log.isForked(chain.id) || (isWaiting && hasRemovedUnheard(work, chain)))) await recordAgainFrom(work, chain)
  }
}

/** Whether the team sheet was typed to remove an administrator, and what the store has of the chain does not say so. */
const hasRemovedUnheard = (work: Work, chain: BranchChain): boolean => {
  const ends = sourcesOf(work, chain).map(({ lastSeq }) => lastSeq)
  const unheard = prepared(work.caseload.database, 'SELECT value FROM change WHERE chain = ? AND seq > ?').pluck()
  return ends.length > 0 && (unheard.all(chain.id, Math.max(...ends)) as string[]).some((act) => removedByRoot(JSON.parse(act)) !== null)
}

const recordAgainFrom = async (work: Work, chain: BranchChain): Promise<void> => {
  const { caseload } = work
  const settled = work.marks().settledChains
  const isSettled = settled.includes(chain.id)
  const counted = countedEnd(work, chain)
  const written = formerEnds(caseload.database)[chain.id] ?? 0
  const isCutOff = chain.scope !== rosterScope && written > counted
  if (isSettled && !isCutOff) return
  const shown = await sharedEnd(work, chain)
  if (shown === null) return
  if (isCutOff && counted < shown) await moveToNewDevice(work, chain, counted, written)
  // What was written elsewhere under that id, and does not count, whoever removed the device has kept out.
  else if (shown < caseload.log.lastSeq(chain.id)) await moveToNewDevice(work, chain, shown, Math.max(written, counted))
  // Nothing is written there any more: what was compared once stays the same.
  if (sourcesOf(work, chain).length > 0 && !isSettled) work.mark({ settledChains: [...settled, chain.id] })
}

/** The last line of a chain that others have as it is here; null: that cannot be told now. */
const sharedEnd = async (work: Work, chain: BranchChain): Promise<number | null> => {
  if (work.marks().settledChains.includes(chain.id)) return formerEnds(work.caseload.database)[chain.id] ?? 0
  const sources = sourcesOf(work, chain)
  return sources.length === 0 ? knownEnd(work, chain) : commonEnd(work, chain, sources)
}

/**
 * How far a chain is known to others of which the store shows nothing. Of a device in the team its head says that
 * nobody has any of it; where no head can be read either, what was signed may have been there, unless nobody has heard
 * of the device. Of a device that was removed, the cuts say how much an administrator had, who keeps that in the store.
 * The rest is recorded again.
 */
const knownEnd = (work: Work, chain: BranchChain): number => {
  const { log } = work.caseload
  const counted = countedEnd(work, chain)
  if (counted === Infinity && (work.peers.of(chain.device) !== null || isUnheardOf(work, chain.device))) return 0
  const signed = (log.pendingOf(chain.id)?.from ?? log.lastSeq(chain.id) + 1) - 1
  return Math.min(signed, counted)
}

/**
 * Whether nobody has read anything of a former device: nobody takes what somebody outside the team has written, and
 * whoever reads what an administrator has sent reads their acts before, and says so in their head. What was known to lie
 * in the store may have been read by somebody of whom nothing is known here.
 */
const isUnheardOf = ({ book, peers, me, caseload }: Work, device: string): boolean => {
  const roster = book.current()
  if (roster === null || book.lacksActs()) return false
  const former = roster.devices.get(device)
  if (former === undefined) return true
  const isNamed = peers.all().some((peer) => peer.device !== me && peer.head.roster[device] !== undefined)
  return former.role === 'administrator' && !isNamed && wasNeverInStore(caseload.database, device)
}

/** Up to where the removal of its device lets a chain count. */
const countedEnd = ({ book }: Work, { device, scope }: BranchChain): number => {
  const removal = book.current()?.removals.get(device)
  return removal === undefined ? Infinity : (removal.cuts.get(scope)?.seq ?? 0)
}

const chainsOf = ({ database }: Caseload, device: string): BranchChain[] =>
  prepared(database, 'SELECT id, device, scope FROM chain WHERE device = ? ORDER BY id').all(device) as BranchChain[]

interface Line extends LogLine {
  readonly digest: Buffer
}

/**
 * Records what stands after a line of a chain as this device's own, and takes those lines out of the chain.
 * @param last what follows that line is not recorded: it was written elsewhere
 */
const moveToNewDevice = async (work: Work, chain: BranchChain, end: number, last: number): Promise<void> => {
  const { caseload } = work
  const { database, record } = caseload
  const me = work.book.current()?.devices.get(work.me)
  // Whether they are empty yet or not.
  const erased = erasedLines(work.book.current()?.erasures ?? noErasures, chain.device, chain.scope)
  const isAdministrators = me?.role === 'administrator' && !me.removed
  database.transaction(() => {
    const lines = (database.prepare('SELECT * FROM change WHERE chain = ? AND seq > ? ORDER BY seq').all(chain.id, end) as Line[]).filter(({ seq }) => seq <= last)
    if (chain.scope !== rosterScope) for (const write of writesOf(caseload, chain, lines.filter((line) => !erased.has(lineName(line))))) record([write])
    else if (me === undefined || isAdministrators) keepActs(caseload.local, { vaultId: work.team.vaultId, former: chain.device, lines: withinBounds(lines, chain.device, work.book.current()).map(actLineOf) })
    if (chain.scope === rosterScope) noteUnheardRemovals(work, lines)
    cutBack(caseload, chain, end)
    // What is read of it from now on is not this database's: others may write on under that id.
    const ends = formerEnds(database)
    saveFormerEnds(database, { ...ends, [chain.id]: Math.min(ends[chain.id] ?? 0, end) })
  })()
  await judgeAnew(work)
}

/** It takes the team sheet to do that again, and whether it is still meant to be only this computer's user knows. */
const noteUnheardRemovals = ({ marks, mark }: Work, lines: readonly Line[]): void => {
  const removed = lines.flatMap(({ value }) => removedByRoot(JSON.parse(value)) ?? [])
  if (removed.length > 0) mark({ unheardRemovals: [...new Set([...marks().unheardRemovals, ...removed])] })
}

/** Deletions and moves last: they say how far everything else had been read, which is now this device's. */
function* writesOf(caseload: Caseload, chain: BranchChain, lines: readonly Line[]): Generator<Write> {
  const named = (line: Line): string => `${line.seq}/${checkOf(line.digest)}`
  const byName = new Map(lines.map((line) => [named(line), line]))
  const within = ([device, seq, check, scope]: ChangeRef): Line | undefined =>
    device === chain.device && (scope ?? chain.scope) === chain.scope ? byName.get(`${seq}/${check}`) : undefined
  const kept = lines.filter(({ entity }) => entity !== erasedEntity)
  const superseded = new Set(kept.flatMap((line) => parseRefs(line.supersedes).map(within)))
  const standing = kept.filter((line) => !superseded.has(line))
  const isLast = ({ grp }: Line): boolean => grp === tombstoneGroup || grp === movedGroup

  /** Of a line that was erased nobody can tell any more what it was about. */
  const isHere = (ref: ChangeRef): boolean => (caseload.log.find(ref, chain.scope)?.entity ?? erasedEntity) !== erasedEntity

  /** What these lines took the place of, that is not itself one of them. */
  const baseOf = (line: Line): ChangeRef[] =>
    parseRefs(line.supersedes).flatMap((ref) => {
      const other = within(ref)
      return other === undefined ? [[ref[0], ref[1], ref[2], ref[3] ?? chain.scope] satisfies ChangeRef] : baseOf(other)
    })

  for (const line of [...standing.filter((each) => !isLast(each)), ...standing.filter(isLast)]) {
    const { entity, record, grp, subject, origin } = line
    const value = JSON.parse(line.value) as object | null
    yield {
      entity,
      record,
      grp,
      subject,
      value: isLast(line) ? withOwnSeen(caseload, chain, value) : value,
      base: distinct(baseOf(line)).filter(isHere),
      scope: chain.scope,
      ...(origin === null ? {} : { origin: JSON.parse(origin) as Origin }),
    }
  }
}

/** A marker that has seen lines of the former device has seen what this device recorded in their place. */
const withOwnSeen = ({ log, device }: Caseload, { scope, device: former }: BranchChain, value: object | null): object | null => {
  if (value === null || !('seen' in value)) return value
  const seen = value.seen as Seen
  const here = seen[scope]
  if (here?.[former] === undefined) return value
  return { ...value, seen: { ...seen, [scope]: { ...here, [device.id]: log.lastSeq(log.chainOf(scope, device.id)) } } }
}

const distinct = (refs: readonly ChangeRef[]): ChangeRef[] => [...new Map(refs.map((ref) => [ref.join('/'), ref])).values()]
