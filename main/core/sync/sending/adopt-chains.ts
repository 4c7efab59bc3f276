import type { ChainHere } from '../../changes/log/chains.ts'
import { prepared } from '../../database/prepared.ts'
import { allOf, oneByOne } from '../../common/at-most.ts'
import { unpackNumbers } from '../format/head.ts'
import { countingEnd } from '../roster/missing-acts.ts'
import { dataName, parseName, rosterScope } from '../format/names.ts'
import type { UnnumberedRun } from './own-runs.ts'
import { lastSeqOf, type RunLine } from '../format/run.ts'
import { commonEnd } from '../reading/branches.ts'
import type { ListedHead } from '../reading/read-heads.ts'
import { rosterSources } from '../reading/read-roster.ts'
import { openedRuns, type WantedChain } from '../reading/read-runs.ts'
import { adoptedChains, ownChains } from '../reading/sources.ts'
import { erasedLines, lineName, noErasures } from '../roster/erasures.ts'
import { runInLog, sealRun } from './seal.ts'
import type { Work } from '../work.ts'

/**
 * Keeps the work of removed devices in the store under this device's name. It is needed where their own objects are
 * gone or damaged, where their newest head does not name all of it, where they show another branch than the one that
 * counts, and where they hold what was erased: a removed device mends none of that itself.
 * The roster chain of a removed administrator is kept at once, because the removed device could put another branch in
 * its place, and without that chain nobody knows whom it let in. Administrators do this for all chains that they hold,
 * everybody for the roster; once one has done it, the others need not. (Sync specification, sections 7 and 9.)
 */
export const adoptChains = async (work: Work, listed: ReadonlyMap<string, readonly ListedHead[]>): Promise<void> => {
  // No more than one run is held in memory.
  await oneByOne(abandonedChains(work, listed), (chain) => oneByOne(work.own.notAdopted(chain.id), (run) => adopt(work, run)))
}

/**
 * Keeps in the same way the acts of administrators who are in the team, where nobody shows them in the store as they are
 * here: their own computers may be away for long.
 */
export const adoptActs = async (work: Work): Promise<void> => {
  const { book, caseload, me, own } = work
  await oneByOne(book.current()?.devices.values() ?? [], async ({ id: device, role, removed }) => {
    const id = caseload.log.findChain(rosterScope, device)
    if (role !== 'administrator' || removed || device === me || id === null || caseload.log.isForked(id)) return
    if (!(await isShown(work, { id, device, scope: rosterScope }))) await oneByOne(own.notAdopted(id), (run) => adopt(work, run))
  })
}

/**
 * Keeps in the same way chains whose lines were emptied in the store by an erasing that does not count, where the heads
 * of others say that they lack those lines and this computer has them.
 */
export const adoptEmptied = async (work: Work): Promise<void> => {
  const damaged = new Set(work.peers.all().flatMap(({ device, head }) => (device === work.me ? [] : head.damaged)))
  if (damaged.size === 0) return
  for (const source of [...ownChains(work), ...adoptedChains(work)]) {
    const id = work.caseload.log.findChain(source.scope, source.author)
    const numbers = source.numbers.filter((number) => damaged.has(dataName(source.holder, number)))
    if (id === null || source.author === work.me || work.book.currentKey(source.scope) === null) continue
    // No more than one run is held in memory.
    if (await leavesOut(work, id, { ...source, numbers })) await oneByOne(work.own.notAdopted(id), (run) => adopt(work, run))
  }
}

/** Whether objects of a chain are without lines that are here, and that no act which counts has erased. */
const leavesOut = async (work: Work, id: number, source: WantedChain): Promise<boolean> => {
  const erased = erasedLines(work.book.current()?.erasures ?? noErasures, source.author, source.scope)
  for await (const { run } of openedRuns(work, source)) {
    const here = work.caseload.log.linesOf(id, run.from, lastSeqOf(run))
    const isLacking = ({ line, digest }: RunLine, index: number): boolean =>
      line === undefined && here[index]?.digest.equals(digest) === true && here[index].text !== null && !erased.has(lineName({ seq: run.from + index, digest }))
    if (run.lines.some(isLacking)) return true
  }
  return false
}

/** Whether the store has a roster chain as far as it is here. */
const isShown = async (work: Work, chain: ChainHere): Promise<boolean> => {
  const lastSeq = work.caseload.log.lastSeq(chain.id)
  for (const source of rosterSources(work, chain.device)) {
    // The next is asked where this one is not whole.
    const end = await commonEnd(work, chain, [source])
    if (end !== null && end >= lastSeq) return true
  }
  return false
}

interface Chain {
  readonly id: number
  readonly scope: string
  readonly device: string
  readonly fork: number
}

const abandonedChains = (work: Work, listed: ReadonlyMap<string, readonly ListedHead[]>): Chain[] => {
  const roster = work.book.current()
  const me = roster?.devices.get(work.me)
  if (roster === null || me === undefined || me.removed) return []
  const isAdministrator = me.role === 'administrator'
  const chains = prepared(work.caseload.database, 'SELECT id, scope, device, fork FROM chain ORDER BY id').all() as Chain[]
  const damaged = damagedDevices(work)
  return chains.filter(({ scope, device, fork, id }) => {
    const isRoster = scope === rosterScope
    const author = roster.devices.get(device)
    if (author?.removed !== true || !(isAdministrator || isRoster) || work.book.currentKey(scope) === null) return false
    if (isRoster && roster.unproven.includes(device)) return false
    const isToKeep = isRoster && author.role === 'administrator'
    const end = endHere(work, { id, scope, device })
    const isUnsound = isToKeep || fork === 1 || damaged.has(device) || hasErased(work, device, scope) || !isNamedByItself(work, listed, { scope, device }, end)
    return isUnsound && !isAdopted(work, listed, { scope, device }, end)
  })
}

/** The devices of which somebody has failed to read something for a day. */
const damagedDevices = ({ peers }: Work): ReadonlySet<string> => {
  const names = peers.all().flatMap(({ head }) => head.damaged.map((name) => parseName(name)))
  return new Set(names.filter((name) => name?.kind === 'data').map(({ device }) => device))
}

type ChainName = Pick<Chain, 'scope' | 'device'>

/** How far this device could keep a chain that it does not keep yet. */
const endHere = ({ own, book }: Work, { id, scope, device }: Pick<Chain, 'id' | 'scope' | 'device'>): number =>
  Math.min(own.notAdopted(id).at(-1)?.toSeq ?? 0, scope === rosterScope ? countingEnd(book.current(), device) : Infinity)

/** Whether the chain's own device names as much of it. A storage that was rolled back, or another copy, may show a head that does not. */
const isNamedByItself = (work: Work, listed: ReadonlyMap<string, readonly ListedHead[]>, { scope, device }: ChainName, end: number): boolean => {
  const peer = work.peers.of(device)
  const isThere = peer !== null && (listed.get(device)?.[0]?.rev ?? 0) >= peer.rev
  return isThere && lastNamed(peer.head.chains[scope]) >= end
}

/** Whether another device of the team, whose head stands in the store, keeps as much of it. An administrator's takes no other word on it than an administrator's. */
const isAdopted = (work: Work, listed: ReadonlyMap<string, readonly ListedHead[]>, { scope, device }: ChainName, end: number): boolean => {
  const roster = work.book.current()
  const me = roster?.devices.get(work.me)
  const mayKeep = (holder: string): boolean => {
    const known = roster?.devices.get(holder)
    return known?.removed === false && (known.role === 'administrator' || me?.role !== 'administrator')
  }
  const keepers = work.peers.all().filter((peer) => listed.has(peer.device) && peer.device !== work.me && mayKeep(peer.device))
  return keepers.some(({ head }) => head.adopts[device]?.[scope] !== undefined && lastNamed(head.adopts[device][scope]) >= end)
}

const lastNamed = (packed: readonly number[] | undefined): number => unpackNumbers(packed ?? [])?.lastSeq ?? 0

const hasErased = ({ book }: Work, device: string, scope: string): boolean =>
  erasedLines(book.settledErasures(), device, scope).size > 0

/**
 * Takes the objects of removed devices away that hold what was erased, once this device keeps all of their chain in
 * its own. Call it when its newest head, and all that it names, are known to lie in the store.
 */
export const removeAdopted = async (work: Work): Promise<void> => {
  const { peers, marks, me, own, caseload } = work
  if (own.outboxSizes().size > 1) return
  for (const [device, scopes] of Object.entries(peers.of(me)?.head.adopts ?? {}))
    for (const [scope, packed] of Object.entries(scopes)) {
      const chain = caseload.log.findChain(scope, device)
      const theirs = unpackNumbers(peers.of(device)?.head.chains[scope] ?? [])
      const isCovered = theirs !== null && (unpackNumbers(packed)?.lastSeq ?? 0) >= theirs.lastSeq
      const isRemoved = work.book.current()?.devices.get(device)?.removed === true
      if (chain === null || !isRemoved || !isCovered || marks().clearedChains.includes(chain) || !hasErased(work, device, scope)) continue
      // A chain is cleared or it is not.
      await allOf(theirs.numbers.map((number) => work.request(() => work.store.remove(dataName(device, number)))))
      work.mark({ clearedChains: [...marks().clearedChains, chain] })
    }
}

const adopt = async (work: Work, run: UnnumberedRun): Promise<void> => {
  const number = work.marks().lastNumber + 1
  const name = work.own.nameOf(number)
  const bytes = await sealRun(work, name, runInLog(work, run))
  work.caseload.database.transaction(() => {
    work.mark({ lastNumber: number })
    work.own.keep(name, bytes, work.now())
    work.own.renumber({ ...run, number, size: bytes.length })
  })()
}
