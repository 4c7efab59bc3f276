import type { Roster } from './roster/roster.ts'
import type { Work } from './work.ts'

/** The roster by which all chains here were judged last, in this session; undefined: none yet. */
export interface Judged {
  by: Roster | null | undefined
}

/**
 * Has the roster follow from the acts in the log, and what counts of each chain follow from the roster. What was not
 * finished when the program ended, and what other operations wrote into the roster, is made up for here as well.
 */
export const refreshRoster = async ({ book, caseload, apply, pause, judged }: Work): Promise<void> => {
  book.refresh()
  const roster = book.current()
  if (judged.by === roster) return
  await apply(() => caseload.reaccept(caseload.toJudge(), pause))
  judged.by = roster
}
