import type { Head } from '../format/head.ts'
import { wantedChain, type WantedChain } from './read-runs.ts'
import type { Work } from '../work.ts'

/** The chains that devices say they keep in the store, of their own. */
export const ownChains = ({ peers }: Work): WantedChain[] => peers.all().flatMap(({ device, head }) => chainsOf(device, device, head.chains))

/**
 * Chains that administrators keep in the store, above all of removed devices, the furthest last: nobody else's word counts on
 * what another device has written. That of an administrator who was removed comes before all others: it may be the only one,
 * but must not stand in the way of the branch that counts.
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
