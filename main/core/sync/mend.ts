import { rosterScope } from './names.ts'
import type { OwnRun } from './own-runs.ts'
import { putAgain } from './refill.ts'
import type { OpenedHead } from './read-heads.ts'
import { hasLiveGrant } from './roster/permission.ts'
import type { Work } from './work.ts'

/**
 * Puts again what other devices have failed to read for a day, as their new heads say. A device that may not read
 * something, because it was removed or its leave has ended, fails for ever: that is not damage.
 */
export const mendDamaged = async (work: Work, newHeads: readonly OpenedHead[]): Promise<void> => {
  const runs = new Map(work.own.all().map((run) => [work.own.nameOf(run.number), run]))
  const damaged = new Set<OwnRun>()
  for (const { head } of newHeads)
    for (const name of head.damaged) {
      const run = runs.get(name)
      if (run !== undefined && mayRead(work, head.device, run.scope)) damaged.add(run)
    }
  // oxlint-disable-next-line no-await-in-loop -- one after the other: no more than one is held in memory
  for (const run of damaged) await putAgain(work, run)
}

const mayRead = ({ book }: Work, device: string, scope: string): boolean => {
  const roster = book.current()
  if (roster === null) return false
  return scope === rosterScope ? roster.devices.get(device)?.removed === false : hasLiveGrant(roster, device, scope)
}
