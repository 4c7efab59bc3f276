import fs from 'node:fs'
import path from 'node:path'
import type { z } from 'zod'
import { databaseFault, type StorageFault } from '../database/open.ts'
import { jsonOf } from './json.ts'

/**
 * Writes a file so that whoever reads it, even after a power cut in the middle, finds either the
 * whole old content or the whole new one. Throws the file system's error; see `storageFault`.
 */
export function writeFileAtomically(target: string, content: string | Uint8Array): void {
  const part = `${target}.part`
  try {
    const handle = fs.openSync(part, 'w', 0o600)
    try {
      fs.writeFileSync(handle, content)
      fs.fsyncSync(handle)
    } finally {
      fs.closeSync(handle)
    }
    fs.renameSync(part, target)
  } catch (error) {
    fs.rmSync(part, { force: true })
    throw error
  }
  syncFolder(path.dirname(target))
}

/** Makes sure that files renamed into a folder are still there after a power cut. */
export function syncFolder(folder: string): void {
  // Windows opens no folder for syncing; NTFS keeps renames in its own journal.
  if (process.platform === 'win32') return
  const handle = fs.openSync(folder, 'r')
  try {
    fs.fsyncSync(handle)
  } catch (error) {
    // Some shares and sticks cannot sync a folder; on them it is as safe as it can be.
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP'].includes(systemCode(error) ?? '')) throw error
  } finally {
    fs.closeSync(handle)
  }
}

/**
 * Throws the file system's error unless files can be made in the folder. Asked before anything is opened,
 * because SQLite opens a file it may not write without a word and fails at the first save.
 */
export function assertWritable(folder: string): void {
  const probe = path.join(folder, '.write-check')
  fs.writeFileSync(probe, 'x')
  fs.rmSync(probe)
}

/** The text of a file, or null if there is none or the disk does not give it out. */
export function readFileIfReadable(file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    if (isSystemError(error)) return null
    throw error
  }
}

/**
 * What a JSON file says; null if there is none, the disk does not give it out or it is damaged: for what may be missing
 * without harm.
 */
export function readJsonIfReadable<T extends z.ZodType>(file: string, schema: T): z.output<T> | null {
  const read = schema.safeParse(jsonOf(readFileIfReadable(file) ?? ''))
  return read.success ? read.data : null
}

/** True for whatever the file system answers but success: no space, no permission, no such file, a bad sector. */
export function isSystemError(error: unknown): boolean {
  return /^E(?!RR_)[A-Z0-9]+$/.test(systemCode(error) ?? '')
}

/** What a failure of the file system or of the database means for the user; null: nothing expected, a bug. */
export function storageFault(error: unknown): StorageFault | null {
  switch (systemCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'disk_full'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'read_only'
    default:
      return databaseFault(error)
  }
}

/** What the file system, the network or the database calls an error, such as 'ENOENT'; null: it has no such name. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
