import { join } from 'node:path'
import { create, fromBinary, getClock, makeClock, merkle, MessageEnvelopeSchema, MessageSchema, setClock, SyncRequestSchema, Timestamp, toBinary, type Clock } from '@actual-app/crdt'
import Database from 'better-sqlite3'
import { timed, type BenchRecord, type Contender, type Edit } from './contender.ts'

interface Cell {
  readonly dataset: string
  readonly row: string
  readonly column: string
  readonly value: string
}

interface Message extends Cell {
  readonly timestamp: string
}

/** The CRDT of Actual Budget: one message a cell, kept in SQLite as Actual keeps them, without encryption. */
export const makeActual = (folder: string, records: readonly BenchRecord[]): Contender => {
  const first = makeComputer(join(folder, 'actual-first.db'), '1111111111111111')
  const second = makeComputer(join(folder, 'actual-second.db'), '2222222222222222')
  first.write(
    records.flatMap(({ entity, id, fields }) =>
      Object.entries(fields).map(([column, value]) => ({ dataset: entity, row: id, column, value: JSON.stringify(value) })),
    ),
  )
  const exchange = (from: Computer, to: Computer, since: string): number => {
    const request = from.since(since)
    to.receive(request)
    return request.length
  }

  return {
    name: 'actual-crdt',
    async secondComputer() {
      const { time, value: bytes } = await timed(() => exchange(first, second, ''))
      return { ...time, bytes }
    },
    async concurrentEdits(ours, theirs) {
      const { time, value: bytes } = await timed(() => {
        const before = [first.last(), second.last()].sort()[0] ?? ''
        first.write(ours.map(asCell))
        second.write(theirs.map(asCell))
        return exchange(first, second, before) + exchange(second, first, before)
      })
      return { ...time, bytes }
    },
    close() {
      first.close()
      second.close()
    },
  }
}

const asCell = ({ entity, id, field, value }: Edit): Cell => ({ dataset: entity, row: id, column: field, value: JSON.stringify(value) })

type Computer = ReturnType<typeof makeComputer>

const makeComputer = (file: string, node: string) => {
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  database.exec(`
    CREATE TABLE message (timestamp TEXT PRIMARY KEY, dataset TEXT, row TEXT, "column" TEXT, value TEXT);
    CREATE INDEX message_cell ON message (dataset, row, "column", timestamp);
    CREATE TABLE cell (dataset TEXT, row TEXT, "column" TEXT, value TEXT, PRIMARY KEY (dataset, row, "column"));`)
  const add = database.prepare('INSERT OR IGNORE INTO message VALUES (?, ?, ?, ?, ?)')
  const newest = database.prepare('SELECT max(timestamp) FROM message WHERE dataset = ? AND row = ? AND "column" = ?').pluck()
  const set = database.prepare('INSERT OR REPLACE INTO cell VALUES (?, ?, ?, ?)')
  const after = database.prepare('SELECT * FROM message WHERE timestamp > ? ORDER BY timestamp')
  const last = database.prepare(`SELECT coalesce(max(timestamp), '') FROM message`).pluck()
  let clock: Clock = makeClock(new Timestamp(0, 0, node))

  const apply = database.transaction((messages: readonly Message[]) => {
    for (const { timestamp, dataset, row, column, value } of messages) {
      const known = newest.get(dataset, row, column) as string | null
      if (add.run(timestamp, dataset, row, column, value).changes === 0) continue
      const parsed = Timestamp.parse(timestamp)
      if (parsed !== null) clock.merkle = merkle.insert(clock.merkle, parsed)
      if (known === null || known < timestamp) set.run(dataset, row, column, value)
    }
    clock.merkle = merkle.prune(clock.merkle)
  })

  /** The library has one clock; each computer lends it its own. */
  const withClock = <T>(work: () => T): T => {
    setClock(clock)
    const result = work()
    clock = getClock()
    return result
  }

  return {
    write: (cells: readonly Cell[]): void =>
      withClock(() => apply(cells.map((cell) => ({ ...cell, timestamp: Timestamp.send()?.toString() ?? '' })))),
    last: () => last.get() as string,
    since(timestamp: string): Uint8Array {
      const messages = (after.all(timestamp) as Message[]).map(({ timestamp: at, ...cell }) =>
        create(MessageEnvelopeSchema, { timestamp: at, isEncrypted: false, content: toBinary(MessageSchema, create(MessageSchema, cell)) }),
      )
      return toBinary(SyncRequestSchema, create(SyncRequestSchema, { messages, since: timestamp }))
    },
    receive: (request: Uint8Array): void =>
      withClock(() => {
        const messages = fromBinary(SyncRequestSchema, request).messages.map(({ timestamp, content }) => {
          const { dataset, row, column, value } = fromBinary(MessageSchema, content)
          return { timestamp, dataset, row, column, value }
        })
        apply(messages)
      }),
    close: () => database.close(),
  }
}
