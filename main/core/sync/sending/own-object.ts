import { rosterScope } from '../format/names.ts'
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
  return bytes === null ? null : (await openOwnObject(work, name, bytes)).found
}

/** The same of bytes that lie there, with the run that they are, if they are one. */
export const openOwnObject = async (work: Work, name: string, bytes: Uint8Array): Promise<{ readonly found: Found; readonly run: Run | null }> => {
  const { team, book, caseload } = work
  const scopes = [rosterScope, ...caseload.scopes.held()]
  // The roster has one key for good, which would open nothing of a later epoch: such an object would pass for damaged.
  const keysOf = (epoch: number): Uint8Array[] => scopes.filter((scope) => scope !== rosterScope || epoch === 0).flatMap((scope) => book.keysOf(scope, epoch))
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
