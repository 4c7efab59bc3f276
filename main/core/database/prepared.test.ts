import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { prepared } from './prepared.ts'

test('A statement is prepared once for each database, and reads that one', () => {
  const [first, second] = [1, 2].map((number) => {
    const database = new Database(':memory:')
    database.exec(`CREATE TABLE thing (number); INSERT INTO thing VALUES (${number})`)
    return database
  }) as [Database.Database, Database.Database]
  const sql = 'SELECT number FROM thing'
  expect(prepared(first, sql)).toBe(prepared(first, sql))
  expect(prepared(first, sql).pluck().get()).toBe(1)
  expect(prepared(second, sql).pluck().get()).toBe(2)
})
