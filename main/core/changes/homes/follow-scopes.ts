import type { Database } from 'better-sqlite3'
import type { LocalSettings } from '../../database/local-settings.ts'
import type { Follow } from '../tables/follow.ts'
import { homeGroup } from './home-scope.ts'
import type { Scopes } from './scopes.ts'
import { inSlices } from '../slices.ts'

export interface FollowScopesParts {
  readonly database: Database
  readonly local: LocalSettings
  readonly scopes: Scopes
  readonly follow: Follow
  /** Milliseconds. */
  readonly time: () => number
  readonly onChanged: (tables: readonly string[]) => void
}

/**
 * Shows and hides people after this computer came to hold other scopes, in slices. What a crash left undone is done
 * here too.
 */
export const createFollowScopes = ({ database, local, scopes, follow, time, onChanged }: FollowScopesParts) => {
  const atHomeIn = database
    .prepare(
      `SELECT DISTINCT record FROM change
       WHERE entity = 'person' AND grp = '${homeGroup}' AND head = 1 AND json_extract(value, '$.homeScope') IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
  const followPeople = database.transaction((people: readonly string[]) =>
    follow(people.map((record) => ({ entity: 'person', record, grp: homeGroup }))),
  )

  /** @param hidden scopes that this computer may read but is not meant to show any more */
  return function* followScopes(hidden: readonly string[]): Generator<void, void> {
    scopes.hide(hidden)
    const now = scopes.shown()
    const before = local.get('shownScopes') as readonly string[] | undefined
    const changed = [...now, ...(before ?? [])].filter((scope) => !now.includes(scope) || before?.includes(scope) !== true)
    if (changed.length === 0) return
    const people = atHomeIn.all(JSON.stringify(changed)) as string[]
    let next = 0
    yield* inSlices(time, (items) => {
      const tables = followPeople.immediate(people.slice(next, next + items))
      if (tables.size > 0) onChanged([...tables])
      next += items
      return Math.max(0, people.length - next)
    })
    local.set('shownScopes', now)
  }
}
