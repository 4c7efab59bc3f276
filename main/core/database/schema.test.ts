import { getTableColumns, getTableName } from 'drizzle-orm'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { describe, expect, test } from 'vitest'
import { testCaseload } from '../../../test/core/test-caseload.ts'
import { entities } from '../../../shared/model/entities.ts'
import * as localSchema from './local-schema.ts'
import * as schema from './schema.ts'

const tables = [...Object.values(schema), ...Object.values(localSchema)]

describe('the schema', () => {
  test.each(Object.entries(entities))('the table of %s has one column for each field of its groups, and its id', (entity, groups) => {
    const table = tables.find((candidate) => getTableName(candidate) === entity)
    if (table === undefined) throw new Error(`No table ${entity}`)
    const fields = Object.values(groups).flatMap((group) => Object.keys(group.shape))
    expect(new Set(fields).size, 'a field stands in one group only').toBe(fields.length)
    expect(Object.keys(getTableColumns(table)).toSorted()).toEqual(['id', ...fields].toSorted())
  })

  test.each(tables.map((table) => [getTableName(table), table] as const))('the migrations make %s as it is described', async (name, table) => {
    const { database } = await testCaseload()
    const made = database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(name) as string[]
    expect(made.toSorted()).toEqual(Object.values(getTableColumns(table)).map((column) => column.name).toSorted())
    const indexes = database
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL`)
      .pluck()
      .all(name) as string[]
    expect(indexes.toSorted()).toEqual(getTableConfig(table).indexes.map((index) => index.config.name).toSorted())
  })

  test('synced tables refuse nothing: no foreign keys, no unique constraint but the id', () => {
    for (const table of tables.filter((candidate) => Object.hasOwn(entities, getTableName(candidate)))) {
      const { foreignKeys, uniqueConstraints, indexes } = getTableConfig(table)
      expect([...foreignKeys, ...uniqueConstraints, ...indexes.filter((index) => index.config.unique)]).toEqual([])
    }
  })
})
