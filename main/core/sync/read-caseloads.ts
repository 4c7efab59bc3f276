import type { Head } from './head.ts'
import { rosterScope } from './names.ts'
import type { Peer } from './peers.ts'
import { readChain, wantedChain, type WantedChain } from './read-runs.ts'
import { atMost } from './at-most.ts'
import { chainKey } from './roster/roster.ts'
import type { Work } from './work.ts'

/**
 * Reads all chains, of scopes that this device holds, that the known heads show to reach further than here: also of
 * heads that were known before, where something was missing or a scope has come newly into this device's hands.
 */
export const readCaseloads = async (work: Work): Promise<void> => {
  const chainInTurn = atMost(chainsAtOneTime)
  await Promise.all(wantedChains(work).map((chain) => chainInTurn(() => readWanted(work, chain))))
}

const chainsAtOneTime = 6

const readWanted = async (work: Work, chain: WantedChain): Promise<void> => {
  const signKey = work.book.current()?.devices.get(chain.author)?.signKey
  if (signKey !== undefined) await readChain(work, chain, signKey)
}

const wantedChains = (work: Work): WantedChain[] => {
  const held = work.caseload.scopes.held()
  const furthest = new Map<string, WantedChain>()
  const consider = (author: string, holder: string, chains: Head['chains']): void => {
    for (const [scope, packed] of Object.entries(chains)) {
      if (scope === rosterScope || !held.has(scope) || author === work.me) continue
      const chain = wantedChain(author, scope, holder, packed)
      const other = furthest.get(`${author}/${scope}`)
      if (chain !== null && (other === undefined || chain.lastSeq > other.lastSeq)) furthest.set(`${author}/${scope}`, chain)
    }
  }
  const peers: readonly Peer[] = work.peers.all()
  for (const { device, head } of peers) consider(device, device, head.chains)
  // An adopted chain is read where its author's own head does not show as much.
  for (const { device, head } of peers)
    for (const [author, chains] of Object.entries(head.adopts)) consider(author, device, chains)
  const isForked = forkedChains(work)
  return [...furthest.values()].filter(({ author, scope, lastSeq }) => {
    const chain = work.caseload.log.findChain(scope, author)
    const here = chain === null ? 0 : work.caseload.log.lastSeq(chain)
    return here < Math.min(lastSeq, readableEnd(work, author, scope)) && (chain === null || !isForked(chain))
  })
}

/** Of a device that exists twice nothing more is taken until an administrator has said which one counts. */
const forkedChains = ({ caseload: { database } }: Work): ((chain: number) => boolean) => {
  const forked = new Set(database.prepare('SELECT id FROM chain WHERE fork = 1').pluck().all())
  return (chain) => forked.has(chain)
}

/** What a removed device hands in late is fetched by administrators alone, who may admit it. */
const readableEnd = ({ book, me }: Work, author: string, scope: string): number => {
  const roster = book.current()
  if (roster?.devices.get(author)?.removed !== true || roster.devices.get(me)?.role === 'administrator') return Infinity
  const ends = (roster.grantsByChain.get(chainKey(author, scope)) ?? []).map(({ cut }) => cut?.seq ?? Infinity)
  return Math.max(0, ...ends)
}
