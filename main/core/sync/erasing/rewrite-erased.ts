import { erasedEntity } from '../../changes/log/chains.ts'
import type { OwnRun } from '../sending/own-runs.ts'
import { runInLog, sealRun } from '../sending/seal.ts'
import type { Work } from '../work.ts'

/**
 * Puts runs again, under new names, in which lines were erased since they were sealed: in the store too only the
 * digests of such lines may stay. The old objects go once the store shows a head that does not name them.
 */
export const rewriteErased = async (work: Work): Promise<void> => {
  const toErase = linesToErase(work)
  if (toErase === work.marks().erasedFor) return
  const known = work.marks().erasedLines
  const erased = erasedByNumber(work)
  for (const run of work.own.all()) {
    const count = erased.get(run.number) ?? 0
    // One after the other: no more than one is held in memory.
    if (count > (known[run.number] ?? 0)) await rewrite(work, run, count)
  }
  work.mark({ erasedFor: toErase })
}

/** How many lines all erasings together have emptied. */
const linesToErase = ({ book }: Work): number =>
  [...book.settledErasures().lines.values()].flatMap((scopes) => [...scopes.values()]).reduce((sum, names) => sum + names.size, 0)

/**
 * Removes the objects that were rewritten, once the newest head is known to lie in the store: others then read the new
 * ones.
 */
export const removeRewritten = async (work: Work): Promise<void> => {
  const { rewritten } = work.marks()
  const newest = work.peers.of(work.me)?.rev ?? 0
  const gone = rewritten.filter(({ rev }) => rev <= newest)
  for (const { number } of gone)
    await work.store.remove(work.own.nameOf(number))
  if (gone.length > 0) work.mark({ rewritten: rewritten.filter((each) => !gone.includes(each)) })
}

/** How many lines of each object of this device are erased in the log. */
const erasedByNumber = ({ caseload: { database } }: Work): Map<number, number> =>
  new Map(
    database
      .prepare(
        `SELECT number, count(*) FROM run JOIN change ON change.chain = run.chain AND change.seq BETWEEN fromSeq AND toSeq
         WHERE number IS NOT NULL AND entity = ? GROUP BY number`,
      )
      .raw()
      .all(erasedEntity) as [number, number][],
  )

const rewrite = async (work: Work, run: OwnRun, count: number): Promise<void> => {
  if (work.book.currentKey(run.scope) === null) return
  const number = work.marks().lastNumber + 1
  const name = work.own.nameOf(number)
  const bytes = await sealRun(work, name, runInLog(work, run))
  const rev = (work.peers.of(work.me)?.rev ?? 0) + 1
  work.caseload.database.transaction(() => {
    const { rewritten, erasedLines } = work.marks()
    work.own.drop(work.own.nameOf(run.number))
    work.own.keep(name, bytes, work.now())
    work.own.renumber({ ...run, number, size: bytes.length })
    work.mark({
      lastNumber: number,
      rewritten: [...rewritten, { rev, number: run.number }],
      erasedLines: { ...erasedLines, [number]: count },
    })
  })()
}
