import type { Database } from 'better-sqlite3'
import type { Rewritten } from '../../changes/tables/projection.ts'
import { recordKey, type RecordName } from '../../changes/log/register.ts'
import type { LocalSettings } from '../../database/local-settings.ts'
import type { ChangedColumns, Columns } from '../../changes/tables/synced-table.ts'
import { createOverview, listed } from './overview.ts'
import { createSearchIndex, searched } from './search-index.ts'

/**
 * What follows the synced tables in the transaction of every change: the overview that lists read, and the
 * search indexes. Both can be worked out anew from the tables at any time.
 * @param now the time in England, `YYYY-MM-DDTHH:MM`
 */
export const createDerived = (database: Database, local: LocalSettings, now: () => string) => {
  const overview = createOverview(database)
  const search = createSearchIndex(database)

  return {
    overview,

    refresh(rewritten: readonly Rewritten[]): void {
      // Records of two kinds may have one id: a later version may use the person's own for what everybody has once.
      const records = new Map(rewritten.filter(({ entity, changed }) => follows(searched, entity, changed)).map((touched) => [recordKey(touched), touched]))
      for (const { entity, record } of records.values()) search.refresh(entity, record)
      const moment = now()
      const people = new Set(rewritten.filter(({ entity, changed }) => follows(listed, entity, changed)).flatMap((each) => each.people))
      for (const person of people) overview.refresh(person, moment)
      const others = new Set(rewritten.flatMap((each) => each.people))
      const withSeveral = new Set(rewritten.flatMap((each) => (each.severalStand ? each.people : [])))
      for (const person of others) if (!people.has(person) && (withSeveral.has(person) || overview.saysTwoVersions(person))) overview.refreshVersions(person)
    },

    /** Where in the order of search a text belongs, by its day; null for records that are no texts. */
    placeOf: ({ entity, record }: RecordName): number | null => search.placeOf(entity, record),

    /**
     * Brings the search index up to date with these records, and nothing else. Many texts are indexed far faster in the
     * order of `placeOf`.
     */
    index(records: readonly RecordName[]): void {
      for (const { entity, record } of records) search.refresh(entity, record)
    },

    mergeRarely: search.mergeRarely,

    /**
     * Notes that this transaction removes texts whose words must leave the file as well. `forgetRemoved` sees to it,
     * after a restart too.
     */
    toForget: (): void => local.set('wordsToForget', true),

    /** Takes the words of removed texts out of the file, step by step. */
    *forgetRemoved(): Generator<void, void> {
      if (local.get('wordsToForget') === undefined) return
      yield* search.forgetRemoved()
      local.remove('wordsToForget')
    },

    /**
     * Brings the overview up to date with these people, and nothing else. Everything about them must have been written.
     */
    list(people: readonly string[]): void {
      const moment = now()
      for (const person of people) overview.refresh(person, moment)
    },

    /** @param records every record of the log, oldest first: of one day, search shows the newest first by this order */
    rebuild(records: readonly RecordName[]): void {
      search.clear()
      for (const { entity, record } of records) search.refresh(entity, record)
      overview.rebuild(now())
    },
  }
}

const follows = (columns: Columns, entity: string, changed: ChangedColumns): boolean =>
  changed === 'row' || columns.get(entity)?.some((column) => changed.has(column)) === true

export type Derived = ReturnType<typeof createDerived>
