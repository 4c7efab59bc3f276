import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { err, ok } from '../../../shared/rules/result.ts'
import { openForReading, type StorageFault } from '../database/open.ts'
import { storageFault } from '../common/files.ts'
import type { BackupTask, CheckAnswer, CopyAnswer } from './backup-thread.ts'

const task = workerData as BackupTask
const answer = task.kind === 'copy' ? await copy(task.source, task.target) : check(task.source)
task.key.fill(0)
parentPort?.postMessage(answer)

async function copy(source: string, target: string): Promise<CopyAnswer> {
  try {
    const database = openForReading(source, task.key)
    try {
      // Keeps the key; SQLite's own backup interface does not work on encrypted databases.
      database.prepare('VACUUM INTO ?').run(target)
    } finally {
      database.close()
    }
    syncFile(target)
    const targetWhole = isWhole(target)
    const { size: bytes } = fs.statSync(target)
    return ok({ targetWhole, sourceWhole: isWhole(source), bytes, sha256: await hashOf(target) })
  } catch (error) {
    return err(expected(error))
  }
}

function check(source: string): CheckAnswer {
  try {
    return ok({ whole: isWhole(source) })
  } catch (error) {
    return err(expected(error))
  }
}

/** Reads every page: each carries its own authentication, so that a single flipped bit is found. */
function isWhole(file: string): boolean {
  try {
    const database = openForReading(file, task.key)
    try {
      return database.pragma('integrity_check(1)', { simple: true }) === 'ok'
    } finally {
      database.close()
    }
  } catch (error) {
    if (expected(error) === 'vault_damaged') return false
    throw error
  }
}

function expected(error: unknown): StorageFault {
  const fault = storageFault(error)
  if (fault === null) throw error
  return fault
}

function syncFile(file: string): void {
  const handle = fs.openSync(file, 'r+')
  try {
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(fs.createReadStream(file), hash)
  return hash.digest('hex')
}
