import { prepared } from '../../main/core/database/prepared.ts'
import type { Database } from 'better-sqlite3'
import { entities } from '../../shared/model/entities.ts'

const synced = Object.keys(entities)

/** What a user reads: the synced tables, sounds of names, and what search finds. */
export const tablesOf = (database: Database): Record<string, unknown> => ({
  ...Object.fromEntries([...synced, 'nameSound'].map((table) => [table, prepared(database, `SELECT * FROM "${table}" ORDER BY 1, 2`).raw().all()])),
  found: ['searchText', 'searchName'].map((index) =>
    prepared(database, `SELECT record, personId FROM ${index} JOIN searchDocument ON searchDocument.id = ${index}.rowid
         WHERE ${index} MATCH 'canary OR ngozi OR test' ORDER BY record`,
      )
      .raw()
      .all(),
  ),
})

/** The lists that a user reads; they depend on what day it is. */
export const listsOf = (database: Database): unknown => prepared(database, 'SELECT * FROM overview ORDER BY 1').raw().all()

/** What is known of all that was ever written in these scopes, and what of it stands. What is aside by right may be had by some alone. */
export const historyOf = (database: Database, scopes: ReadonlySet<string>): unknown[] =>
  prepared(database, `SELECT scope, device, seq, hex(digest), head, aside FROM change JOIN chain ON chain.id = change.chain
       WHERE aside <> 1 AND entity <> '' AND scope IN (SELECT value FROM json_each(?)) ORDER BY scope, device, seq`,
    )
    .raw()
    .all(JSON.stringify([...scopes]))
