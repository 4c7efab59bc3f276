import { err, ok, type Result } from '../../../shared/rules/result.ts'
import { isHome, movedGroup, scopeIn } from './homes/home-scope.ts'
import { parseRefs } from './log/line.ts'
import type { Log, LoggedChange } from './log/log.ts'
import type { Write } from './record.ts'
import { registerKey } from './log/register.ts'
import type { Scopes } from './homes/scopes.ts'

export interface UndoMoveParts {
  readonly log: Log
  readonly scopes: Pick<Scopes, 'isShown'>
  readonly moveWrites: (person: string, to: string) => Write[]
  /** Whether anything was written about a person after the change of that number. */
  readonly isWrittenSince: (person: string, id: number) => boolean
}

/** The people whom these changes moved to another scope; none for all other changes. */
export const movedPeople = (made: readonly LoggedChange[]): string[] => [
  ...new Set(made.filter(({ entity, grp }) => entity === 'person' && grp === movedGroup).map(({ record }) => record)),
]

/**
 * Moves people back to where they were, with everything about them: what a move superseded lies in the scope they
 * left, and whoever holds that one alone can take it up again only from copies there. Refused where something was
 * written about one of them since, which would change hands unasked, and where they were in two places before.
 */
export const undoMove = (made: readonly LoggedChange[], people: readonly string[], parts: UndoMoveParts): Result<Write[], 'changed_since'> => {
  const { log, scopes, moveWrites, isWrittenSince } = parts
  const last = Math.max(...made.map(({ id }) => id))
  const stands = [...Map.groupBy(made, registerKey).values()].every((changes) => areHeads(changes, log))
  const before = people.map((person) => ({ person, home: homeBefore(made, person, log) }))
  if (!stands || people.some((person) => isWrittenSince(person, last))) return err('changed_since')
  const writes: Write[] = []
  for (const { person, home } of before) {
    if (home === null || !scopes.isShown(home)) return err('changed_since')
    writes.push(...moveWrites(person, home))
  }
  return ok(writes)
}

/** Whether these changes of one register are what stands of it. */
export const areHeads = (changes: readonly LoggedChange[], log: Log): boolean => {
  const [change] = changes
  const heads = change === undefined ? [] : log.headsOfRegister(change)
  const ids = new Set(changes.map(({ id }) => id))
  return heads.length === ids.size && heads.every(({ id }) => ids.has(id))
}

/**
 * Where a person was before these changes moved them; null where that is not known, was two places, or is where they
 * are now.
 */
const homeBefore = (made: readonly LoggedChange[], person: string, log: Log): string | null => {
  const moves = made.filter(({ entity, record, grp }) => isHome({ entity, grp }) && record === person)
  const before = moves.flatMap(({ supersedes, scope }) => parseRefs(supersedes).map((ref) => log.find(ref, scope)))
  const homes = new Set(before.map((change) => (change === null ? null : homeIn(change))))
  const [home = null] = homes
  return homes.size === 1 && moves.every((move) => homeIn(move) !== home) ? home : null
}

const homeIn = ({ value }: LoggedChange): string | null => scopeIn(JSON.parse(value))
