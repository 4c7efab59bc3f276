import type { Database } from 'better-sqlite3'
import type { Touched } from '../changes/projection.ts'
import { createOverview } from './overview.ts'
import { createSearchIndex } from './search-index.ts'

/**
 * What follows the synced tables in the transaction of every change: the overview that lists read, and the
 * search indexes. Both can be worked out anew from the tables at any time.
 * @param now the time in England, `YYYY-MM-DDTHH:MM`
 */
export const createDerived = (database: Database, now: () => string) => {
  const overview = createOverview(database)
  const search = createSearchIndex(database)
  const shownPerson = database.prepare('SELECT coalesce(mergedInto, id) FROM person WHERE id = ?').pluck()

  return {
    overview,

    refresh(rewritten: readonly Touched[]): void {
      const people = new Set<string>()
      for (const { entity, record, subject } of rewritten) {
        search.refresh(entity, record)
        if (subject === null) continue
        people.add(subject)
        people.add((shownPerson.get(subject) as string | undefined) ?? subject)
      }
      const moment = now()
      for (const person of people) overview.refresh(person, moment)
    },

    /** @param records every record of the log, oldest first: search shows the newest first by this order */
    rebuild(records: readonly Touched[]): void {
      search.clear()
      for (const { entity, record } of records) search.refresh(entity, record)
      overview.rebuild(now())
    },
  }
}

export type Derived = ReturnType<typeof createDerived>
