import { beforeAll, describe, expect, test } from 'vitest'
import { fillSynthetic } from '../../../../test/fixtures/synthetic/caseload.ts'
import { testCaseload, type TestCaseload } from '../../../../test/core/test-caseload.ts'
import { entities } from '../../../../shared/model/entities.ts'
import { put } from '../../changes/record.ts'
import type { RecordName } from '../../changes/log/register.ts'
import { listed } from './overview.ts'
import { searched } from './search-index.ts'

let caseload: TestCaseload

beforeAll(async () => {
  caseload = await testCaseload()
  fillSynthetic(caseload, { people: 8, notesPerPerson: 2, consultationsPerPerson: 2, wordsPerNote: 3 })
  const { id, personId } = caseload.database.prepare('SELECT id, personId FROM note LIMIT 1').get() as { id: string; personId: string }
  const addendum = caseload.newId()
  caseload.record([
    put('addendum', 'text', addendum, personId, { noteId: id, personId, reason: 'Missing', text: 'Also rang', author: 'Amina', authorRole: 'Link worker', signedAt: caseload.instant() }),
  ])
  caseload.database.exec(`
    CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, 'searchText', 'instance');
    CREATE VIRTUAL TABLE temp.names USING fts5vocab(main, 'searchName', 'instance')`)
})

/** Everything that lists show, worked out anew. */
const lists = (): unknown => {
  caseload.derived.overview.rebuild(caseload.now())
  return caseload.database.prepare('SELECT * FROM overview ORDER BY personId').all()
}

/** Everything that can be found, and where in the order, worked out anew. */
const found = (): unknown => {
  const { database, derived } = caseload
  derived.rebuild(database.prepare('SELECT DISTINCT entity, record FROM change ORDER BY record').all() as RecordName[])
  const tables = ['SELECT * FROM nameSound', 'SELECT * FROM searchDocument', 'SELECT doc, term FROM temp.words', 'SELECT doc, term FROM temp.names']
  return tables.map((sql) => database.prepare(`${sql} ORDER BY 1, 2`).raw().all())
}

/** Values of which one at least says something else, whatever a column is about. */
const others = ['NULL', `'Zebedee'`, `'2026-12-24'`, `'2019-01-01'`, `'23:59'`, `'5'`, `'closed'`, `'active'`, `'received'`, `'home-visit'`, '1000000']

/** The columns of a kind of records on which what is shown depends, found out by changing each. */
const mattering = (entity: string, shown: () => unknown): string[] => {
  const { database } = caseload
  const now = (): string => JSON.stringify(shown())
  const fields = Object.values(entities[entity as keyof typeof entities]).flatMap((group) => Object.keys(group.shape))
  const before = now()
  return fields.filter((field) =>
    others.some((value) => {
      database.exec('BEGIN')
      database.exec(`UPDATE "${entity}" SET "${field}" = ${value} WHERE "${field}" IS NOT ${value}`)
      const differs = now() !== before
      database.exec('ROLLBACK')
      return differs
    }),
  )
}

describe('what follows from a kind of records is worked out anew where one of these columns changes, and no other matters', () => {
  test.each(Object.keys(entities))('%s: lists', (entity) => expect(mattering(entity, lists).sort()).toEqual((listed.get(entity) ?? []).toSorted()))

  test.each(Object.keys(entities))('%s: search', (entity) => expect(mattering(entity, found).sort()).toEqual((searched.get(entity) ?? []).toSorted()))
})
