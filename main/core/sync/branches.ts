import type { Caseload } from '../caseload/caseload.ts'
import { erasedEntity } from '../changes/chains.ts'
import type { RegisterName } from '../changes/log.ts'
import { judgedBy } from '../changes/reaccept.ts'
import { prepared } from '../database/prepared.ts'
import { toText } from './bytes.ts'
import { hasPassed } from './elapsed.ts'
import { dataName, rosterScope } from './names.ts'
import { patience, readAwaited } from './problems.ts'
import { openedRuns, type WantedChain } from './read-runs.ts'
import { refreshRoster } from './refresh-roster.ts'
import { isRunSigned } from './run.ts'
import { adoptedChains, ownChains } from './sources.ts'
import type { Work } from './work.ts'

/*
 * Of a device that existed twice there are two branches of a chain. An administrator's removal says by the tip of its
 * cut which one counts, and its computer keeps that one in the store; whoever has the other one changes over.
 */

export interface BranchChain {
  readonly id: number
  readonly device: string
  readonly scope: string
}

/** Where the store has a chain, the branch that counts before any other; null: nowhere that is known here. */
export const sourceOf = (work: Work, { device, scope }: Pick<BranchChain, 'device' | 'scope'>): WantedChain | null => {
  const isOfChain = (source: WantedChain): boolean => source.author === device && source.scope === scope
  const own = ownChains(work).find(isOfChain)
  return adoptedChains(work).findLast(isOfChain) ?? own ?? null
}

/**
 * The last line up to which a chain here and in the store say the same; null: it cannot be read in full now. What
 * could not be read for a day, because nobody is left who would put it again, counts as not there.
 */
export const commonEnd = async (work: Work, { id, device }: BranchChain, source: WantedChain): Promise<number | null> => {
  const { log } = work.caseload
  const signKey = work.book.current()?.devices.get(device)?.signKey
  let end = 0
  for await (const { run } of openedRuns(work, source)) {
    if (signKey === undefined || run.from !== end + 1 || !isRunSigned(run, work.team.vaultId, signKey)) return null
    const here = log.linesOf(id, run.from, run.from + run.lines.length - 1)
    const differs = run.lines.findIndex(({ digest }, index) => here[index]?.digest.equals(digest) !== true)
    if (differs >= 0) return end + differs
    end += run.lines.length
  }
  return end === source.lastSeq || isGivenUp(work, source) ? end : null
}

const isGivenUp = ({ caseload: { database }, now }: Work, { holder, numbers }: WantedChain): boolean => {
  const names = new Set(numbers.map((number) => dataName(holder, number)))
  return readAwaited(database).some(({ name, since }) => names.has(name) && hasPassed(patience, since, now()))
}

/** Takes the lines after `end` out of a chain, with everything that followed from them. The rest is to be judged anew. */
export const cutBack = ({ database, follow, local }: Caseload, { id }: Pick<BranchChain, 'id'>, end: number): void =>
  database.transaction(() => {
    // What stays may have been without effect as the beginning of a branch that does not count.
    local.remove(judgedBy)
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
  for (const { isOther, ...chain } of unlikeTheirCuts(work)) {
    const source = adoptedChains(work).findLast(({ author, scope }) => author === chain.device && scope === chain.scope)
    if (source === undefined) noteMissing(work, chain)
    // oxlint-disable-next-line no-await-in-loop -- one chain after the other
    const end = !isOther || source === undefined || source.holder === work.me ? null : await commonEnd(work, chain, source)
    if (end === null) continue
    cutBack(work.caseload, chain, end)
    // oxlint-disable-next-line no-await-in-loop -- it happens once for a chain, if ever
    await judgeAnew(work)
  }
}

/** The branch that counts is not in the store: once a day has gone by, an administrator is told and puts it there. */
const noteMissing = (work: Work, { device, scope }: BranchChain): void => {
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
 * Chains of removed devices that are not here as they were cut off: another branch, or less than the administrator had.
 * Of a branch that the store has no more, what is there may seem to be the beginning.
 */
const unlikeTheirCuts = ({ caseload: { database, log, scopes }, book }: Work): (BranchChain & { readonly isOther: boolean })[] => {
  const roster = book.current()
  const held = scopes.held()
  const chains = prepared(database, 'SELECT id, device, scope, fork FROM chain ORDER BY id').all() as (BranchChain & { fork: number })[]
  return chains.flatMap(({ id, device, scope, fork }) => {
    const cuts = roster?.removals.get(device)?.cuts.get(scope)
    if (cuts === undefined || scope === rosterScope || !held.has(scope)) return []
    const last = log.lastSeq(id)
    const isOther = fork === 1 || cuts.some(({ seq, tip }) => seq <= last && toText(log.tipAt(id, seq)) !== tip)
    return isOther || cuts.some(({ seq }) => seq > last) ? [{ id, device, scope, isOther }] : []
  })
}
