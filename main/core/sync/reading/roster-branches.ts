import { changeOver, isAsCutOff, judgeAnew, type CutOffChain } from './branches.ts'
import { rosterScope } from '../format/names.ts'
import type { WantedChain } from './read-runs.ts'
import type { Work } from '../work.ts'

/**
 * Changes over, for the roster chains of removed devices, to the branch that was cut off: it may itself hold the act
 * that let this computer in.
 * @param sources where the store has roster chains
 * @returns whether any chain is another now
 */
export const changeRosterBranches = async (work: Work, sources: readonly WantedChain[]): Promise<boolean> => {
  let changed = false
  for (const chain of chainsOnOtherBranch(work)) if (await changeOver(work, chain, sources)) changed = true
  if (changed) await judgeAnew(work)
  return changed
}

const chainsOnOtherBranch = (work: Work): CutOffChain[] =>
  [...(work.book.current()?.removals ?? [])].flatMap(([device, { cuts }]) => {
    const cut = cuts.get(rosterScope)
    if (cut === undefined || cut.seq === 0) return []
    const chain = { id: work.caseload.log.chainOf(rosterScope, device), device, scope: rosterScope, cut }
    return isAsCutOff(work, chain) ? [] : [chain]
  })
