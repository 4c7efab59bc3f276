import type { Database } from 'better-sqlite3'
import { prepared } from '../../database/prepared.ts'
import { rosterScope } from '../format/names.ts'
import { isAhead, readFirstThatDelivers, type WantedChain } from './read-runs.ts'
import { adoptedChains, ownChains } from './sources.ts'
import { allOf, atMost } from '../../common/at-most.ts'
import { chainKey } from '../roster/roster.ts'
import type { Work } from '../work.ts'

/**
 * Reads every chain that goes further in the store than here, in the scopes that this device holds. Heads that were
 * known before count as well: something of them may have been missing, or the scope may be new to this device.
 */
export const readCaseloads = async (work: Work): Promise<void> => {
  const { filling, database } = work.caseload
  const chains = wantedChains(work)
  // A computer that has nobody yet gets everything first, and then works out once what follows from it.
  if (chains.length > 0 && !hasAnybody(database)) filling.begin()
  const chainInTurn = atMost(chainsAtOneTime)
  try {
    await allOf(chains.map((chain) => chainInTurn(() => readWanted(work, chain))))
  } finally {
    // What came in before the store failed is shown as well.
    await work.apply(() => work.caseload.fill(work.pause))
  }
}

const hasAnybody = (database: Database): boolean =>
  prepared(database, 'SELECT 1 FROM change WHERE subject IS NOT NULL LIMIT 1').get() !== undefined

const chainsAtOneTime = 6

const readWanted = async (work: Work, sources: readonly WantedChain[]): Promise<void> => {
  const signKey = work.book.current()?.devices.get(sources[0]?.author ?? '')?.signKey
  if (signKey !== undefined) await readFirstThatDelivers(work, sources, signKey)
}

/** For each chain that goes further in the store than here, where to read it, and where else if that is not there. */
const wantedChains = (work: Work): WantedChain[][] => {
  const held = work.caseload.scopes.held()
  const isRead = ({ author, scope }: WantedChain): boolean => scope !== rosterScope && author !== work.me && held.has(scope)
  const wanted = [...ownChains(work), ...adoptedChains(work)]
    .filter(isRead)
    .map((source) => ({ ...source, lastSeq: Math.min(source.lastSeq, readableEnd(work, source)) }))
    .filter((source) => isAhead(work, source))
    // Adopted chains come first: they are the branch that counts, while the device itself may go on with another.
    .toReversed()
  return [...Map.groupBy(wanted, ({ author, scope }) => chainKey(author, scope)).values()]
}

/** What a removed device hands in late is fetched by administrators alone, who may admit it. */
const readableEnd = ({ book, me }: Work, { author, scope }: WantedChain): number => {
  const roster = book.current()
  if (roster?.devices.get(author)?.removed !== true || roster.devices.get(me)?.role === 'administrator') return Infinity
  const ends = (roster.grantsByChain.get(chainKey(author, scope)) ?? []).map(({ cut }) => cut?.seq ?? Infinity)
  return Math.max(0, ...ends)
}
