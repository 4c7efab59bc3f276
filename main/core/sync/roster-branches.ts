import { toText } from './bytes.ts'
import { changeOver, judgeAnew, type CutOffChain } from './branches.ts'
import { rosterScope } from './names.ts'
import type { WantedChain } from './read-runs.ts'
import { greatestCut } from './roster/cuts.ts'
import type { Work } from './work.ts'

/**
 * Changes over, for the roster chains of removed devices, to the branch that was cut off: it may itself hold the act
 * that let this computer in.
 * @param sources where the store has roster chains
 * @returns whether any chain is another now
 */
export const changeRosterBranches = async (work: Work, sources: readonly WantedChain[]): Promise<boolean> => {
  let changed = false
  // oxlint-disable-next-line no-await-in-loop -- one chain after the other
  for (const chain of chainsOnOtherBranch(work)) if (await changeOver(work, chain, sources)) changed = true
  if (changed) await judgeAnew(work)
  return changed
}

const chainsOnOtherBranch = ({ caseload: { log }, book }: Work): CutOffChain[] =>
  [...(book.current()?.removals ?? [])].flatMap(([device, { cuts }]) => {
    const cut = greatestCut(cuts.get(rosterScope))
    if (cut === null || cut.seq === 0) return []
    const id = log.chainOf(rosterScope, device)
    const isProven = log.lastSeq(id) >= cut.seq && toText(log.tipAt(id, cut.seq)) === cut.tip
    return isProven ? [] : [{ id, device, scope: rosterScope, cut }]
  })
