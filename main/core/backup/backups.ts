import fs from 'node:fs'
import path from 'node:path'
import type { Backup, BackupProblem, backups as section } from '../../../shared/contract/backups.ts'
import type { Handlers } from '../../../shared/contract/operation.ts'
import { err, ok, type Result } from '../../../shared/rules/result.ts'
import type { StorageFault } from '../database/open.ts'
import type { Surroundings, UseGrant } from '../surroundings.ts'
import { refusable } from '../vault/refusable.ts'
import type { Session } from '../vault/session.ts'
import { vaultFolder } from '../vault/vault-folder.ts'
import { backupFolder, listBackups } from './backup-folder.ts'
import { atMost } from '../common/at-most.ts'
import { checkDatabase } from './backup-thread.ts'
import { isBackupDue } from './keep.ts'
import { makeBackup } from './make.ts'
import { backupOfFile, restoreBackup } from './restore.ts'

export interface BackupParts {
  readonly surroundings: Surroundings
  readonly useGrant: UseGrant
  readonly session: () => Session | null
  readonly onBug: (operation: string, error: unknown) => void
}

export interface Backups {
  readonly handlers: Handlers<typeof section>
  /** Makes the day's backup if it is still to be made, now if `atOnce`, and looks again every hour. */
  startDaily(session: Session, when: { readonly atOnce: boolean }): void
  /** Stops looking, waits for what is running, and makes the day's backup if it is still to be made. */
  finish(session: Session): Promise<void>
}

const anHour = 3_600_000

/** Backups of the open vault, made by themselves or when asked for, and what can be made of those of any vault. */
export function createBackups({ surroundings, useGrant, session, onBug }: BackupParts): Backups {
  const { clock, dataFolder } = surroundings
  let problem: BackupProblem | null = null
  let timer: NodeJS.Timeout | null = null

  /** Making and checking read the whole file: one at a time. */
  const inTurn = atMost(1)
  const make = (open: Session, kind: Backup['kind']): Promise<MakeResult> => inTurn(() => makeAndNote(open, kind))

  const makeAndNote = async (open: Session, kind: Backup['kind']): Promise<MakeResult> => {
    const at = new Date(clock()).toISOString()
    const made = await makeBackup(open.folder, open.key, kind, clock())
    if (!made.ok) {
      problem = { at, code: made.error.code === 'read_only' ? 'folder_not_writable' : made.error.code }
      return made
    }
    problem = made.value.caseloadWhole ? null : { at, code: 'vault_damaged' }
    return ok(made.value.backup)
  }

  /** Nobody waits for its answer: what went wrong stands on the backups page. */
  const makeIfDue = async (open: Session): Promise<void> => {
    try {
      if (isBackupDue(listBackups(open.folder.backups), clock())) await make(open, 'daily')
    } catch (error) {
      onBug('backups.daily', error)
      problem = { at: new Date(clock()).toISOString(), code: 'unexpected' }
    }
  }

  return {
    handlers: {
      list({ vault }) {
        const folder = vault === undefined ? session()?.folder : vaultFolder(dataFolder, vault)
        if (folder === undefined) return err('locked')
        if (!fs.existsSync(folder.path)) return err('no_such_vault')
        const isOpen = session()?.folder.id === folder.id
        return ok({ backups: [...listBackups(folder.backups)], problem: isOpen ? problem : null })
      },
      make: () =>
        refusable(async () => {
          const open = session()
          return open === null ? err('locked') : make(open, 'asked')
        }),
      checkCaseload: () =>
        refusable(async () => {
          const open = session()
          if (open === null) return err('locked')
          return inTurn(() => checkDatabase(open.folder.database, open.key))
        }),
      restore: ({ vault, backup }) =>
        refusable(() => {
          const { backups } = vaultFolder(dataFolder, vault)
          return restoreBackup(backupFolder(path.join(backups, backup)), surroundings)
        }),
      openFile: ({ grant }) =>
        refusable(async () => {
          const file = useGrant(grant)
          if (file === null) return err('file_grant_spent')
          return restoreBackup(backupOfFile(file), surroundings)
        }),
    },
    startDaily(open, { atOnce }) {
      problem = null
      if (atOnce) void makeIfDue(open)
      timer = setInterval(() => void makeIfDue(open), anHour).unref()
    },
    async finish(open) {
      if (timer !== null) clearInterval(timer)
      // What is running ends first.
      await inTurn(() => Promise.resolve())
      await makeIfDue(open)
    },
  }
}

type MakeResult = Result<Backup, StorageFault | 'backup_damaged'>
