import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/core/test-vault.ts'
import { createDatabase, openDatabase, openForReading } from './open.ts'

const canary = 'canary in the notes'
const encodings = ['utf8', 'utf16le'] as const

const aDatabase = () => {
  const file = path.join(temporaryFolder(), 'caseload.db')
  const key = new Uint8Array(randomBytes(32))
  const database = createDatabase(file, key)
  database.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)')
  const insert = database.prepare('INSERT INTO note (text) VALUES (?)')
  database.transaction(() => Array.from({ length: 300 }, () => insert.run(`${canary} ${'and so on '.repeat(20)}`)))()
  return { file, key, database }
}

/** In bits per byte; 8 is random. */
const entropyOf = (bytes: Buffer): number => {
  const counts = new Map<number, number>()
  for (const byte of bytes) counts.set(byte, (counts.get(byte) ?? 0) + 1)
  return -[...counts.values()].reduce((sum, count) => sum + (count / bytes.length) * Math.log2(count / bytes.length), 0)
}

describe('an encrypted database', () => {
  test('shows neither text nor structure, in the file or in the write-ahead log', () => {
    const { file, database } = aDatabase()
    for (const name of [file, `${file}-wal`]) {
      if (name === file) database.pragma('wal_checkpoint(FULL)')
      const bytes = fs.readFileSync(name)
      for (const encoding of encodings) expect(bytes.includes(Buffer.from('canary', encoding))).toBe(false)
      for (const word of ['SQLite format', 'CREATE TABLE', 'note']) expect(bytes.includes(word)).toBe(false)
      // The log's frame headers are plain: numbers of pages, salts and checksums.
      expect(entropyOf(bytes)).toBeGreaterThan(7.9)
    }
    expect(entropyOf(fs.readFileSync(file).subarray(0, 4096))).toBeGreaterThan(7.9)
    database.close()
  })

  test('yields nothing without the key or with a wrong one', () => {
    const { file, key, database } = aDatabase()
    database.close()
    const plain = new Database(file)
    expect(() => plain.prepare('SELECT * FROM sqlite_schema').all()).toThrow(/not a database/)
    plain.close()
    key[0] = (key[0] ?? 0) ^ 1
    const wrong = openForReading(file, key)
    expect(() => wrong.prepare('SELECT * FROM sqlite_schema').all()).toThrow(/not a database/)
    wrong.close()
  })

  test('opens in any tool for SQLCipher 4 that is given the key', () => {
    const { file, key, database } = aDatabase()
    database.close()
    const other = new Database(file)
    other.pragma("cipher = 'sqlcipher'")
    other.pragma('legacy = 4')
    other.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`)
    expect(other.prepare('SELECT count(*) FROM note').pluck().get()).toBe(300)
    other.close()
  })

  test('is opened as durable, private and fast as it has to be', () => {
    const { file, key, database } = aDatabase()
    database.close()
    const opened = openDatabase(file, key)
    if (!opened.ok) expect.unreachable()
    const pragma = (name: string) => opened.value.pragma(name, { simple: true })
    expect(['journal_mode', 'synchronous', 'secure_delete', 'foreign_keys', 'cache_size', 'temp_store'].map(pragma)).toEqual([
      'wal', 2, 1, 1, -65_536, 2,
    ])
    opened.value.close()
  })

  test('holds what a killed process had committed', () => {
    const { file, key, database } = aDatabase()
    const copy = `${file}.copy`
    for (const end of ['', '-wal']) fs.copyFileSync(file + end, copy + end)
    database.close()
    const opened = openDatabase(copy, key)
    if (!opened.ok) expect.unreachable()
    expect(opened.value.prepare('SELECT count(*) FROM note').pluck().get()).toBe(300)
    opened.value.close()
  })

  test('is never made over an existing file', () => {
    const { file, key, database } = aDatabase()
    database.close()
    expect(() => createDatabase(file, key)).toThrow(/EEXIST/)
  })
})
