import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import PouchDB from 'pouchdb'

/**
 * PouchDB on leveldb, as offline health programs keep their records: one document a person and one a note. It has
 * no full-text index; a search reads the notes.
 */
export const makePouch = async (folder: string, from: Database) => {
  const pouch = new PouchDB(join(folder, 'pouch'))
  const people = from
    .prepare(`SELECT overview.*, person.* FROM person JOIN overview ON overview.personId = person.id`)
    .all() as Document[]
  const notes = from.prepare('SELECT * FROM note').all() as Document[]
  await addAll(pouch, people, 'person')
  await addAll(pouch, notes, 'note')
  const every = async (kind: string): Promise<Document[]> => {
    const found = await pouch.allDocs({ include_docs: true, startkey: `${kind}:`, endkey: `${kind};` })
    return found.rows.flatMap(({ doc }) => (doc === undefined || doc === null ? [] : [doc]))
  }
  return {
    async caseload(): Promise<unknown> {
      const rows = (await every('person')).filter(({ status }) => status === 'active' || status === 'on-hold')
      return rows.sort((a, b) => String(a['nextReview']).localeCompare(String(b['nextReview'])))
    },
    async search(word: string): Promise<unknown> {
      const pattern = new RegExp(`\\b${word}`, 'i')
      return (await every('note')).filter(({ text }) => pattern.test(String(text))).slice(-31)
    },
    close: () => pouch.close(),
  }
}

type Document = Record<string, unknown>

const addAll = async (pouch: PouchDB, rows: readonly Document[], kind: string): Promise<void> => {
  for (let start = 0; start < rows.length; start += 1000)
    await pouch.bulkDocs(rows.slice(start, start + 1000).map((row) => ({ ...row, _id: `${kind}:${String(row['id'])}` })))
}
