import type { Database } from 'better-sqlite3'
import { refreshKeyFiles } from '../backup/make.ts'
import { writeKeyFile, type KeyFile } from './key-file.ts'
import type { VaultLock } from './lock-file.ts'
import { sodium } from '../common/sodium.ts'
import type { VaultFolder } from './vault-folder.ts'

/** A vault while it is open: the one place that holds its key. */
export interface Session {
  readonly folder: VaultFolder
  readonly database: Database
  readonly key: Uint8Array
  readonly lock: VaultLock
  keyFile: KeyFile
  /** The newest recovery code, until the user has shown that they have it. */
  unconfirmedCode: string | null
}

/** Writes a changed key file, for the vault and for its backups. */
export function saveKeyFile(session: Session, changes: Partial<KeyFile>): void {
  const keyFile = { ...session.keyFile, ...changes }
  writeKeyFile(session.folder.keyFile, keyFile)
  session.keyFile = keyFile
  refreshKeyFiles(session.folder)
}

/** Closes the database, wipes the key and lets others open the vault. */
export function closeSession(session: Session): void {
  try {
    session.database.close()
  } finally {
    sodium.memzero(session.key)
    session.unconfirmedCode = null
    session.lock.release()
  }
}
