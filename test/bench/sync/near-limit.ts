import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import type { Database } from 'better-sqlite3'
import { createDatabase } from '../../../main/core/database/open.ts'
import { migrate } from '../../../main/core/database/migrate.ts'
import { entities, type EntityName } from '../../../shared/model/entities.ts'
import { sum, timed, timedAsItComes, type Contender, type Edit } from './contender.ts'

const migrations = join(import.meta.dirname, '../../../main/core/database/migrations')

/**
 * What no way of syncing can be much faster than: the same changes as JSON lines, compressed as Haversack does, one
 * AES-256-GCM file, and at the other end one transaction that writes the rows and the full-text index of an encrypted
 * database. Nothing is signed, checked, kept as history or able to meet anybody else's change.
 * @param lines the log of the whole caseload
 * @param log whether each line is kept as history besides, with its digest
 */
export const makeNearLimit = (folder: string, lines: readonly string[], log: 'kept' | 'not kept'): Contender => {
  mkdirSync(folder)
  const first = makeComputer(join(folder, 'first.db'), log)
  const second = makeComputer(join(folder, 'second.db'), log)
  const key = randomBytes(32)
  const file = join(folder, 'changes')
  first.apply(lines)

  const send = (sent: readonly string[]): number => {
    const packed = brotliCompressSync(sent.join('\n'), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    const bytes = Buffer.concat([nonce, cipher.update(packed), cipher.final(), cipher.getAuthTag()])
    writeFileSync(file, bytes)
    return bytes.length
  }
  const receive = (): string[] => {
    const bytes = readFileSync(file)
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(-16))
    const packed = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()])
    return brotliDecompressSync(packed).toString('utf8').split('\n')
  }

  return {
    name: log === 'kept' ? 'near-limit, log kept' : 'near-limit',
    async secondComputer() {
      const { time, value: bytes } = await timed(() => {
        const size = send(lines)
        second.apply(receive())
        return size
      })
      return { ...time, bytes }
    },
    async concurrentEdits(ours, theirs) {
      const { time: making } = await timed(() => {
        first.apply(ours.map(asLine))
        second.apply(theirs.map(asLine))
      })
      const { time: syncing, value: bytes } = await timedAsItComes(() => {
        const there = send(ours.map(asLine))
        second.apply(receive())
        const back = send(theirs.map(asLine))
        first.apply(receive())
        return there + back
      })
      return { ...sum(making, syncing), making: making.cpu, bytes }
    },
    close() {
      first.database.close()
      second.database.close()
    },
  }
}

type Line = readonly [
  seq: number,
  hlc: number,
  entity: string,
  record: string,
  grp: string,
  person: string | null,
  supersedes: unknown,
  value: Record<string, unknown> | null,
]

const asLine = ({ entity, id, person, field, value }: Edit, n: number): string =>
  JSON.stringify([n + 1, n + 1, entity, id, 'identity', person, [], { [field]: value }])

const makeComputer = (path: string, log: 'kept' | 'not kept') => {
  const database = createDatabase(path, randomBytes(32))
  migrate(database, migrations, Date.now())
  return { database, apply: createApplyPlainly(database, log === 'kept') }
}

/** Each line straight into its row, each text into the index. */
const createApplyPlainly = (database: Database, keepsLog: boolean) => {
  const put = new Map<string, (id: string, value: Record<string, unknown>) => void>()
  const putOf = (entity: EntityName, fields: readonly string[]) => {
    const name = `${entity} ${fields.join()}`
    const known = put.get(name)
    if (known !== undefined) return known
    const statement = database.prepare(
      `INSERT INTO "${entity}" (id, ${fields.join(', ')}) VALUES (?, ${fields.map(() => '?').join(', ')})
       ON CONFLICT (id) DO UPDATE SET ${fields.map((field) => `${field} = excluded.${field}`).join(', ')}`,
    )
    const made = (id: string, value: Record<string, unknown>) => void statement.run(id, ...fields.map((field) => toColumn(value[field])))
    put.set(name, made)
    return made
  }
  const knownFields = new Map(Object.entries(entities).map(([entity, groups]) => [entity, new Set(Object.values(groups).flatMap((group) => Object.keys(group.shape)))]))
  const addDocument = database.prepare('INSERT INTO searchDocument (entity, record, personId) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
  const addText = database.prepare('INSERT INTO searchText (rowid, body) VALUES (?, ?)')
  const addChange = database.prepare(
    `INSERT INTO change (chain, seq, hlc, entity, record, grp, subject, supersedes, value, digest, head, aside)
     VALUES (1, (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE chain = 1), ?, ?, ?, ?, ?, ?, ?, ?, 1, 0)`,
  )
  const keep = (line: string, [, hlc, entity, record, grp, person, supersedes, value]: Line): void => {
    const digest = createHash('sha256').update(line).digest()
    addChange.run(hlc, entity, record, grp, person, JSON.stringify(supersedes), JSON.stringify(value), digest)
  }

  return database.transaction((lines: readonly string[]) => {
    for (const line of lines) {
      const parsed = JSON.parse(line) as Line
      const [, , entity, record, , person, , value] = parsed
      if (keepsLog) keep(line, parsed)
      const known = knownFields.get(entity)
      if (known === undefined || value === null) continue
      const fields = Object.keys(value).filter((field) => known.has(field))
      if (fields.length > 0) putOf(entity as EntityName, fields)(record, value)
      if (entity !== 'note' || typeof value['text'] !== 'string') continue
      const added = addDocument.run(entity, record, person)
      if (added.changes > 0) addText.run(added.lastInsertRowid, value['text'])
    }
  })
}

const toColumn = (value: unknown): string | number | null =>
  value === undefined || value === null ? null : typeof value === 'string' || typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : JSON.stringify(value)
