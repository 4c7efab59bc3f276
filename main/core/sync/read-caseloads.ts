import type { Database } from 'better-sqlite3'
import { prepared } from '../database/prepared.ts'
import { rosterScope } from './names.ts'
import { readChain, type WantedChain } from './read-runs.ts'
import { adoptedChains, ownChains } from './sources.ts'
import { allOf, atMost } from './at-most.ts'
import { chainKey } from './roster/roster.ts'
import type { Work } from './work.ts'

/**
 * Reads all chains, of scopes that this device holds, that the known heads show to reach further than here: also of
 * heads that were known before, where something was missing or a scope has come newly into this device's hands.
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

const readWanted = async (work: Work, chain: WantedChain): Promise<void> => {
  const signKey = work.book.current()?.devices.get(chain.author)?.signKey
  if (signKey !== undefined) await readChain(work, chain, signKey)
}

/** For each chain that goes further in the store than here, where to read it. */
const wantedChains = (work: Work): WantedChain[] => {
  const held = work.caseload.scopes.held()
  const isForked = forkedChains(work)
  const isAhead = ({ author, scope, lastSeq }: WantedChain): boolean => {
    const chain = work.caseload.log.findChain(scope, author)
    const here = chain === null ? 0 : work.caseload.log.lastSeq(chain)
    return here < Math.min(lastSeq, readableEnd(work, author, scope)) && (chain === null || !isForked(chain))
  }
  const chosen = new Map<string, WantedChain>()
  // What was adopted is the branch that counts; the device itself may go on with another. So it is considered last.
  for (const source of [...ownChains(work), ...adoptedChains(work)]) {
    const { author, scope } = source
    if (scope !== rosterScope && author !== work.me && held.has(scope) && isAhead(source)) chosen.set(chainKey(author, scope), source)
  }
  return [...chosen.values()]
}

/** Of a device that exists twice nothing more is taken until an administrator has said which one counts. */
const forkedChains = ({ caseload: { database } }: Work): ((chain: number) => boolean) => {
  const forked = new Set(prepared(database, 'SELECT id FROM chain WHERE fork = 1').pluck().all())
  return (chain) => forked.has(chain)
}

/** What a removed device hands in late is fetched by administrators alone, who may admit it. */
const readableEnd = ({ book, me }: Work, author: string, scope: string): number => {
  const roster = book.current()
  if (roster?.devices.get(author)?.removed !== true || roster.devices.get(me)?.role === 'administrator') return Infinity
  const ends = (roster.grantsByChain.get(chainKey(author, scope)) ?? []).map(({ cut }) => cut?.seq ?? Infinity)
  return Math.max(0, ...ends)
}
