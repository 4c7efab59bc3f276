import type { Database } from 'better-sqlite3'

/** Under whom a person's record is shown, and which record was asked for where that one was merged. */
export interface ShownPerson {
  readonly id: string
  readonly mergedFrom: string | null
}

/** Finds the person that an id stands for: itself, or the one it was merged into; null where that one is not here. */
export const createShownPerson = (database: Database): ((id: string) => ShownPerson | null) => {
  const find = database.prepare(
    `SELECT shown.id AS id, CASE WHEN asked.mergedInto IS NULL THEN NULL ELSE asked.id END AS mergedFrom
     FROM person AS asked JOIN person AS shown ON shown.id = coalesce(asked.mergedInto, asked.id) WHERE asked.id = ?`,
  )
  return (id) => (find.get(id) as ShownPerson | undefined) ?? null
}

/** Finds the records that were merged into a person, by the log's index of merges rather than by every person. */
export const createMergedRecords = (database: Database): ((winner: string) => string[]) => {
  const find = database
    .prepare(
      `SELECT id FROM person WHERE id IN (SELECT record FROM change WHERE grp = 'mergedInto') AND mergedInto = ? ORDER BY id`,
    )
    .pluck()
  return (winner) => find.all(winner) as string[]
}
