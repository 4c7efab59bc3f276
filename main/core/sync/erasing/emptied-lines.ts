import { erasedEntity } from '../../changes/chains.ts'
import { formerDevices, type Device } from '../../changes/device.ts'
import { prepared } from '../../database/prepared.ts'
import { commonEnd, cutBack, judgeAnew, sourcesOf, type BranchChain } from '../reading/branches.ts'
import { rosterScope } from '../format/names.ts'
import { erasedLines } from '../roster/erasures.ts'
import type { Work } from '../work.ts'

/**
 * Has lines read again that were emptied by an erasing which does not count after all: an administrator's copy had
 * written it, and nobody ever heard of it. It is looked for once, when what the former devices of this caseload wrote
 * in the roster was compared with the store, and as long as the store does not show all that it says it has; only chains
 * are read again of which it has every line.
 */
export const readEmptiedAgain = async (work: Work): Promise<void> => {
  const former = formerDevices(work.caseload.database)
  if (former.length === 0 || work.marks().emptiedSeen || work.book.lacksActs() || !former.every((device) => isRosterCompared(work, device))) return
  let isAwaited = false
  let isCut = false
  for (const chain of emptiedChains(work)) {
    // oxlint-disable-next-line no-await-in-loop -- one chain after the other
    const end = await commonEnd(work, chain, sourcesOf(work, chain))
    isAwaited ||= end === null
    if (end !== work.caseload.log.lastSeq(chain.id)) continue
    cutBack(work.caseload, chain, chain.first - 1)
    isCut = true
  }
  if (!isAwaited) work.mark({ emptiedSeen: true })
  if (isCut) await judgeAnew(work)
}

const isRosterCompared = ({ caseload: { log }, marks }: Work, { id }: Device): boolean => {
  const chain = log.findChain(rosterScope, id)
  return chain === null || marks().settledChains.includes(chain)
}

interface EmptiedChain extends BranchChain {
  /** The first line that is empty by no erasing that counts. */
  readonly first: number
}

const emptiedChains = ({ caseload: { database }, book }: Work): EmptiedChain[] => {
  const lines = prepared(database, 'SELECT chain.id, device, scope, seq AS first FROM change JOIN chain ON chain.id = change.chain WHERE entity = ? ORDER BY chain.id, seq')
  const erasures = book.current()?.erasures ?? []
  const emptied = (lines.all(erasedEntity) as EmptiedChain[]).filter(({ device, scope, first }) => !erasedLines(erasures, device, scope).has(first))
  return [...Map.groupBy(emptied, ({ id }) => id).values()].flatMap(([chain]) => chain ?? [])
}
