import { adoptActs, adoptEmptied } from './adopt-chains.ts'
import { oneByOne } from '../../common/at-most.ts'
import { day, hasPassed } from '../elapsed.ts'
import { rosterScope } from '../format/names.ts'
import type { OwnRun } from './own-runs.ts'
import { putAgain } from './refill.ts'
import type { OpenedHead } from '../reading/read-heads.ts'
import { hasLiveGrant } from '../roster/permission.ts'
import { whatLiesAt } from './own-object.ts'
import type { Work } from '../work.ts'

/**
 * Puts again what other devices have failed to read for a day, as their new heads say. A device that may not read
 * something, because it was removed or its leave has ended, fails for ever: that is not damage. Each object once a day
 * at most: a member may say so in every head, and be wrong, or mean harm.
 */
export const mendDamaged = async (work: Work, newHeads: readonly OpenedHead[]): Promise<void> => {
  if (newHeads.every(({ head }) => head.damaged.length === 0)) return
  const runs = new Map(work.own.all().map((run) => [work.own.nameOf(run.number), run]))
  const damaged = new Set<OwnRun>()
  for (const { head } of newHeads)
    for (const name of head.damaged) {
      const run = runs.get(name)
      if (run !== undefined && mayRead(work, head.device, run.scope)) damaged.add(run)
    }
  const since = (number: number): number => work.marks().mended[number] ?? 0
  for (const run of damaged) {
    if (!hasPassed(day, since(run.number), work.now())) continue
    // One after the other: no more than one is held in memory.
    await putAgain(work, run)
    const recent = Object.entries(work.marks().mended).filter(([, at]) => !hasPassed(day, at, work.now()))
    work.mark({ mended: { ...Object.fromEntries(recent), [run.number]: work.now() } })
  }
}

/**
 * Puts objects of the roster again that were altered in the store: this device's own and, for administrators, those of
 * other administrators. It looks once a day while somebody in the team has not been heard of, or had not read all acts
 * when last heard of. Nobody else would ask for it: whoever cannot read the acts does not know of them, and a newcomer
 * cannot put a head yet.
 */
export const mendRoster = async (work: Work): Promise<void> => {
  if (!hasPassed(day, work.marks().rosterSeenAt, work.now()) || !mayLackActs(work)) return
  // No more than one run is held in memory.
  await oneByOne(work.own.all().filter(({ scope }) => scope === rosterScope), async (run) => {
    const found = await whatLiesAt(work, work.own.nameOf(run.number))
    if (found === 'damaged' || found === 'unknown') await putAgain(work, run)
  })
  await adoptActs(work)
  work.mark({ rosterSeenAt: work.now() })
}

/** Puts what others lack of lines that are here beside the objects in which they are empty: once a day, as above. */
export const mendEmptied = async (work: Work): Promise<void> => {
  if (!hasPassed(day, work.marks().emptiedSeenAt, work.now())) return
  await adoptEmptied(work)
  work.mark({ emptiedSeenAt: work.now() })
}

const mayLackActs = ({ book, peers, me, caseload: { log }, now }: Work): boolean => {
  const devices = [...(book.current()?.devices.values() ?? [])].filter(({ removed }) => !removed)
  const ends = devices.flatMap(({ id, role }): [string, number][] => {
    const chain = role === 'administrator' ? log.findChain(rosterScope, id) : null
    return chain === null ? [] : [[id, log.lastSeq(chain)]]
  })
  return devices.some(({ id }) => {
    const peer = peers.of(id)
    if (id === me) return false
    return peer === null || (!hasPassed(day, peer.heardAt, now()) && ends.some(([author, lastSeq]) => (peer.head.roster[author] ?? 0) < lastSeq))
  })
}

const mayRead = ({ book }: Work, device: string, scope: string): boolean => {
  const roster = book.current()
  if (roster === null) return false
  return scope === rosterScope ? roster.devices.get(device)?.removed === false : hasLiveGrant(roster, device, scope)
}
