import type { Work } from './work.ts'

/** Has the roster follow from the acts in the log, and what counts of each chain follow from the roster. */
export const refreshRoster = async (work: Work): Promise<void> => {
  work.book.refresh()
  await work.apply(() => work.caseload.reaccept(work.pause))
}
