import { headName, parseName } from '../format/names.ts'
import { lastSeqOf } from '../format/run.ts'
import type { Work } from '../work.ts'
import { openOwnObject } from './own-object.ts'

/**
 * Takes objects away that nothing here knows of any more, such as what a merge that was given up has left. Their
 * numbers were used by this device; but a copy of it, restored or cloned, may have used them as well: therefore nothing
 * goes unless the newest head there is this copy's to the letter, and what goes is damaged or stands in other objects.
 * @param listed the names of this device's objects in the store
 */
export const removeOrphans = async (work: Work, listed: readonly string[]): Promise<void> => {
  const orphans = listed.filter(isOrphan(work))
  if (orphans.length === 0 || !(await isOwnHeadThere(work))) return
  const standing = new Map<number, number>()
  for (const { chain, toSeq } of work.own.all()) standing.set(chain, Math.max(toSeq, standing.get(chain) ?? 0))
  for (const name of orphans) {
    // One after the other: no more than one is held in memory.
    if (await mayGo(work, name, standing)) await work.store.remove(name)
  }
}

/** Whether a name has a number that this device has used, and that no run, mark or waiting object has now. */
const isOrphan = ({ own, marks, me }: Work): ((name: string) => boolean) => {
  const { lastNumber, replaced, rewritten } = marks()
  const known = new Set([...own.all(), ...rewritten].map(({ number }) => number).concat(replaced.flatMap(({ numbers }) => numbers)))
  const waiting = own.outboxSizes()
  return (name) => {
    const parsed = parseName(name)
    return parsed?.kind === 'data' && parsed.device === me && parsed.number <= lastNumber && !known.has(parsed.number) && !waiting.has(name)
  }
}

const isOwnHeadThere = async ({ peers, me, own, store }: Work): Promise<boolean> => {
  const rev = peers.of(me)?.rev
  if (rev === undefined) return false
  const name = headName(me, rev)
  const put = own.outbox().find((object) => object.name === name)
  const there = put === undefined ? null : await store.get(name)
  return there !== null && put?.bytes.equals(there) === true
}

/** @param standing up to which line the objects that stay hold each chain */
const mayGo = async (work: Work, name: string, standing: ReadonlyMap<number, number>): Promise<boolean> => {
  const bytes = await work.store.get(name)
  if (bytes === null) return false
  const { found, run } = await openOwnObject(work, name, bytes)
  if (run === null) return found === 'damaged'
  const chain = work.caseload.log.findChain(run.scope, run.author)
  return found === 'held' && lastSeqOf(run) <= (standing.get(chain ?? 0) ?? 0)
}
