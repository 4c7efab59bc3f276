import { join } from 'node:path'
import PouchDB from 'pouchdb'
import { timed, type BenchRecord, type Contender, type Edit } from './contender.ts'

type Document = Record<string, unknown>

/** PouchDB, one document a record, replicated between two leveldb databases, without encryption. */
export const makePouch = async (folder: string, records: readonly BenchRecord[]): Promise<Contender> => {
  const first = new PouchDB(join(folder, 'pouch-first'))
  const second = new PouchDB(join(folder, 'pouch-second'))
  for (let start = 0; start < records.length; start += 1000)
    await first.bulkDocs(records.slice(start, start + 1000).map(({ entity, id, person, fields }) => ({ ...fields, _id: `${entity}:${id}`, person })))

  /** What replication says over HTTP: the changed documents as JSON. */
  const bytesSince = async (database: PouchDB, since: number | string): Promise<number> => {
    const { results } = await database.changes({ since, include_docs: true })
    return Buffer.byteLength(JSON.stringify(results))
  }
  const lastOf = async (database: PouchDB): Promise<number | string> => (await database.info()).update_seq

  return {
    name: 'PouchDB',
    async secondComputer() {
      const { time } = await timed(() => first.replicate.to(second))
      return { ...time, bytes: await bytesSince(first, 0) }
    },
    async concurrentEdits(ours, theirs) {
      const before = [await lastOf(first), await lastOf(second)] as const
      let said = 0
      const { time } = await timed(async () => {
        await editAll(first, ours)
        await editAll(second, theirs)
        said = (await bytesSince(first, before[0])) + (await bytesSince(second, before[1]))
        await first.sync(second)
      })
      const all = await first.allDocs({ include_docs: true, conflicts: true })
      const left = all.rows.filter(({ doc }) => doc?.['_conflicts'] !== undefined).length
      return { ...time, bytes: said, remark: `${left} documents left in conflict` }
    },
    async close() {
      await first.close()
      await second.close()
    },
  }
}

const editAll = async (database: PouchDB, edits: readonly Edit[]): Promise<void> => {
  for (const { entity, id, field, value } of edits) {
    const document = (await database.get(`${entity}:${id}`)) as Document
    await database.put({ ...document, [field]: value })
  }
}
