import fs from 'node:fs'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { temporaryFolder } from '../../../test/core/test-vault.ts'
import { clearTries, readTries, recordWrongTry } from './throttle.ts'

const triesFile = (): string => path.join(temporaryFolder(), 'tries.json')

test('the wait doubles from 30 seconds to 5 minutes', () => {
  const file = triesFile()
  const waits = Array.from({ length: 11 }, () => recordWrongTry(file, 0).seconds)
  expect(waits).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 300, 300, 300])
})

test('the wait counts down and ends', () => {
  const file = triesFile()
  for (let tries = 0; tries < 5; tries += 1) recordWrongTry(file, 1000)
  expect(readTries(file, 1000)).toEqual({ tries: 5, seconds: 30 })
  expect(readTries(file, 30_999)).toEqual({ tries: 5, seconds: 1 })
  expect(readTries(file, 31_000)).toEqual({ tries: 5, seconds: 0 })
})

test('a clock set back a year does not make the wait a year', () => {
  const file = triesFile()
  const year = 365 * 24 * 3_600_000
  for (let tries = 0; tries < 5; tries += 1) recordWrongTry(file, 2 * year)
  expect(readTries(file, year)).toEqual({ tries: 5, seconds: 30 })
  expect(readTries(file, year + 30_000)).toEqual({ tries: 5, seconds: 0 })
})

test('the right passphrase, or a file that cannot be read, starts from none', () => {
  const file = triesFile()
  clearTries(file)
  expect(fs.existsSync(file)).toBe(false)
  for (let tries = 0; tries < 6; tries += 1) recordWrongTry(file, 0)
  clearTries(file)
  expect(readTries(file, 0)).toEqual({ tries: 0, seconds: 0 })
  for (const text of ['', '{', 'null', '{"wrong":-1,"last":0}']) {
    fs.writeFileSync(file, text)
    expect(readTries(file, 0)).toEqual({ tries: 0, seconds: 0 })
  }
})

test('the right passphrase lets in on a full disk', () => {
  const file = triesFile()
  recordWrongTry(file, 0)
  const full = vi.spyOn(fs, 'writeFileSync').mockImplementation(() => { throw Object.assign(new Error('no space left'), { code: 'ENOSPC' }) })
  expect(() => clearTries(file)).not.toThrow()
  full.mockRestore()
  expect(readTries(file, 0).tries).toBe(1)
})
