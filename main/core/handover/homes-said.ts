import { homeGroup, scopeIn } from '../changes/home-scope.ts'
import type { Log } from '../changes/log.ts'

/**
 * The scopes that a person's home is said to be, in order: several where two moves did not know of each other. A move says
 * it in all the scopes where the person was as well; what the next mover cannot reach of that is left behind, and passed
 * over while some home is said in the scope that it names.
 */
export const homesSaid = (log: Log, person: string): string[] => {
  const heads = log.headsOfRegister({ entity: 'person', record: person, grp: homeGroup })
  const there = heads.filter(({ value, scope }) => scopeIn(value) === scope)
  const homes = (there.length > 0 ? there : heads).flatMap(({ value }) => scopeIn(value) ?? [])
  return [...new Set(homes)].sort()
}
