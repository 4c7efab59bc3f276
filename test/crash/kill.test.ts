import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, openDatabase } from '../../main/core/database/open.ts'
import { migrate } from '../../main/core/database/migrate.ts'

const kills = 200
const folder = mkdtempSync(join(tmpdir(), 'haversack-kill-'))
const key = randomBytes(32)

beforeAll(() => {
  for (const file of files) {
    const database = createDatabase(file, key)
    migrate(database, join(import.meta.dirname, '../../main/core/database/migrations'), Date.now())
    database.close()
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// Two caseloads side by side, one for each processor of a small machine.
const files = [join(folder, 'one.db'), join(folder, 'two.db')]

test.concurrent.each([1, 2])('whatever moment the core is killed at, every acknowledged save is there (caseload %i)', { timeout: 900_000 }, async (number) => {
  const file = files[number - 1] ?? ''
  // Moments up to 120 ms after the first save cover start, saving and the write-ahead log being brought over.
  const moments = fc.sample(fc.integer({ min: 0, max: 120 }), { numRuns: kills / files.length, seed: number })
  let acknowledged = 0
  for (const moment of moments) {
    const saved = await saveUntilKilled(file, moment)
    acknowledged += saved.length
    expect(missing(file, saved), `killed after ${moment} ms`).toEqual([])
  }
  // How many there are is a matter of how busy the machine is; without any nothing would have been shown.
  expect(acknowledged).toBeGreaterThan(0)
})

interface Saved {
  readonly kind: 'note' | 'draft'
  readonly id: string
}

const saveUntilKilled = async (file: string, moment: number): Promise<Saved[]> => {
  const saver = spawn(process.execPath, [join(import.meta.dirname, 'saver.ts'), file, key.toString('hex')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let complaint = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  saver.stderr.on('data', (text: Buffer) => (complaint += text.toString()))
  saver.stdout.on('data', (text: Buffer) => {
    said += text.toString()
    timer ??= setTimeout(() => saver.kill('SIGKILL'), moment)
  })
  const [, signal] = (await once(saver, 'close')) as [number | null, string | null]
  if (signal !== 'SIGKILL') throw new Error(`The saver stopped by itself: ${complaint}`)
  // A last line without its end was cut off by the kill and promises nothing.
  return said
    .slice(0, said.lastIndexOf('\n') + 1)
    .split('\n')
    .flatMap((line) => {
      const [kind, id] = line.split(' ')
      return (kind === 'note' || kind === 'draft') && id !== undefined ? [{ kind, id }] : []
    })
}

/** What was acknowledged and is not there after reopening; throws when the file is no longer whole. */
const missing = (file: string, saved: readonly Saved[]): readonly Saved[] => {
  const opened = openDatabase(file, key)
  if (!opened.ok) throw new Error(opened.error.code)
  const database = opened.value
  try {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    const note = database.prepare('SELECT 1 FROM note JOIN change ON change.record = note.id WHERE note.id = ?')
    const draft = database.prepare(`SELECT 1 FROM draft WHERE key = 'note:' || ?`)
    return saved.filter(({ kind, id }) => (kind === 'note' ? note : draft).get(id) === undefined)
  } finally {
    database.close()
  }
}
