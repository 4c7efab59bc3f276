import type { Database, Statement } from 'better-sqlite3'

const known = new WeakMap<Database, Map<string, Statement>>()

/** A statement that is prepared once for each database: the simulation asks the same of many, many times. */
export const prepared = (database: Database, sql: string): Statement => {
  const ofDatabase = known.get(database) ?? new Map<string, Statement>()
  known.set(database, ofDatabase)
  const statement = ofDatabase.get(sql) ?? database.prepare(sql)
  ofDatabase.set(sql, statement)
  return statement
}
