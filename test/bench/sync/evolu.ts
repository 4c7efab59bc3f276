import { createHash, timingSafeEqual } from 'node:crypto'
import { join } from 'node:path'
import { createIdFromString, createRandom, createRandomBytes, createRun, getOrThrow, ok, type Sqlite, type SqliteQuery } from '@evolu/common'
import {
  applyProtocolMessageAsClient,
  applyProtocolMessageAsRelay,
  createAppOwner,
  createBaseSqliteStorageTables,
  createProtocolMessageForSync,
  createRelaySqliteStorage,
  createRelayStorageTables,
  createTimestamp,
  DbChange,
  decryptAndDecodeDbChange,
  encodeAndEncryptDbChange,
  ownerIdToOwnerIdBytes,
  type AppOwner,
  type CrdtMessage,
  type EncryptedCrdtMessage,
  type Storage,
  type Timestamp,
} from '@evolu/common/local-first'
import { installPolyfills } from '@evolu/common/polyfills'
import Database from 'better-sqlite3'
import { timed, type BenchRecord, type Contender, type Edit } from './contender.ts'

// What Node does not have yet and Evolu uses.
installPolyfills()

const random = createRandomBytes()

/**
 * Evolu's protocol between two computers and a relay in one process, its storage on SQLite files, each change encrypted
 * by Evolu itself. Its workers and sockets are left out, which can only make it faster.
 */
export const makeEvolu = async (folder: string, records: readonly BenchRecord[]): Promise<Contender> => {
  const owner = createAppOwner(createHash('sha256').update('synthetic').digest().subarray(0, 16) as never)
  const relay = makeStorage(join(folder, 'evolu-relay.db'))
  const first = makeComputer(join(folder, 'evolu-first.db'), owner, 'aaaaaaaaaaaaaaaa')
  const second = makeComputer(join(folder, 'evolu-second.db'), owner, 'bbbbbbbbbbbbbbbb')
  await first.write(records.map(({ entity, id, fields }) => ({ table: entity, id, fields })))

  return {
    name: 'Evolu',
    async secondComputer() {
      const { time, value: bytes } = await timed(async () => {
        await becomeAlike(first.storage, relay.storage, owner)
        return becomeAlike(second.storage, relay.storage, owner)
      })
      return { ...time, bytes }
    },
    async concurrentEdits(ours, theirs) {
      const { time, value: bytes } = await timed(async () => {
        await first.write(ours.map(asChange))
        await second.write(theirs.map(asChange))
        const up = await becomeAlike(first.storage, relay.storage, owner)
        const both = await becomeAlike(second.storage, relay.storage, owner)
        return up + both + (await becomeAlike(first.storage, relay.storage, owner))
      })
      return { ...time, bytes }
    },
    close() {
      for (const { database } of [relay, first, second]) database.close()
    },
  }
}

interface Change {
  readonly table: string
  readonly id: string
  readonly fields: Readonly<Record<string, unknown>>
}

const asChange = ({ entity, id, field, value }: Edit): Change => ({ table: entity, id, fields: { [field]: value } })

/** One conversation until both hold the same. Returns the bytes said in both directions. */
const becomeAlike = async (ours: Storage, relays: Storage, owner: AppOwner): Promise<number> => {
  const asClient = createRun({ storage: ours })
  const asRelay = createRun({ storage: relays })
  let bytes = 0
  let message: Uint8Array = createProtocolMessageForSync({ storage: ours })(owner.id)
  for (;;) {
    const answer = getOrThrow(await asRelay(applyProtocolMessageAsRelay(message)))
    bytes += message.length + answer.message.length
    const next = getOrThrow(await asClient(applyProtocolMessageAsClient(answer.message, { writeKey: owner.writeKey })))
    if (next.type !== 'Response') return bytes
    message = next.message
  }
}

const makeStorage = (file: string) => {
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  const sqlite = sqliteOn(database)
  createBaseSqliteStorageTables({ sqlite })
  createRelayStorageTables({ sqlite })
  const storage = createRelaySqliteStorage({ sqlite, random: createRandom(), timingSafeEqual: timingSafeEqual as never })({ isOwnerWithinQuota: () => true })
  return { database, storage }
}

/** A computer keeps what came in as Evolu's storage does, and writes each column of it where its time stamp is the newest. */
const makeComputer = (file: string, owner: AppOwner, node: string) => {
  const { database, storage } = makeStorage(file)
  database.exec('CREATE TABLE cell ("table" TEXT, id TEXT, "column" TEXT, value ANY, at TEXT, PRIMARY KEY ("table", id, "column"))')
  const put = database.prepare(
    `INSERT INTO cell VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value, at = excluded.at WHERE excluded.at > cell.at`,
  )
  const ownerBytes = ownerIdToOwnerIdBytes(owner.id)
  const run = createRun()
  let millis = Date.parse('2026-11-22T00:00:00Z')

  const applyAll = database.transaction((messages: readonly EncryptedCrdtMessage[]) => {
    for (const message of messages) {
      const { table, id, values } = getOrThrow(decryptAndDecodeDbChange(message, owner.encryptionKey))
      const { millis: time, nodeId } = message.timestamp
      for (const [column, value] of Object.entries(values)) put.run(table, id, column, value, `${time}-${nodeId}`)
    }
  })
  const writeMessages: Storage['writeMessages'] = (ownerId, messages) => async (task) => {
    const written = await task(storage.writeMessages(ownerId, messages))
    if (written.ok) applyAll(messages)
    return written
  }

  return {
    database,
    storage: { ...storage, writeMessages } satisfies Storage,
    async write(changes: readonly Change[]): Promise<void> {
      const messages = changes.map((change) => encrypt(asMessage(change, createTimestamp({ millis: millis++ as Timestamp['millis'], nodeId: node as Timestamp['nodeId'] })), owner))
      for (let start = 0; start < messages.length; start += 1000) {
        const [head, ...rest] = messages.slice(start, start + 1000)
        if (head !== undefined) getOrThrow(await run(writeMessages(ownerBytes, [head, ...rest])))
      }
    },
  }
}

const asMessage = ({ table, id, fields }: Change, timestamp: Timestamp): CrdtMessage => {
  const values = Object.fromEntries(Object.entries(fields).map(([field, value]) => [`f_${field}`, toColumn(value)]))
  return { timestamp, change: DbChange.orThrow({ table, id: createIdFromString(id), values, isInsert: true, isDelete: null }) }
}

const encrypt = (message: CrdtMessage, owner: AppOwner): EncryptedCrdtMessage => ({
  timestamp: message.timestamp,
  change: encodeAndEncryptDbChange({ randomBytes: random })(message, owner.encryptionKey),
})

const toColumn = (value: unknown): string | number | null =>
  value === null || typeof value === 'string' || typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : JSON.stringify(value)

/** Evolu's own wrapper does this much besides logging. */
const sqliteOn = (database: Database.Database): Sqlite => {
  const statements = new Map<string, Database.Statement<unknown[]>>()
  const exec = ({ sql, parameters }: SqliteQuery) => {
    const statement = statements.get(sql) ?? database.prepare(sql)
    statements.set(sql, statement)
    if (statement.reader) return { rows: statement.all(...parameters), changes: 0 }
    return { rows: [], changes: statement.run(...parameters).changes }
  }
  const transaction = (work: () => ReturnType<typeof ok> | undefined) => database.transaction(work)()
  return { exec, transaction, export: () => new Uint8Array(), [Symbol.dispose]: () => undefined } as unknown as Sqlite
}

