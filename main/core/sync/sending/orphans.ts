import { headName, parseName, rosterScope } from '../format/names.ts'
import { openObject } from '../format/object.ts'
import { decodeRun, isRunSigned, lastSeqOf, tipOfRun, type Run } from '../format/run.ts'
import type { Work } from '../work.ts'

/**
 * What an object under one of this device's names turns out to be. held: a run of which this device has every line;
 * another: one that this device has signed and that says more, or something else, so that another copy of it must have
 * written it; unknown: its key or format is not known here; damaged: nobody could take it.
 */
type Found = 'held' | 'another' | 'unknown' | 'damaged'

/** What lies under one of this device's names; null: nothing. */
export const whatLiesAt = async (work: Work, name: string): Promise<Found | null> => {
  const bytes = await work.store.get(name)
  return bytes === null ? null : (await opened(work, name, bytes)).found
}

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
    // oxlint-disable-next-line no-await-in-loop -- one after the other: no more than one is held in memory
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
  const { found, run } = await opened(work, name, bytes)
  if (run === null) return found === 'damaged'
  const chain = work.caseload.log.findChain(run.scope, run.author)
  return found === 'held' && lastSeqOf(run) <= (standing.get(chain ?? 0) ?? 0)
}

const opened = async (work: Work, name: string, bytes: Uint8Array): Promise<{ readonly found: Found; readonly run: Run | null }> => {
  const { team, book, caseload } = work
  const scopes = [rosterScope, ...caseload.scopes.held()]
  const keysOf = (epoch: number): Uint8Array[] => scopes.flatMap((scope) => book.keysOf(scope, epoch))
  const content = await openObject({ kind: 'run', name, vaultId: team.vaultId, bytes, keysOf })
  if (!content.ok) return { found: ['no_key', 'newer_format'].includes(content.error.code) ? 'unknown' : 'damaged', run: null }
  const run = await decodeRun(content.value, work.pause)
  if (!run.ok) return { found: 'damaged', run: null }
  return { found: holds(work, run.value) ? 'held' : isOwn(work, run.value) ? 'another' : 'damaged', run: run.value }
}

const holds = ({ caseload: { log } }: Work, run: Run): boolean => {
  const chain = log.findChain(run.scope, run.author)
  return chain !== null && lastSeqOf(run) <= log.lastSeq(chain) && tipOfRun(run).equals(log.tipAt(chain, lastSeqOf(run)))
}

const isOwn = ({ team, me, caseload }: Work, run: Run): boolean => run.author === me && isRunSigned(run, team.vaultId, caseload.device.signKey)
