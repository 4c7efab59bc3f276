import { toText } from './bytes.ts'
import { cutBack, judgeAnew } from './branches.ts'
import { rosterScope } from './names.ts'
import { openedRuns, readChain, type WantedChain } from './read-runs.ts'
import type { Cut } from './roster/acts.ts'
import { greatestCut } from './roster/cuts.ts'
import { isRunSigned } from './run.ts'
import { firstTip, tipAfter } from './tip.ts'
import type { Work } from './work.ts'

/**
 * Changes over, for the roster chains of removed devices, to the branch that was cut off, wherever in the store it lies:
 * its tip proves it, so nobody's word is needed, and it may itself hold the act that let this computer in.
 * @param sources where the store has roster chains
 * @returns whether any chain is another now
 */
export const changeRosterBranches = async (work: Work, sources: readonly WantedChain[]): Promise<boolean> => {
  let changed = false
  for (const chain of chainsOnOtherBranch(work))
    for (const source of sources.filter(({ author, lastSeq }) => author === chain.device && lastSeq >= chain.cut.seq)) {
      // oxlint-disable-next-line no-await-in-loop -- one source after the other, until one is the branch that counts
      const end = await commonEndIfProven(work, chain, source)
      if (end === null) continue
      cutBack(work.caseload, chain, end)
      // The chain that replaces this one may end in the same line: it must be seen that this one stood no more.
      work.book.refresh()
      // oxlint-disable-next-line no-await-in-loop -- as above
      await readChain(work, source, chain.signKey)
      changed = true
      break
    }
  if (changed) await judgeAnew(work)
  return changed
}

interface CutOffChain {
  readonly id: number
  readonly device: string
  readonly signKey: Uint8Array
  readonly cut: Cut
}

const chainsOnOtherBranch = ({ caseload: { log }, book }: Work): CutOffChain[] => {
  const roster = book.current()
  return [...(roster?.removals ?? [])].flatMap(([device, { cuts }]) => {
    const cut = greatestCut(cuts.get(rosterScope))
    const signKey = roster?.devices.get(device)?.signKey
    if (cut === null || cut.seq === 0 || signKey === undefined) return []
    const id = log.chainOf(rosterScope, device)
    const isProven = log.lastSeq(id) >= cut.seq && toText(log.tipAt(id, cut.seq)) === cut.tip
    return isProven ? [] : [{ id, device, signKey, cut }]
  })
}

/** The last line up to which a chain here and in the store say the same; null: the store's is not the one that was cut off. */
const commonEndIfProven = async (work: Work, { id, device, signKey, cut }: CutOffChain, source: WantedChain): Promise<number | null> => {
  const { log } = work.caseload
  const { vaultId } = work.team
  let tip = firstTip(vaultId, rosterScope, device)
  let read = 0
  let common = 0
  for await (const { run } of openedRuns(work, source)) {
    const isNext = run.from === read + 1 && run.prev.equals(tip) && run.lines.every(({ text }) => text !== null)
    if (!isNext || !isRunSigned(run, vaultId, signKey)) return null
    const here = log.linesOf(id, run.from, run.from + run.lines.length - 1)
    const differs = run.lines.findIndex(({ digest }, index) => here[index]?.digest.equals(digest) !== true)
    if (common === read) common += differs < 0 ? run.lines.length : differs
    const upToCut = run.lines.slice(0, cut.seq - read).map(({ digest }) => digest)
    if (read + upToCut.length === cut.seq) return toText(tipAfter(tip, upToCut)) === cut.tip ? common : null
    tip = tipAfter(tip, upToCut)
    read += run.lines.length
  }
  return null
}
