import type { RoutesAsked, RoutesFound } from '../../shared/contract/messages.ts'
import type { FindRoutes } from '../../shared/contract/route.ts'

/** Finds routes by asking the shell, which knows how the computer is set; its answers come in by `found`. */
export const createRouteFinder = (ask: (question: RoutesAsked) => void) => {
  const waiting = new Map<number, (found: RoutesFound) => void>()
  let asked = 0
  const find: FindRoutes = async (origin, again) => {
    asked += 1
    const { promise, resolve } = Promise.withResolvers<RoutesFound>()
    waiting.set(asked, resolve)
    ask({ type: 'find-routes', id: asked, origin, again })
    return (await promise).routes
  }
  return {
    find,
    found(answer: RoutesFound): void {
      waiting.get(answer.id)?.(answer)
      waiting.delete(answer.id)
    },
  }
}
