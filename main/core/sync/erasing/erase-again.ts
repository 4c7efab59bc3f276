import { actLineOf, writeActsAgain } from '../copies/acts-again.ts'
import { rosterScope } from '../format/names.ts'
import { judgeAnew } from '../reading/branches.ts'
import { refKey, refOf } from '../roster/signed-act.ts'
import type { Work } from '../work.ts'
import { actsThatErased, forgetActsThatErased } from './acts-that-erased.ts'

/**
 * Writes settled erasings again, as this administrator's own, when their act has stopped to count. That happens where
 * the storage was rolled back and somebody recovered the team from it with the sheet, and removed the writer without
 * having heard of the erasing. Without this, somebody who was erased for good would come back.
 */
export const eraseAgain = async (work: Work): Promise<void> => {
  const { caseload, book, me } = work
  const roster = book.current()
  const own = roster?.devices.get(me)
  if (roster === null || own?.role !== 'administrator' || own.removed) return
  const counting = new Set(roster.eraseActs.map(({ line }) => refKey(refOf(line))))
  const lost = actsThatErased(caseload.local).filter((ref) => !counting.has(refKey(ref)))
  if (lost.length === 0 || book.lacksActs()) return
  // Those that stand in no log any more were kept when they were taken out (cut-off-erasings.ts).
  const acts = lost.flatMap((ref) => caseload.log.find([...ref], rosterScope) ?? [])
  caseload.database.transaction(() => {
    forgetActsThatErased(caseload.local, lost)
    for (const [former, lines] of Map.groupBy(acts, ({ device }) => device))
      writeActsAgain(caseload, { former, lines: lines.map(actLineOf) }, roster)
  })()
  await judgeAnew(work)
}
