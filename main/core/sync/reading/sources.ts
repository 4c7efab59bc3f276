import type { Head } from '../format/head.ts'
import { wantedChain, type WantedChain } from './read-runs.ts'
import type { Work } from '../work.ts'

/** The chains that devices say they keep in the store, of their own. */
export const ownChains = ({ peers }: Work): WantedChain[] => peers.all().flatMap(({ device, head }) => chainsOf(device, device, head.chains))

/**
 * Chains of other devices, mostly removed ones, that administrators keep in the store; nobody else's word counts on
 * what another device has written. The one that goes furthest comes last. Those that a removed administrator keeps come
 * before all others: such a one may be the only copy, but must not take precedence over the branch that counts.
 */
export const adoptedChains = ({ peers, book }: Pick<Work, 'peers' | 'book'>): WantedChain[] => {
  const devices = book.current()?.devices
  const isRemoved = (device: string): boolean => devices?.get(device)?.removed === true
  const byAdministrators = peers.all().filter(({ device }) => devices?.get(device)?.role === 'administrator')
  return byAdministrators
    .flatMap(({ device, head }) => Object.entries(head.adopts).flatMap(([author, chains]) => chainsOf(author, device, chains)))
    .sort((a, b) => Number(isRemoved(b.holder)) - Number(isRemoved(a.holder)) || a.lastSeq - b.lastSeq)
}

const chainsOf = (author: string, holder: string, chains: Head['chains']): WantedChain[] =>
  Object.entries(chains)
    .map(([scope, packed]) => wantedChain(author, scope, holder, packed))
    .filter((chain) => chain !== null)
