import { aside } from '../../changes/aside.ts'
import { erasedEntity } from '../../changes/chains.ts'
import { prepared } from '../../database/prepared.ts'
import { hasPassed, hour } from '../elapsed.ts'
import type { Run } from '../format/run.ts'
import { judgeAnew, type BranchChain } from '../reading/branches.ts'
import { openedRuns } from '../reading/read-runs.ts'
import { adoptedChains, ownChains } from '../reading/sources.ts'
import { erasedLines, lineName, noErasures } from '../roster/erasures.ts'
import type { Work } from '../work.ts'

/**
 * Gives lines back what they said that were emptied by an erasing which does not count after all: its writer had been
 * removed by somebody of whom this computer had not heard, or it was a copy's, of which nobody ever heard. The digest
 * that was left tells a line wherever in the store it lies, so nobody's word is needed. What is not to be had is looked
 * for again when the roster changes, or an hour later.
 */
export const fillEmptied = async (work: Work): Promise<void> => {
  const { book, judged, now } = work
  const roster = book.current()
  if (book.lacksActs() || (judged.filled?.by === roster && !hasPassed(hour, judged.filled.at, now()))) return
  judged.filled = { by: roster, at: now() }
  let filled = 0
  // oxlint-disable-next-line no-await-in-loop -- one chain after the other
  for (const chain of emptiedChains(work)) filled += await fillChain(work, chain)
  if (filled > 0) await judgeAnew(work)
}

interface EmptiedChain extends BranchChain {
  /** The lines that are empty by no erasing that counts. */
  readonly numbers: ReadonlySet<number>
}

const emptiedChains = ({ caseload: { database }, book }: Work): EmptiedChain[] => {
  // By the index of registers: an emptied line has none.
  const lines = prepared(database, "SELECT chain.id, device, scope, seq, digest FROM change JOIN chain ON chain.id = change.chain WHERE record = '' AND entity = ?")
  const erasures = book.current()?.erasures ?? noErasures
  const byChain = Map.groupBy(lines.all(erasedEntity) as (BranchChain & { seq: number; digest: Buffer })[], ({ id }) => id)
  return [...byChain.values()].flatMap((emptied) => {
    const [chain] = emptied
    if (chain === undefined) return []
    const erased = erasedLines(erasures, chain.device, chain.scope)
    const numbers = new Set(emptied.filter((line) => !erased.has(lineName(line))).map(({ seq }) => seq))
    return numbers.size === 0 ? [] : [{ ...chain, numbers }]
  })
}

/** Answers how many lines it could fill. */
const fillChain = async (work: Work, chain: EmptiedChain): Promise<number> => {
  const sources = [...ownChains(work), ...adoptedChains(work)].filter(({ author, scope }) => author === chain.device && scope === chain.scope)
  let filled = 0
  for (const source of sources) {
    if (filled === chain.numbers.size) break
    // oxlint-disable-next-line no-await-in-loop -- the next is read where this one has not all
    for await (const { run } of openedRuns(work, source)) filled += await work.apply(() => Promise.resolve(fillFrom(work, chain, run)))
  }
  return filled
}

const fillFrom = ({ caseload: { database, local } }: Work, { id, numbers }: EmptiedChain, { from, lines }: Run): number => {
  // Whether it counts is judged then, also where the program ends before.
  const fill = prepared(
    database,
    `UPDATE change SET hlc = @hlc, entity = @entity, record = @record, grp = @grp, subject = @subject, supersedes = @supersedes,
       origin = @origin, value = @value, aside = ${aside.refused} WHERE chain = @id AND seq = @seq AND entity = '${erasedEntity}' AND digest = @digest`,
  )
  return database
    .transaction(() => {
      const filled = lines.reduce((sum, { line, digest }, index) => {
        if (line === undefined || !numbers.has(from + index)) return sum
        const { hlc, entity, record, grp, subject, supersedes, origin, value } = line
        return sum + fill.run({ id, seq: from + index, digest, hlc, entity, record, grp, subject, supersedes, origin, value }).changes
      }, 0)
      if (filled > 0) local.remove('judgedBy')
      return filled
    })
    .immediate()
}
