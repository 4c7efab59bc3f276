import { randomBytes, randomFillSync } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createCaseload, type Caseload } from '../../main/core/caseload/caseload.ts'
import { saveProfile } from '../../main/core/caseload/settings.ts'
import { deviceOf } from '../../main/core/changes/device.ts'
import { createDatabase } from '../../main/core/database/open.ts'
import { migrate } from '../../main/core/database/migrate.ts'
import { fillSynthetic, type SyntheticSize } from '../fixtures/synthetic/caseload.ts'

const migrations = join(import.meta.dirname, '../../main/core/database/migrations')
const surroundings = { clock: Date.now, random: (bytes: number) => randomFillSync(new Uint8Array(bytes)) }

/** An encrypted caseload with that many synthetic people, as Haversack itself keeps it. */
export const makeCaseload = async (folder: string, size: SyntheticSize): Promise<Caseload> => {
  const database = createDatabase(join(folder, `haversack-${size.people}.db`), randomBytes(32))
  migrate(database, migrations, Date.now())
  const device = await deviceOf(database, 'bench', surroundings)
  const caseload = createCaseload({ database, device, surroundings, onChanged: () => undefined })
  saveProfile(caseload, { memberName: 'Amina Rahman', memberRole: 'Link worker', practiceCode: null, practiceName: null })
  // Filling is not measured: it need not wait for the disk.
  database.pragma('synchronous = OFF')
  fillSynthetic(caseload, size)
  database.pragma('synchronous = FULL')
  database.pragma('wal_checkpoint(TRUNCATE)')
  return caseload
}

/** The tables that a program without a change log would keep. */
const tables = ['person', 'contactPoint', 'relevantContact', 'referral', 'case', 'consultation', 'note', 'addendum', 'overview', 'searchDocument']

/**
 * The same rows in a database of their own, without change log: encrypted with the same pragmas, or plain. What
 * the same statements cost there is what Haversack is held against.
 */
export const makeReference = (folder: string, from: Caseload, people: number, encrypted: boolean): Database.Database => {
  const file = join(folder, `${encrypted ? 'encrypted' : 'plain'}-${people}.db`)
  const database = encrypted ? createDatabase(file, randomBytes(32)) : plainDatabase(file)
  migrate(database, migrations, Date.now())
  database.pragma('synchronous = OFF')
  database.transaction(() => {
    for (const table of tables) copyTable(from.database, database, table)
    const addText = database.prepare('INSERT INTO searchText (rowid, body) VALUES (?, ?)')
    const texts = database
      .prepare(`SELECT searchDocument.id, note.text || char(10) || coalesce(note.nextStep, '') FROM searchDocument JOIN note ON note.id = record`)
      .raw()
    for (const [id, body] of texts.all() as [number, string][]) addText.run(id, body)
  })()
  database.pragma('synchronous = FULL')
  database.pragma('wal_checkpoint(TRUNCATE)')
  return database
}

const plainDatabase = (file: string): Database.Database => {
  const database = new Database(file)
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON', 'cache_size = -65536', 'temp_store = MEMORY'])
    database.pragma(pragma)
  return database
}

const copyTable = (from: Database.Database, to: Database.Database, table: string): void => {
  const rows = from.prepare(`SELECT * FROM "${table}"`).raw()
  const width = rows.columns().length
  const insert = to.prepare(`INSERT INTO "${table}" VALUES (${Array.from({ length: width }, () => '?').join(', ')})`)
  for (const row of rows.all() as unknown[][]) insert.run(...row)
}
