import type { Caseload } from '../../caseload/caseload.ts'
import { forgetJudgements } from '../../changes/judging/judgements.ts'
import { erasedEntity, type ChainHere } from '../../changes/log/chains.ts'
import type { RegisterName } from '../../changes/log/register.ts'
import { prepared } from '../../database/prepared.ts'
import { toText } from '../../common/bytes.ts'
import { hasPassed } from '../elapsed.ts'
import { keepCutOffErasings } from '../erasing/cut-off-erasings.ts'
import { dataName, rosterScope } from '../format/names.ts'
import { patience, readAwaited } from './problems.ts'
import { openedRuns, readChain, type WantedChain } from './read-runs.ts'
import { refreshRoster } from '../roster/refresh-roster.ts'
import type { Cut } from '../roster/acts.ts'
import { erasedLines, lineName, noErasures } from '../roster/erasures.ts'
import { isRunSigned, type Run } from '../format/run.ts'
import { adoptedChains, ownChains } from './sources.ts'
import { firstTip, tipAfter } from '../format/tip.ts'
import type { Work } from '../work.ts'

/*
 * A device that existed twice has written two branches of one chain. When an administrator removes it, the tip of the
 * cut says which branch counts, and the administrator's computer keeps that one in the store. Computers that have the
 * other branch change over.
 */

/** Where the store has a chain: by administrators who keep the branch that counts, those in the team first, or else by the device itself. */
export const sourcesOf = (work: Work, { device, scope }: Pick<ChainHere, 'device' | 'scope'>): WantedChain[] => {
  const ofChain = (sources: readonly WantedChain[]): WantedChain[] => sources.filter((source) => source.author === device && source.scope === scope)
  const isRemoved = work.book.current()?.devices.get(device)?.removed === true
  // Of what a device in the team has written others may keep an earlier part.
  const adopted = isRemoved ? ofChain(adoptedChains(work)).toReversed() : []
  return adopted.length > 0 ? adopted : ofChain(ownChains(work))
}

/**
 * The last line up to which a chain is the same here and in the store, by the first source that is not given up. Null
 * where that source cannot be read in full now; 0 where there is no source. A source that could not be read for a day
 * is given up, because nobody is left who would put it again.
 */
export const commonEnd = async (work: Work, chain: ChainHere, sources: readonly WantedChain[]): Promise<number | null> => {
  let furthest = 0
  for (const source of sources) {
    // The next is asked where this one is given up.
    const { end, isWhole } = await commonWith(work, chain, source)
    if (isWhole) return end
    if (!isGivenUp(work, source)) return null
    furthest = Math.max(furthest, end)
  }
  return furthest
}

/** `isWhole`: the source was read as far as it goes, or differs. */
const commonWith = async (work: Work, { id, device }: ChainHere, source: WantedChain): Promise<{ readonly end: number; readonly isWhole: boolean }> => {
  const signKey = work.book.current()?.devices.get(device)?.signKey
  let end = 0
  for await (const { run } of openedRuns(work, source)) {
    if (signKey === undefined || run.from !== end + 1 || !isRunSigned(run, work.team.vaultId, signKey)) return { end, isWhole: false }
    const common = sameLines(work, id, run)
    end += common
    if (common < run.lines.length) return { end, isWhole: true }
  }
  return { end, isWhole: end === source.lastSeq }
}

/** How many lines of a run, from its first on, are those that stand here. */
const sameLines = ({ caseload: { log } }: Work, chain: number, { from, lines }: Run): number => {
  const here = log.linesOf(chain, from, from + lines.length - 1)
  const differs = lines.findIndex(({ digest }, index) => here[index]?.digest.equals(digest) !== true)
  return differs < 0 ? lines.length : differs
}

const isGivenUp = ({ caseload: { database }, now }: Work, { holder, numbers }: WantedChain): boolean => {
  const names = new Set(numbers.map((number) => dataName(holder, number)))
  return readAwaited(database).some(({ name, since }) => names.has(name) && hasPassed(patience, since, now()))
}

/** A chain of a removed device, and where its removal cuts it off. */
export interface CutOffChain extends ChainHere {
  readonly cut: Cut
}

/** Whether a chain here is, up to its cut, the branch that was cut off. */
export const isAsCutOff = ({ caseload: { log } }: Work, { id, cut: { seq, tip } }: CutOffChain): boolean =>
  log.lastSeq(id) >= seq && toText(log.tipAt(id, seq)) === tip

/**
 * Changes a chain over to the branch that the cut names, wherever in the store it lies. The tip proves which branch it
 * is, so nobody's word is needed; without that proof nothing is taken away here.
 * @returns whether one of the sources was that branch
 */
export const changeOver = async (work: Work, chain: CutOffChain, sources: readonly WantedChain[]): Promise<boolean> => {
  const signKey = work.book.current()?.devices.get(chain.device)?.signKey
  if (signKey === undefined) return false
  for (const source of sources.filter(({ author, scope, lastSeq }) => author === chain.device && scope === chain.scope && lastSeq >= chain.cut.seq))
    // One source after the other, until one is the branch that counts.
    if (await changeOverTo(work, chain, source, signKey)) return true
  return false
}

const changeOverTo = async (work: Work, chain: CutOffChain, source: WantedChain, signKey: Uint8Array): Promise<boolean> => {
  const end = await commonEndIfProven(work, chain, source, signKey)
  if (end === null) return false
  work.caseload.database.transaction(() => {
    if (chain.scope === rosterScope) keepCutOffErasings(work, chain, end)
    cutBack(work.caseload, chain, end)
  })()
  // The chain that replaces this one may end in the same line; without this the book would not notice that it
  // changed.
  work.book.refresh()
  await readChain(work, source, signKey)
  return true
}

/**
 * The last line up to which a chain is the same here and in the store; null where the store's is not the branch that
 * the cut names.
 */
const commonEndIfProven = async (work: Work, { id, device, scope, cut }: CutOffChain, source: WantedChain, signKey: Uint8Array): Promise<number | null> => {
  const { vaultId } = work.team
  const mayBeEmpty = erasedLines(work.book.current()?.erasures ?? noErasures, device, scope)
  let tip = firstTip(vaultId, scope, device)
  let read = 0
  let common = 0
  for await (const { run } of openedRuns(work, source)) {
    const isNext = run.from === read + 1 && run.prev.equals(tip) && run.lines.every(({ text, digest }, index) => text !== null || mayBeEmpty.has(lineName({ seq: run.from + index, digest })))
    if (!isNext || !isRunSigned(run, vaultId, signKey)) return null
    if (common === read) common += sameLines(work, id, run)
    const upToCut = run.lines.slice(0, cut.seq - read).map(({ digest }) => digest)
    if (read + upToCut.length === cut.seq) return toText(tipAfter(tip, upToCut)) === cut.tip ? common : null
    tip = tipAfter(tip, upToCut)
    read += run.lines.length
  }
  return null
}

/** Takes the lines after `end` out of a chain, with everything that followed from them. The rest is to be judged anew. */
export const cutBack = ({ database, follow, local }: Caseload, { id }: Pick<ChainHere, 'id'>, end: number): void =>
  database.transaction(() => {
    // What stays may have been judged to have no effect, as the beginning of a branch that does not count.
    forgetJudgements(local)
    const registers = database
      .prepare('SELECT DISTINCT entity, record, grp FROM change WHERE chain = ? AND seq > ? AND entity <> ?')
      .all(id, end, erasedEntity) as RegisterName[]
    database.prepare('DELETE FROM change WHERE chain = ? AND seq > ?').run(id, end)
    database.prepare('DELETE FROM run WHERE chain = ? AND toSeq > ?').run(id, end)
    database.prepare('UPDATE chain SET fork = 0 WHERE id = ?').run(id)
    follow(registers)
  })()

/** Changes over, for chains of removed devices, to the branch that counts, as soon as an administrator keeps it in the store. */
export const changeBranches = async (work: Work): Promise<void> => {
  for (const chain of unlikeTheirCuts(work)) {
    const sources = adoptedChains(work).filter(({ holder }) => holder !== work.me).toReversed()
    if (chain.isOther && (await changeOver(work, chain, sources))) await judgeAnew(work)
    else noteMissing(work, chain)
  }
}

/** The branch that counts is nowhere to be had: once a day has gone by, an administrator is told and puts it there. */
const noteMissing = (work: Work, { device, scope }: ChainHere): void => {
  const own = ownChains(work).find((source) => source.author === device && source.scope === scope)
  const number = own?.numbers.at(-1)
  if (number !== undefined) work.note(dataName(device, number), device, 'missing')
}

/** Has all chains judged, whatever was known of how they were judged before. */
export const judgeAnew = (work: Work): Promise<void> => {
  work.judged.by = undefined
  return refreshRoster(work)
}

/**
 * Chains of removed devices that are not here as their cut says: another branch, or less than the administrator had. If
 * a branch is no longer in the store, what is there may look like its beginning.
 */
const unlikeTheirCuts = (work: Work): (CutOffChain & { readonly isOther: boolean })[] => {
  const { database, log, scopes } = work.caseload
  const roster = work.book.current()
  const held = scopes.held()
  const chains = prepared(database, 'SELECT id, device, scope, fork FROM chain ORDER BY id').all() as (ChainHere & { fork: number })[]
  return chains.flatMap(({ id, device, scope, fork }) => {
    const cut = roster?.removals.get(device)?.cuts.get(scope)
    if (cut === undefined || scope === rosterScope || !held.has(scope)) return []
    const chain = { id, device, scope, cut }
    return isAsCutOff(work, chain) ? [] : [{ ...chain, isOther: log.lastSeq(id) >= cut.seq || fork === 1 }]
  })
}
