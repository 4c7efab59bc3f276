import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { backupId, backupKind, type Backup } from '../../../shared/contract/backups.ts'
import { readJsonIfReadable } from '../common/files.ts'
import { readKeyFile } from '../vault/key-file.ts'
import { folderNames } from '../vault/vault-folder.ts'

/** Where the files of one backup lie: with its own copy of the key file it can be opened by itself. */
export interface BackupFolder {
  readonly path: string
  readonly database: string
  readonly keyFile: string
  readonly about: string
}

const aboutSchema = z.object({
  format: z.literal(1),
  at: z.iso.datetime(),
  kind: backupKind,
  bytes: z.int(),
  /** Of the database file, so that damage shows without the passphrase. */
  sha256: z.string(),
})
export type AboutBackup = z.output<typeof aboutSchema>

/** Where the files of a backup lie whose folder is that, whether or not there is one. */
export function backupFolder(location: string): BackupFolder {
  return {
    path: location,
    database: path.join(location, 'caseload.db'),
    keyFile: path.join(location, 'key.json'),
    about: path.join(location, 'backup.json'),
  }
}

/** The backups in a vault's backup folder, newest first. */
export function listBackups(folder: string): readonly Backup[] {
  return folderNames(folder)
    .filter((name) => backupId.safeParse(name).success)
    .map((id) => describeBackup(id, backupFolder(path.join(folder, id))))
    .sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id))
}

/** What was noted when the backup was made; null: nothing was, or it cannot be read. */
export function readAbout(folder: BackupFolder): AboutBackup | null {
  return readJsonIfReadable(folder.about, aboutSchema)
}

function describeBackup(id: string, folder: BackupFolder): Backup {
  const about = readAbout(folder)
  const bytes = fs.statSync(folder.database, { throwIfNoEntry: false })?.size ?? 0
  const whole = about !== null && bytes === about.bytes && readKeyFile(folder.keyFile).ok
  return {
    id,
    at: about?.at ?? atOf(id),
    kind: about?.kind ?? kindOf(id),
    bytes,
    state: whole ? 'checked' : 'damaged',
  }
}

function atOf(id: string): string {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(id) ?? []
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`
}

function kindOf(id: string): Backup['kind'] {
  return backupKind.parse(/Z-(daily|before-update|asked)/.exec(id)?.[1])
}
