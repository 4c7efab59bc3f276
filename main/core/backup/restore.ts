import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { formatDate } from '../../../shared/rules/time/dates.ts'
import { dayInEngland } from '../../../shared/rules/time/english-time.ts'
import { err, ok, type Result } from '../../../shared/rules/result.ts'
import { randomId } from '../common/random-id.ts'
import type { Surroundings } from '../surroundings.ts'
import { readKeyFile, writeKeyFile, type KeyFileFault } from '../vault/key-file.ts'
import { makeVaultFolder } from '../vault/vault-folder.ts'
import { backupFolder, readAbout, type BackupFolder } from './backup-folder.ts'

export interface RestoredVault {
  readonly id: string
  readonly label: string
}

export type RestoreFault = KeyFileFault | 'no_such_backup' | 'backup_damaged'

/**
 * Makes a vault of its own out of a backup, or out of a vault's folder that was copied. The original is
 * only read. The new machine token tells the caseload, once opened, that it must write as a new device:
 * the original may still be writing under the old name somewhere.
 */
export async function restoreBackup(
  backup: BackupFolder,
  { dataFolder, random }: Pick<Surroundings, 'dataFolder' | 'random'>,
): Promise<Result<RestoredVault, RestoreFault>> {
  if (!fs.existsSync(backup.database)) return err('no_such_backup')
  const keyFile = readKeyFile(backup.keyFile)
  if (!keyFile.ok) return keyFile
  const about = readAbout(backup)
  const label = restoredLabel(keyFile.value.label, about?.at ?? fs.statSync(backup.database).mtime.toISOString())
  try {
    const { id } = await makeVaultFolder(dataFolder, random, async (unfinished) => {
      const sha256 = await copyFile(backup.database, unfinished.database)
      if (about !== null && sha256 !== about.sha256) throw new DamagedBackup()
      // A copied vault's folder may hold its last writes in the write-ahead log; a backup has none.
      if (fs.existsSync(`${backup.database}-wal`)) await copyFile(`${backup.database}-wal`, `${unfinished.database}-wal`)
      const machineToken = randomId(random)
      writeKeyFile(unfinished.keyFile, { ...keyFile.value, label, machineToken })
    })
    return ok({ id, label })
  } catch (error) {
    if (error instanceof DamagedBackup) return err('backup_damaged')
    throw error
  }
}

/** The backup that a chosen file belongs to: its database, its key file or its note. */
export function backupOfFile(file: string): BackupFolder {
  return backupFolder(path.dirname(file))
}

class DamagedBackup extends Error {}

function restoredLabel(label: string, at: string): string {
  const date = formatDate(dayInEngland(at))
  return `${label.replace(/, restored from .*$/, '')}, restored from ${date}`
}

/** Copies a file to where there is none, makes sure it has reached the disk, and gives its SHA-256. */
async function copyFile(from: string, to: string): Promise<string> {
  const hash = createHash('sha256')
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  await pipeline(fs.createReadStream(from), hashing, fs.createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }))
  return hash.digest('hex')
}
