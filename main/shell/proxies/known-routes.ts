import type { NetworkInterfaceInfo } from 'node:os'
import { straight, type FindRoutes, type Route } from '../../../shared/contract/route.ts'

const minute = 60_000

interface Found {
  readonly routes: Promise<readonly Route[]>
  readonly network: string
  readonly at: number
}

/**
 * Asks how servers are reached no more often than it can matter, because each question is a run of the program: what
 * was found stands in the network in which it was found; where it leads nowhere, that is asked again, once a minute at
 * most; and without a network nothing is asked.
 * @param ask how the server of an origin is reached now; must not fail
 * @param network which network the computer is in, see `networkIn`
 * @param time milliseconds, of a clock that nobody sets
 */
export function createKnownRoutes({ ask, network, time }: {
  readonly ask: (origin: string) => Promise<readonly Route[]>
  readonly network: () => string
  readonly time: () => number
}): FindRoutes {
  const found = new Map<string, Found>()
  return (origin, again) => {
    const here = network()
    if (here === '') return Promise.resolve(straight)
    const known = found.get(origin)
    const now = time()
    if (known?.network === here && !(again && now - known.at >= minute)) return known.routes
    const routes = ask(origin)
    found.set(origin, { routes, network: here, at: now })
    return routes
  }
}

/** The addresses that a computer has beyond itself, which are others in another network; '' without any network. */
export const networkIn = (interfaces: Readonly<Partial<Record<string, readonly NetworkInterfaceInfo[]>>>): string =>
  Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal }) => !internal)
    .map(({ address }) => address)
    .sort()
    .join(' ')
