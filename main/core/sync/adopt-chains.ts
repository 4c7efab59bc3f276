import { unpackNumbers } from './head.ts'
import { rosterScope } from './names.ts'
import type { UnnumberedRun } from './own-runs.ts'
import type { ListedHead } from './read-heads.ts'
import { runInLog, sealRun } from './seal.ts'
import type { Work } from './work.ts'

/**
 * Puts the work of removed devices into the store under this device's name, where their own objects are gone from it
 * or show another branch than the one that counts: they themselves will not do it. Administrators do it for all
 * chains that they hold, everybody for the roster; one does it for all. (Sync specification, sections 7 and 9.)
 */
export const adoptChains = async (work: Work, listed: ReadonlyMap<string, readonly ListedHead[]>): Promise<void> => {
  for (const chain of abandonedChains(work, listed))
    for (const run of work.own.notAdopted(chain.id))
      // oxlint-disable-next-line no-await-in-loop -- one after the other: no more than one is held in memory
      await adopt(work, run)
}

interface Chain {
  readonly id: number
  readonly scope: string
  readonly device: string
  readonly fork: number
}

const abandonedChains = (work: Work, listed: ReadonlyMap<string, readonly ListedHead[]>): Chain[] => {
  const roster = work.book.current()
  const isAdministrator = roster?.devices.get(work.me)?.role === 'administrator'
  const chains = work.caseload.database.prepare('SELECT id, scope, device, fork FROM chain ORDER BY id').all() as Chain[]
  return chains.filter(({ scope, device, fork, id }) => {
    const isGone = roster?.devices.get(device)?.removed === true && (!listed.has(device) || fork === 1)
    return isGone && (isAdministrator || scope === rosterScope) && work.book.currentKey(scope) !== null && !isAdopted(work, listed, { id, scope, device })
  })
}

/** Whether another device, whose head stands in the store, keeps as much of the chain as this one could. */
const isAdopted = (
  work: Work,
  listed: ReadonlyMap<string, readonly ListedHead[]>,
  { id, scope, device }: Pick<Chain, 'id' | 'scope' | 'device'>,
): boolean => {
  const mine = work.own.notAdopted(id).at(-1)?.toSeq ?? 0
  return work.peers.all().some((peer) => {
    const packed = listed.has(peer.device) && peer.device !== work.me ? peer.head.adopts[device]?.[scope] : undefined
    return packed !== undefined && (unpackNumbers(packed)?.lastSeq ?? 0) >= mine
  })
}

const adopt = async (work: Work, run: UnnumberedRun): Promise<void> => {
  const number = work.marks().lastNumber + 1
  const name = work.own.nameOf(number)
  const bytes = await sealRun(work, name, runInLog(work, run))
  work.caseload.database.transaction(() => {
    work.mark({ lastNumber: number })
    work.own.keep(name, bytes, work.now())
    work.own.adopt({ ...run, number, size: bytes.length })
  })()
}
