import { homeGroup, scopeIn } from '../changes/homes/home-scope.ts'
import type { Log } from '../changes/log/log.ts'

/**
 * The caseloads that a person is said to be on, in order. There are several where two people moved them without knowing
 * of each other. A move says so in every scope where the person was. Somebody who moves them on may not reach all of
 * these and leaves some standing. Those are passed over as long as there is one that is said in the very scope that it
 * names.
 */
export const homesSaid = (log: Log, person: string): string[] => {
  const heads = log.headsOfRegister({ entity: 'person', record: person, grp: homeGroup })
  const there = heads.filter(({ value, scope }) => scopeIn(value) === scope)
  const homes = (there.length > 0 ? there : heads).flatMap(({ value }) => scopeIn(value) ?? [])
  return [...new Set(homes)].sort()
}
