import type { ChangeRef } from '../../../../shared/model/change.ts'
import type { Caseload } from '../../caseload/caseload.ts'
import { erasedEntity, type ChainHere } from '../../changes/log/chains.ts'
import { formerDevices } from '../../changes/log/device.ts'
import { formerEnds, saveFormerEnds, wasNeverInStore } from '../../changes/log/former-chains.ts'
import { movedGroup } from '../../changes/homes/home-scope.ts'
import { checkOf, parseRefs, type LogLine, type Origin } from '../../changes/log/line.ts'
import type { Write } from '../../changes/record.ts'
import type { Seen } from '../../changes/tombstone.ts'
import { tombstoneGroup } from '../../changes/log/register.ts'
import { prepared } from '../../database/prepared.ts'
import { oneByOne } from '../../common/at-most.ts'
import { commonEnd, cutBack, judgeAnew, sourcesOf } from '../reading/branches.ts'
import { rosterScope } from '../format/names.ts'
import { erasedLines, lineName, noErasures } from '../roster/erasures.ts'
import { hasLiveGrant } from '../roster/permission.ts'
import type { Work } from '../work.ts'
import { actLineOf, removedByRoot, withinBounds, writeActsAgain } from './acts-again.ts'
import { keepActs, keepsActs, takeKeptActs } from './kept-acts.ts'

/*
 * A caseload that was restored or copied goes on as another device. It may hold changes under its earlier id that
 * nobody else has: they were never put, or another copy went on in its place. Others may no longer count, because
 * whoever removed the earlier device had not read them. All these it records again under its new id (sync
 * specification, section 9), so that all computers have them, and have the same.
 */

/**
 * Call it when everything in the store has been read and this device is in the team. An administrator's device waits
 * while acts are missing.
 */
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

/** While acts are missing, somebody whose removal is not known here might be let in again and be given keys. */
const mayKnowTooLittle = ({ book, me }: Work): boolean => book.current()?.devices.get(me)?.role === 'administrator' && book.lacksActs()

/**
 * Writes the acts that were kept while this computer waited to be let in, or for the roster, or was cut off. It does so
 * once it is an administrator's, and drops them where it is none any more.
 */
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

/**
 * Whether this device has leave and a key to write in a scope. A caseload that its own acts are only now making the
 * team's has neither until the next cycle.
 */
const mayWriteIn = ({ book, me }: Work, scope: string): boolean => {
  const roster = book.current()
  return roster !== null && hasLiveGrant(roster, me, scope) && book.currentKey(scope) !== null
}

/**
 * For a copy of an administrator's computer whose former self went on writing acts elsewhere: it takes the roster as
 * the store has it, because the act that lets it in again may be among those. It does the same while it waits to be let
 * in after it had removed another administrator, who may be the one to let it in. Its own acts, of which nobody has
 * heard, are kept until it is in the team.
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

/** Whether the team sheet was typed here to remove an administrator, in an act that the store does not have. */
const hasRemovedUnheard = (work: Work, chain: ChainHere): boolean => {
  const ends = sourcesOf(work, chain).map(({ lastSeq }) => lastSeq)
  const unheard = prepared(work.caseload.database, 'SELECT value FROM change WHERE chain = ? AND seq > ?').pluck()
  return ends.length > 0 && (unheard.all(chain.id, Math.max(...ends)) as string[]).some((act) => removedByRoot(JSON.parse(act)) !== null)
}

const recordAgainFrom = async (work: Work, chain: ChainHere): Promise<void> => {
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

/** The last line of a chain up to which others have the same as this computer; null where that cannot be told now. */
const sharedEnd = async (work: Work, chain: ChainHere): Promise<number | null> => {
  if (work.marks().settledChains.includes(chain.id)) return formerEnds(work.caseload.database)[chain.id] ?? 0
  const sources = sourcesOf(work, chain)
  return sources.length === 0 ? knownEnd(work, chain) : commonEnd(work, chain, sources)
}

/**
 * How much of a chain others have, where the store shows nothing of it; the rest is recorded again.
 * Of a device in the team nobody has anything if its head names none of it. If no head can be read either, all that was
 * signed may have been in the store, unless nobody has ever heard of the device. Of a removed device the cuts say how
 * much an administrator had, who keeps that in the store.
 */
const knownEnd = (work: Work, chain: ChainHere): number => {
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
const countedEnd = ({ book }: Work, { device, scope }: ChainHere): number => {
  const removal = book.current()?.removals.get(device)
  return removal === undefined ? Infinity : (removal.cuts.get(scope)?.seq ?? 0)
}

const chainsOf = ({ database }: Caseload, device: string): ChainHere[] =>
  prepared(database, 'SELECT id, device, scope FROM chain WHERE device = ? ORDER BY id').all(device) as ChainHere[]

interface Line extends LogLine {
  readonly digest: Buffer
}

/**
 * Records what stands after a line of a chain as this device's own, and takes those lines out of the chain.
 * @param last what follows that line is not recorded: it was written elsewhere
 */
const moveToNewDevice = async (work: Work, chain: ChainHere, end: number, last: number): Promise<void> => {
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

/**
 * Notes the administrators whom the former device had removed. Doing that again takes the team sheet, and only the user
 * knows whether it is still wanted.
 */
const noteUnheardRemovals = ({ marks, mark }: Work, lines: readonly Line[]): void => {
  const removed = lines.flatMap(({ value }) => removedByRoot(JSON.parse(value)) ?? [])
  if (removed.length > 0) mark({ unheardRemovals: [...new Set([...marks().unheardRemovals, ...removed])] })
}

/**
 * Deletions and moves come last: they name how far everything else had been read, and those lines are only now written
 * by this device.
 */
function* writesOf(caseload: Caseload, chain: ChainHere, lines: readonly Line[]): Generator<Write> {
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

/**
 * Where a deletion or a move names lines of the former device as read, the lines that this device wrote in their place
 * count as read too.
 */
const withOwnSeen = ({ log, device }: Caseload, { scope, device: former }: ChainHere, value: object | null): object | null => {
  if (value === null || !('seen' in value)) return value
  const seen = value.seen as Seen
  const here = seen[scope]
  if (here?.[former] === undefined) return value
  return { ...value, seen: { ...seen, [scope]: { ...here, [device.id]: log.lastSeq(log.chainOf(scope, device.id)) } } }
}

const distinct = (refs: readonly ChangeRef[]): ChangeRef[] => [...new Map(refs.map((ref) => [ref.join('/'), ref])).values()]
