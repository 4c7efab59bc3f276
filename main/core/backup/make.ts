import fs from 'node:fs'
import path from 'node:path'
import type { Backup } from '../../../shared/contract/backups.ts'
import { err, ok, type Result } from '../../../shared/rules/result.ts'
import type { StorageFault } from '../database/open.ts'
import { isSystemError, readFileIfReadable, storageFault, syncFolder, writeFileAtomically } from '../common/files.ts'
import type { VaultFolder } from '../vault/vault-folder.ts'
import { backupFolder, listBackups, type AboutBackup } from './backup-folder.ts'
import { copyDatabase } from './backup-thread.ts'
import { backupsToRemove } from './keep.ts'

export interface MadeBackup {
  readonly backup: Backup
  /** False: the caseload itself has damaged pages, though all its tables could be read. */
  readonly caseloadWhole: boolean
}

const unfinishedName = '.part'

/**
 * Makes a backup of a vault, checks it, and keeps it only if it is good; then removes those no longer
 * needed. Only the process that holds the vault's lock may call this, once at a time. `now` is in
 * milliseconds. `vault_damaged`: the caseload could not be read to the end.
 */
export async function makeBackup(
  folder: VaultFolder,
  key: Uint8Array,
  kind: Backup['kind'],
  now: number,
): Promise<Result<MadeBackup, StorageFault | 'backup_damaged'>> {
  const unfinished = backupFolder(path.join(folder.backups, unfinishedName))
  try {
    fs.rmSync(unfinished.path, { recursive: true, force: true })
    fs.mkdirSync(unfinished.path, { recursive: true, mode: 0o700 })
    const copied = await copyDatabase(folder.database, unfinished.database, key)
    if (!copied.ok) return copied
    const { targetWhole, sourceWhole, bytes, sha256 } = copied.value
    if (!targetWhole) return err('backup_damaged')

    const about: AboutBackup = { format: 1, at: new Date(now).toISOString(), kind, bytes, sha256 }
    fs.copyFileSync(folder.keyFile, unfinished.keyFile)
    writeFileAtomically(unfinished.about, JSON.stringify(about))
    const id = freeName(folder.backups, now, kind)
    fs.renameSync(unfinished.path, path.join(folder.backups, id))
    syncFolder(folder.backups)
    removeOld(folder.backups, id)
    return ok({ backup: { id, at: about.at, kind, bytes, state: 'checked' }, caseloadWhole: sourceWhole })
  } catch (error) {
    const fault = storageFault(error)
    if (fault === null) throw error
    return err(fault)
  } finally {
    fs.rmSync(unfinished.path, { recursive: true, force: true })
  }
}

/**
 * Gives every backup the present key file, so that all of them open with the present passphrase and none
 * with one that was given up, perhaps because somebody had seen it. What cannot be written now is caught up
 * with at the next call; it stops nothing.
 */
export function refreshKeyFiles(folder: VaultFolder): void {
  const present = fs.readFileSync(folder.keyFile, 'utf8')
  for (const { id } of listBackups(folder.backups)) {
    const { keyFile } = backupFolder(path.join(folder.backups, id))
    try {
      if (readFileIfReadable(keyFile) !== present) writeFileAtomically(keyFile, present)
    } catch (error) {
      if (!isSystemError(error)) throw error
    }
  }
}

function freeName(folder: string, now: number, kind: Backup['kind']): string {
  const stamp = new Date(now).toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '')
  const name = `${stamp}-${kind}`
  for (let more = 1; ; more += 1) {
    const id = more === 1 ? name : `${name}-${more}`
    if (!fs.existsSync(path.join(folder, id))) return id
  }
}

function removeOld(folder: string, justMade: string): void {
  // A damaged one must not count as a day's backup and push out a good one; it stays for whoever looks into it.
  const good = listBackups(folder).filter(({ state }) => state === 'checked')
  for (const { id } of backupsToRemove(good)) {
    // With a clock that was set back the newest by date is not the newest.
    if (id !== justMade) fs.rmSync(path.join(folder, id), { recursive: true, force: true })
  }
}
