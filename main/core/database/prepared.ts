import type { Database, Statement } from 'better-sqlite3'

/**
 * A statement that is prepared once for each database, however often it is asked for: preparing takes longer than most
 * statements do. What is set on it (`pluck`, `raw`) must be the same wherever the same words are used.
 */
export const prepared = (database: Database, sql: string): Statement => {
  const statements = known.get(database) ?? new Map<string, Statement>()
  known.set(database, statements)
  const statement = statements.get(sql) ?? database.prepare(sql)
  statements.set(sql, statement)
  return statement
}

const known = new WeakMap<Database, Map<string, Statement>>()
