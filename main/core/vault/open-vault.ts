import fs from 'node:fs'
import type { Database } from 'better-sqlite3'
import { err, ok, type Err, type Failure, type Ok, type Result } from '../../../shared/rules/result.ts'
import { makeBackup } from '../backup/make.ts'
import { applyMigrations, pendingMigrations, readMigrations } from '../database/migrate.ts'
import { openDatabase, type StorageFault } from '../database/open.ts'
import type { Surroundings } from '../surroundings.ts'
import { assertWritable } from '../common/files.ts'
import { readKeyFile, type KeyFile, type KeyFileFault } from './key-file.ts'
import { takeLock } from './lock-file.ts'
import type { Session } from './session.ts'
import { sodium } from '../common/sodium.ts'
import type { VaultFolder } from './vault-folder.ts'

/** Why a vault does not open, besides that its key was not found. */
export type OpeningFault = 'no_such_vault' | 'already_open' | 'backup_damaged' | KeyFileFault | StorageFault

type Needs = Pick<Surroundings, 'migrationsFolder' | 'clock'>

/**
 * Opens a vault: takes its lock, has `findKey` get the database key out of the key file, opens the database
 * and brings it up to date, after a backup. Whatever goes wrong, the lock is given back, the key is wiped
 * and the files are as they were. Failures of the file system throw; see `storageFault`.
 */
export async function openVault<NotFound extends Err<Failure>>(
  folder: VaultFolder,
  surroundings: Needs,
  findKey: (keyFile: KeyFile) => Promise<Ok<Uint8Array> | NotFound>,
): Promise<Result<Session, OpeningFault> | NotFound> {
  if (!fs.existsSync(folder.path)) return err('no_such_vault')
  assertWritable(folder.path)
  const lock = takeLock(folder.lock)
  if (!lock.ok) return lock

  let key: Uint8Array | null = null
  let database: Database | null = null
  let isOpen = false
  try {
    const keyFile = readKeyFile(folder.keyFile)
    if (!keyFile.ok) return keyFile
    const found = await findKey(keyFile.value)
    if (!found.ok) return found
    key = found.value
    const opened = openDatabase(folder.database, key)
    if (!opened.ok) return opened
    database = opened.value
    const updated = await bringUpToDate(database, folder, key, surroundings)
    if (!updated.ok) return updated
    isOpen = true
    return ok({ folder, database, key, lock: lock.value, keyFile: keyFile.value, unconfirmedCode: null })
  } finally {
    if (!isOpen) {
      database?.close()
      if (key !== null) sodium.memzero(key)
      lock.value.release()
    }
  }
}

async function bringUpToDate(
  database: Database,
  folder: VaultFolder,
  key: Uint8Array,
  { migrationsFolder, clock }: Needs,
): Promise<Result<void, 'newer_version' | 'backup_damaged' | StorageFault>> {
  const pending = pendingMigrations(database, readMigrations(migrationsFolder))
  if (!pending.ok) return pending
  if (pending.value.length === 0) return ok(undefined)
  const saved = await makeBackup(folder, key, 'before-update', clock())
  if (!saved.ok) return saved
  applyMigrations(database, pending.value, clock())
  return ok(undefined)
}
