import { z } from 'zod'
import { instant } from '../model/fields.ts'
import { read, write } from './operation.ts'

/** Names a caseload on this computer: its folder. */
export const vaultId = z.string().regex(/^[0-9a-f]{16}$/)

/** Names a backup within its caseload: when it was made, and why. */
export const backupId = z.string().regex(/^\d{8}T\d{6}Z-(daily|before-update|asked)(-\d+)?$/)

/** Why a backup was made: by itself each day, before an update, or because somebody asked. */
export const backupKind = z.enum(['daily', 'before-update', 'asked'])

const backup = z.object({
  id: backupId,
  /** Everything up to this moment is in it. */
  at: instant,
  kind: backupKind,
  bytes: z.int(),
  /** Every backup was opened and checked when it was made. Damaged: its files have changed since or are missing. */
  state: z.enum(['checked', 'damaged']),
})
export type Backup = z.output<typeof backup>

/** Why the last automatic backup failed; it is tried again within the hour. */
const backupProblem = z.object({
  at: instant,
  code: z.enum(['backup_damaged', 'vault_damaged', 'disk_full', 'folder_not_writable', 'unexpected']),
})
export type BackupProblem = z.output<typeof backupProblem>

const restored = z.object({ id: vaultId, label: z.string() })

const restoringFaults = [
  'no_such_backup',
  'backup_damaged',
  'key_file_missing',
  'key_file_damaged',
  'newer_version',
  'folder_not_writable',
] as const

/** Copies of a caseload: made, checked, restored. They answer without an open caseload too. */
export const backups = {
  /** Newest first. Without `vault`: those of the open caseload. Needs no passphrase. */
  list: read(
    z.object({ vault: vaultId.optional() }),
    z.object({ backups: z.array(backup), problem: backupProblem.nullable() }),
    ['no_such_vault'],
  ),
  /** Makes a backup of the open caseload and checks it. */
  make: write(z.object({}), backup, ['backup_damaged', 'folder_not_writable']),
  /** Reads the open caseload's whole file and checks it. */
  checkCaseload: write(z.object({}), z.object({ whole: z.boolean() }), ['folder_not_writable']),
  /** Makes a caseload of its own out of a backup; the original is left as it is. */
  restore: write(z.object({ vault: vaultId, backup: backupId }), restored, restoringFaults),
  /** The same from a file the user chose: `caseload.db` or `key.json` of a backup. */
  openFile: write(z.object({ grant: z.string() }), restored, ['file_grant_spent', ...restoringFaults]),
} as const
