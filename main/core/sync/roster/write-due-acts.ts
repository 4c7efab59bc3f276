import type { Work } from '../work.ts'
import { refreshRoster } from './refresh-roster.ts'

/** An administrator's computer writes what the roster asks for: new keys, above all, once somebody may no longer read. */
export const writeDueActs = async (work: Work): Promise<void> => {
  if (work.book.writeDueActs()) await refreshRoster(work)
}
