import { day, hasPassed } from '../elapsed.ts'
import { unpackNumbers } from '../format/head.ts'
import { dataPrefix, headsPrefix } from '../format/names.ts'
import type { OwnRun } from './own-runs.ts'
import { runInLog, sealRun } from './seal.ts'
import { removeOrphans } from './orphans.ts'
import { whatLiesAt } from './own-object.ts'
import type { Work } from '../work.ts'

/**
 * Compares what the store shows of this device's runs with what it put: once a day, after something was put, and
 * whenever its newest head is not there. What is as it was put is known to be safe and leaves the outbox; what is
 * missing or cut short is sealed again, from the log and the signatures that were kept, and goes into it.
 * A store that was lost or rolled back is thus filled by its devices; what nothing knows of leaves it.
 * 'second_copy': something lies there that another copy of this device has written; it is not overwritten.
 */
export const compareSizes = async (work: Work, headIsThere: boolean): Promise<'second_copy' | null> => {
  const waiting = new Set([...work.own.outboxSizes().keys()].filter((name) => !name.startsWith(headsPrefix)))
  const isTime = hasPassed(day, work.marks().sizesSeenAt, work.now())
  if (headIsThere && waiting.size === 0 && !isTime) return null

  const all = !headIsThere || isTime
  const [first = ''] = waiting
  // One object is asked for by its name, so that the answer does not grow with what this device has put so far.
  const prefix = !all && waiting.size === 1 ? first : dataPrefix(work.me)
  const there = new Map((await work.store.list(prefix)).map(({ name, size }) => [name, size]))
  const named = namedNumbers(work)
  for (const run of work.own.all()) {
    const name = work.own.nameOf(run.number)
    const size = there.get(name)
    const isThere = size === run.size
    // Runs count as safe only together with the head that names them.
    if (isThere && headIsThere && named.has(run.number)) work.own.drop(name)
    if (isThere) continue
    // One after the other: a refill holds no more than one in memory.
    const found = size === undefined ? null : await whatLiesAt(work, name)
    if (found === 'another') return 'second_copy'
    // A copy may have sealed it with a later key, which the roster will tell. Whoever fails to read it says so.
    if (all && !waiting.has(name) && found !== 'unknown') await putAgain(work, run)
  }
  if (!all) return null
  if (headIsThere) await removeOrphans(work, [...there.keys()])
  work.mark({ sizesSeenAt: work.now() })
  return null
}

/** The numbers of the objects that this device's newest head names. */
const namedNumbers = (work: Work): Set<number> => {
  const head = work.peers.of(work.me)?.head
  const chains = head === undefined ? [] : [head.chains, ...Object.values(head.adopts)]
  return new Set(chains.flatMap((scopes) => Object.values(scopes)).flatMap((packed) => unpackNumbers(packed)?.numbers ?? []))
}

/** Seals a run anew under its name: what it says and its signature are as they were. */
export const putAgain = async (work: Work, run: OwnRun): Promise<void> => {
  // The key is gone with the scope: what is there of it stays as it is.
  if (work.book.currentKey(run.scope) === null) return
  const name = work.own.nameOf(run.number)
  const bytes = await sealRun(work, name, runInLog(work, run))
  work.caseload.database.transaction(() => {
    work.own.keep(name, bytes, work.now())
    work.own.setSize(run.number, bytes.length)
  })()
}
