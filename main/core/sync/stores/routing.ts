import type { Route } from '../../../../shared/contract/route.ts'
import { StoreFailure } from './store.ts'

/** The network failed somewhere between here and the server: another route may lead there. */
export class NoWay extends StoreFailure {
  constructor(message: string, problem: StoreFailure['problem']) {
    super('unreachable', message, problem)
  }
}

/** The routes to one server, as long as one store is open. */
export interface Routing {
  /**
   * Does the work over the first route on which it does not throw `NoWay`, asking anew, once, when none is left: a
   * laptop may have moved to another network. Throws what the first route threw.
   */
  over<Value>(work: (route: Route) => Promise<Value>): Promise<Value>
}

/** @param last the route that led there last, as far as is known; whichever does now is told to `led` */
export function createRouting(find: (again: boolean) => Promise<readonly Route[]>, last: Route | null = null, led: (route: Route) => void = () => undefined): Routing {
  let routes: Promise<readonly Route[]> | null = null
  let anew: Promise<readonly Route[]> | null = null
  let lastGood = last

  const overEach = async <Value>(known: readonly Route[], work: (route: Route) => Promise<Value>): Promise<Value> => {
    let failure: NoWay | null = null
    for (const route of known.toSorted((a, b) => Number(b.proxy === lastGood?.proxy) - Number(a.proxy === lastGood?.proxy))) {
      try {
        const value = await work(route)
        lastGood = route
        led(route)
        return value
      } catch (error) {
        if (!(error instanceof NoWay)) throw error
        failure ??= error
      }
    }
    throw failure ?? new NoWay('There are only proxies of other kinds', 'proxy_unsupported')
  }

  return {
    async over(work) {
      routes ??= find(false)
      const known = await routes
      try {
        return await overEach(known, work)
      } catch (error) {
        if (!(error instanceof NoWay)) throw error
        anew ??= find(true)
        const found = await anew
        if (JSON.stringify(found) === JSON.stringify(known)) throw error
        routes = anew
        return overEach(found, work)
      }
    },
  }
}
