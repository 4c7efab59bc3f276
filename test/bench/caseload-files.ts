import { randomBytes, randomFillSync } from 'node:crypto'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createCaseload, type Caseload } from '../../main/core/caseload/caseload.ts'
import { saveProfile } from '../../main/core/caseload/settings.ts'
import { deviceOf } from '../../main/core/changes/log/device.ts'
import { createDatabase, openDatabase } from '../../main/core/database/open.ts'
import { migrate } from '../../main/core/database/migrate.ts'
import { fillSynthetic, type SyntheticSize } from '../fixtures/synthetic/caseload.ts'

export interface CaseloadFiles {
  /** Opens the caseload on a database, which may be one that is listened to. */
  caseloadOn(database: Database.Database): Caseload
  /** A new connection to the file as Haversack keeps it, with nothing of it in memory yet. */
  openOwn(): Database.Database
  /** The same to a copy of the whole file, encrypted alike, with the same pragmas. */
  openEncrypted(): Database.Database
  /** The same to a copy without encryption: the limit. */
  openPlain(): Database.Database
}

const migrations = join(import.meta.dirname, '../../main/core/database/migrations')
const surroundings = { clock: Date.now, random: (bytes: number) => randomFillSync(new Uint8Array(bytes)) }

/** An encrypted caseload with that many synthetic people and the two copies it is held against. */
export const makeCaseloadFiles = async (folder: string, size: SyntheticSize): Promise<CaseloadFiles> => {
  const fileOf = (name: string): string => join(folder, `${name}-${size.people}.db`)
  const key = randomBytes(32)
  const own = createDatabase(fileOf('own'), key)
  migrate(own, migrations, Date.now())
  const device = deviceOf(own, 'bench', surroundings)
  const caseloadOn = (database: Database.Database) => createCaseload({ database, device, surroundings, onChanged: () => undefined })
  const caseload = caseloadOn(own)
  saveProfile(caseload, { memberName: 'Amina Rahman', memberRole: 'Link worker', practiceCode: null, practiceName: null })
  // Filling is not measured: it need not wait for the disk.
  own.pragma('synchronous = OFF')
  fillSynthetic(caseload, size)
  own.close()
  copyFileSync(fileOf('own'), fileOf('encrypted'))
  copyFileSync(fileOf('own'), fileOf('plain'))
  decrypt(fileOf('plain'), key)
  return {
    caseloadOn,
    openOwn: () => reopen(fileOf('own'), key),
    openEncrypted: () => reopen(fileOf('encrypted'), key),
    openPlain: () => openPlain(fileOf('plain')),
  }
}

const reopen = (file: string, key: Uint8Array): Database.Database => {
  const opened = openDatabase(file, key)
  if (!opened.ok) throw new Error(`The copy could not be opened: ${opened.error}`)
  return opened.value
}

const decrypt = (file: string, key: Uint8Array): void => {
  const database = reopen(file, key)
  // The key of a file in WAL mode cannot be changed.
  database.pragma('journal_mode = DELETE')
  database.rekey(Buffer.alloc(0))
  database.close()
}

const openPlain = (file: string): Database.Database => {
  const database = new Database(file)
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON', 'foreign_keys = ON', 'cache_size = -65536', 'temp_store = MEMORY'])
    database.pragma(pragma)
  return database
}
