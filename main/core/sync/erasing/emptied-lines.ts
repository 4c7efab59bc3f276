import { aside } from '../../changes/judging/aside.ts'
import { erasedEntity, type ChainHere } from '../../changes/log/chains.ts'
import { prepared } from '../../database/prepared.ts'
import { hasPassed, hour } from '../elapsed.ts'
import { lastSeqOf, type Run } from '../format/run.ts'
import { judgeAnew } from '../reading/branches.ts'
import { openedRuns } from '../reading/read-runs.ts'
import { adoptedChains, ownChains } from '../reading/sources.ts'
import { erasedLines, lineName, noErasures } from '../roster/erasures.ts'
import type { EmptiedObject } from '../roster/judged.ts'
import type { Work } from '../work.ts'
import { forgetJudgements } from '../../changes/judging/judgements.ts'

/**
 * Fills lines again that were emptied by an erasing which turned out not to count: its writer had been removed before,
 * which this computer had not heard, or it was a copy of which nobody ever heard. Lines that came in empty from a
 * computer with the same mistake are filled too.
 * The digest that is left of a line recognises it wherever it lies in the store, so nobody's word is needed. What
 * cannot be found is told to the user, and looked for again when the roster changes, or an hour later.
 */
export const fillEmptied = async (work: Work): Promise<void> => {
  const { book, judged, now, note } = work
  const roster = book.current()
  if (book.lacksActs()) return
  if (judged.filled?.by !== roster || hasPassed(hour, judged.filled.at, now())) {
    const found: FilledChain[] = []
    for (const chain of emptiedChains(work)) found.push(await fillChain(work, chain))
    judged.filled = { by: roster, at: now(), lacking: found.flatMap(({ lacking }) => lacking) }
    if (found.some(({ hasFilled }) => hasFilled)) await judgeAnew(work)
  }
  for (const { name, author } of judged.filled.lacking) note(name, author, 'erased_without_act')
}

interface EmptiedChain extends ChainHere {
  /** The lines that are empty although no erasing that counts names them. */
  readonly numbers: ReadonlySet<number>
}

const emptiedChains = ({ caseload: { database }, book }: Work): EmptiedChain[] => {
  // By the index of registers: an emptied line has none.
  const lines = prepared(database, "SELECT chain.id, device, scope, seq, digest FROM change JOIN chain ON chain.id = change.chain WHERE record = '' AND entity = ?")
  const erasures = book.current()?.erasures ?? noErasures
  const byChain = Map.groupBy(lines.all(erasedEntity) as (ChainHere & { seq: number; digest: Buffer })[], ({ id }) => id)
  return [...byChain.values()].flatMap((emptied) => {
    const [chain] = emptied
    if (chain === undefined) return []
    const erased = erasedLines(erasures, chain.device, chain.scope)
    const numbers = new Set(emptied.filter((line) => !erased.has(lineName(line))).map(({ seq }) => seq))
    return numbers.size === 0 ? [] : [{ ...chain, numbers }]
  })
}

interface FilledChain {
  readonly hasFilled: boolean
  /** The objects with empty lines that are nowhere else to be had. */
  readonly lacking: readonly EmptiedObject[]
}

const fillChain = async (work: Work, chain: EmptiedChain): Promise<FilledChain> => {
  const sources = [...ownChains(work), ...adoptedChains(work)].filter(({ author, scope }) => author === chain.device && scope === chain.scope)
  const missing = new Set(chain.numbers)
  const emptied: (EmptiedObject & { readonly numbers: readonly number[] })[] = []
  for (const source of sources) {
    if (missing.size === 0) break
    // One after the other: the next source is read only for what is still missing.
    for await (const { name, run } of openedRuns(work, source)) {
      for (const seq of await work.apply(() => Promise.resolve(fillFrom(work, chain, run)))) missing.delete(seq)
      const numbers = [...missing].filter((seq) => seq >= run.from && seq <= lastSeqOf(run))
      if (numbers.length > 0) emptied.push({ name, author: chain.device, numbers })
    }
  }
  return { hasFilled: missing.size < chain.numbers.size, lacking: emptied.filter(({ numbers }) => numbers.some((seq) => missing.has(seq))) }
}

/** Answers with the numbers of the lines that it could fill. */
const fillFrom = ({ caseload: { database, local }, mark }: Work, { id, numbers }: EmptiedChain, { from, lines }: Run): number[] => {
  // A filled line has no effect until the chain is judged anew, even if the program ends before that.
  const fill = prepared(
    database,
    `UPDATE change SET hlc = @hlc, entity = @entity, record = @record, grp = @grp, subject = @subject, supersedes = @supersedes,
       origin = @origin, value = @value, aside = ${aside.refused} WHERE chain = @id AND seq = @seq AND entity = '${erasedEntity}' AND digest = @digest`,
  )
  return database
    .transaction(() => {
      const filled = lines.flatMap(({ line, digest }, index) => {
        const seq = from + index
        if (line === undefined || !numbers.has(seq)) return []
        const { hlc, entity, record, grp, subject, supersedes, origin, value } = line
        return fill.run({ id, seq, digest, hlc, entity, record, grp, subject, supersedes, origin, value }).changes > 0 ? [seq] : []
      })
      if (filled.length === 0) return filled
      forgetJudgements(local)
      // The counts by which this device tells which of its objects still hold erased lines are no longer true.
      mark({ erasedLines: {}, erasedFor: -1 })
      return filled
    })
    .immediate()
}
