import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createBatches, type Batches } from './batches.ts'

let folder: string
let database: Database.Database
let other: Database.Database
let batches: Batches
let milliseconds: number

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'batches-'))
  database = new Database(join(folder, 'test.db'))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec('CREATE TABLE line (id INTEGER PRIMARY KEY)')
  other = new Database(join(folder, 'test.db'))
  milliseconds = 0
  batches = createBatches(database, () => milliseconds)
})

afterEach(() => {
  database.close()
  other.close()
  rmSync(folder, { recursive: true })
})

const noPause = () => Promise.resolve()
const add = (): void => batches.relaxed(() => database.transaction(() => void database.exec('INSERT INTO line DEFAULT VALUES'))())

/** How many lines are committed, as another connection sees it. */
const committed = (): unknown => other.prepare('SELECT count(*) FROM line').pluck().get()
const waitsForDisk = (): boolean => database.pragma('synchronous', { simple: true }) === 2

describe('relaxed transactions', () => {
  test('outside a sharing work are committed one by one', () => {
    add()
    expect(committed()).toBe(1)
    expect(waitsForDisk()).toBe(true)
  })

  test('within one are committed together, at its end at the latest', async () => {
    await batches.sharing(noPause, async (between) => {
      add()
      await between()
      add()
      expect(committed()).toBe(0)
      milliseconds += 500
      await between()
      expect(committed()).toBe(2)
      add()
    })
    expect(committed()).toBe(3)
    expect(waitsForDisk()).toBe(true)
  })

  test('are committed before somebody writes what they are told is kept, and one by one while they do', async () => {
    await batches.sharing(noPause, async () => {
      add()
      const release = batches.hold()
      expect(committed()).toBe(1)
      expect(waitsForDisk()).toBe(true)
      database.exec('INSERT INTO line DEFAULT VALUES')
      expect(committed()).toBe(2)
      add()
      expect(committed()).toBe(3)
      release()
      add()
      expect(committed()).toBe(3)
    })
    expect(committed()).toBe(4)
  })

  test('are carried over into the database between two slices, and not while somebody waits for a commit', async () => {
    database.exec('CREATE TABLE text (body TEXT)')
    database.pragma('wal_checkpoint(TRUNCATE)')
    const bytes = () => statSync(join(folder, 'test.db')).size
    const [before, muchText] = [bytes(), 'x'.repeat(8_000_000)]
    const write = () => batches.relaxed(() => database.transaction(() => void database.prepare('INSERT INTO text VALUES (?)').run(muchText))())
    await batches.sharing(noPause, async (between) => {
      write()
      batches.hold()()
      expect(bytes()).toBe(before)
      await between()
      expect(bytes()).toBeGreaterThan(before + muchText.length)
    })
    expect(database.pragma('wal_autocheckpoint', { simple: true })).toBe(1000)
  })

  test('are not carried over one by one: what is little waits for more', async () => {
    const waiting = (): number => {
      const [{ log, checkpointed }] = database.pragma('wal_checkpoint(NOOP)') as [{ log: number; checkpointed: number }]
      return log - checkpointed
    }
    database.pragma('wal_checkpoint(TRUNCATE)')
    await batches.sharing(noPause, async (between) => {
      add()
      batches.hold()()
      await between()
      expect(waiting()).toBeGreaterThan(0)
    })
  })

  test('one that fails takes nothing else with it', async () => {
    const failing = batches.sharing(noPause, async () => {
      add()
      batches.relaxed(() =>
        database.transaction(() => {
          database.exec('INSERT INTO line DEFAULT VALUES')
          throw new Error('It failed')
        })(),
      )
    })
    await expect(failing).rejects.toThrow('It failed')
    expect(committed()).toBe(1)
    expect(database.inTransaction).toBe(false)
    expect(waitsForDisk()).toBe(true)
  })
})
