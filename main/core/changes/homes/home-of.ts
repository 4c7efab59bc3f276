import { aside } from '../judging/aside.ts'
import { maySupersede, shownFirst } from '../log/heads.ts'
import { homeGroup, isHome, isTheirs, scopeIn } from './home-scope.ts'
import { parseRefs } from '../log/line.ts'
import type { Head, Log, LoggedChange } from '../log/log.ts'
import type { PermissionSource } from '../judging/permissions.ts'
import type { Scopes } from './scopes.ts'

/**
 * The scope that a person is in; null where none is said. `heads`: those of their home, where they are known already.
 */
export type HomeOf = (person: string, heads?: readonly Head[]) => string | null

/**
 * Tells where people are. While several homes stand, the newest move decides: a home that superseded another, written
 * by somebody who was granted both. A home that is said by somebody who never could see where the person was moves
 * nobody. If there is no move, the newest home counts that is said in the very scope that it names: there at least the
 * person is known.
 */
export const createHomeOf = (log: Pick<Log, 'find' | 'headsOfRegister'>, permissions: Pick<PermissionSource, 'permission' | 'everGranted'>): HomeOf => {
  const isMove = (person: string, { ref, value, device, scope }: Head, find: Find): boolean =>
    parseRefs(log.find(ref, scope)?.supersedes ?? '[]').some((named) => {
      const found = find(named, scope)
      const before = found !== null && isHomeOf(person, found) ? found : null
      // A change that is not here, or is set aside as not held, was written in a scope that this computer does not hold:
      // that scope is where they came from. A reference to something that is no home of theirs counts in the same way,
      // because the answer must be the same before and after that other change has come in.
      const from = before === null ? (named[3] ?? null) : before.aside === aside.counts ? scopeIn(JSON.parse(before.value)) : null
      const isReached = before === null || maySupersede({ device, scope }, { scope: before.scope, home: from }, permissions.everGranted)
      return from !== null && from !== scopeIn(value) && isReached && isTheirs(permissions, device, from)
    })

  return (person, heads = log.headsOfRegister({ entity: 'person', record: person, grp: homeGroup })) => {
    const saying = heads.filter(({ value }) => scopeIn(value) !== null)
    const scopes = new Set(saying.map(({ value }) => scopeIn(value)))
    const find = findOnce(log)
    const moves = scopes.size > 1 ? saying.filter((head) => isMove(person, head, find)) : []
    const saidThere = saying.filter(({ value, scope }) => scopeIn(value) === scope)
    const [shown] = ([moves, saidThere].find(({ length }) => length > 0) ?? saying).toSorted(shownFirst)
    return shown === undefined ? null : scopeIn(shown.value)
  }
}

type Find = Log['find']

/** Each of thousands of homes may name the same thousands. */
const findOnce = (log: Pick<Log, 'find'>): Find => {
  const known = new Map<string, LoggedChange | null>()
  return (ref, scope) => {
    const [device, seq, check, place = scope] = ref
    const key = `${device}/${seq}/${check}/${place}`
    const found = known.get(key)
    if (found !== undefined) return found
    const change = log.find(ref, scope)
    known.set(key, change)
    return change
  }
}

const isHomeOf = (person: string, change: LoggedChange): boolean => change.record === person && isHome(change) && change.aside !== aside.notHeld

/** Tells whether a person is in a scope that is not shown on this computer: they moved on, or cover has ended. */
export const createIsElsewhere =
  (homeOf: HomeOf, isShown: Scopes['isShown']) =>
  (person: string): boolean => {
    const home = homeOf(person)
    return home !== null && !isShown(home)
  }
