import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, test, vi } from 'vitest'
import { storageFault, writeFileAtomically } from './files.ts'
import { temporaryFolder } from '../../../test/core/test-vault.ts'

afterEach(() => void vi.restoreAllMocks())

test('a killed writer leaves the whole old or the whole new content', async () => {
  const file = path.join(temporaryFolder(), 'key.json')
  writeFileAtomically(file, 'a'.repeat(50_000))
  for (let round = 0; round < 5; round += 1) {
    const writer = spawn(process.execPath, ['--input-type=module', '-e', writeForEver, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
      cwd: import.meta.dirname,
    })
    await once(writer.stdout, 'data')
    writer.kill('SIGKILL')
    await once(writer, 'exit')
    expect(fs.readFileSync(file, 'utf8')).toMatch(/^(a{50000}|b{50000}|c{50000})$/)
  }
})

test.each(['writeFileSync', 'fsyncSync', 'renameSync'] as const)('a failing %s leaves the old content alone', (step) => {
  const folder = temporaryFolder()
  const file = path.join(folder, 'key.json')
  writeFileAtomically(file, 'old')
  vi.spyOn(fs, step).mockImplementation(() => { throw new Error('failed') })
  expect(() => writeFileAtomically(file, 'new')).toThrow('failed')
  vi.restoreAllMocks()
  expect(fs.readFileSync(file, 'utf8')).toBe('old')
  expect(fs.readdirSync(folder)).toEqual(['key.json'])
})

test.each(['EINVAL', 'ENOTSUP'])('a file system that syncs no folders (%s) is written to all the same', (code) => {
  const file = path.join(temporaryFolder(), 'key.json')
  const sync = vi.spyOn(fs, 'fsyncSync').mockImplementation((handle) => {
    if (fs.fstatSync(handle).isDirectory()) throw Object.assign(new Error('not here'), { code })
  })
  writeFileAtomically(file, 'new')
  expect(sync).toHaveBeenCalledTimes(2)
  expect(fs.readFileSync(file, 'utf8')).toBe('new')
})

test.each([
  ['ENOSPC', 'disk_full'],
  ['EDQUOT', 'disk_full'],
  ['EROFS', 'read_only'],
  ['EACCES', 'read_only'],
  ['EPERM', 'read_only'],
  ['EISDIR', null],
])('%s of the file system means %s', (code, fault) => {
  expect(storageFault(Object.assign(new Error('x'), { code }))).toBe(fault)
})

test.each([
  ['SQLITE_FULL', 'disk_full'],
  ['SQLITE_READONLY_DBMOVED', 'read_only'],
  ['SQLITE_CANTOPEN', 'read_only'],
  ['SQLITE_NOTADB', 'vault_damaged'],
  ['SQLITE_CORRUPT_VTAB', 'vault_damaged'],
  ['SQLITE_CONSTRAINT_UNIQUE', null],
])('%s of the database means %s', (code, fault) => {
  expect(storageFault(new Database.SqliteError('x', code))).toBe(fault)
})

test('a bug is no fault of the disk', () => {
  expect(storageFault(new TypeError('x'))).toBeNull()
})

const writeForEver = `
  import { writeFileAtomically } from './files.ts'
  for (let round = 0; ; round += 1) {
    writeFileAtomically(process.argv[1], (round % 2 ? 'b' : 'c').repeat(50000))
    if (round === 10) process.stdout.write('busy')
  }
`
