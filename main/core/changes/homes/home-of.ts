import { aside } from '../judging/aside.ts'
import { maySupersede, shownFirst } from '../log/heads.ts'
import { homeGroup, isHome, isTheirs, scopeIn } from './home-scope.ts'
import { parseRefs } from '../log/line.ts'
import type { Head, Log, LoggedChange } from '../log/log.ts'
import type { PermissionSource } from '../judging/permissions.ts'
import type { Scopes } from './scopes.ts'

/** The scope that a person is in; null: no home of theirs says any. `heads` are those of their home, where they are known. */
export type HomeOf = (person: string, heads?: readonly Head[]) => string | null

/**
 * Tells where people are. While different homes stand, it is where the newest move took them: a home that took the
 * place of another by somebody who was granted both. What somebody says beside that who never could see where the person
 * was moves nobody. Without any move it is the newest home that was said where the person is by it: there at least they
 * are known.
 */
export const createHomeOf = (log: Pick<Log, 'find' | 'headsOfRegister'>, permissions: Pick<PermissionSource, 'permission' | 'everGranted'>): HomeOf => {
  const isMove = (person: string, { ref, value, device, scope }: Head, find: Find): boolean =>
    parseRefs(log.find(ref, scope)?.supersedes ?? '[]').some((named) => {
      const found = find(named, scope)
      const before = found !== null && isHomeOf(person, found) ? found : null
      // What is not here, or no longer counts here, was said in a scope that this computer does not hold: then that is where
      // they came from. So is what is no home of theirs: when that comes in, nobody asks anew whose home names it.
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
