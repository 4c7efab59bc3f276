import type { Database } from 'better-sqlite3'
import { createLocalSettings } from '../../database/local-settings.ts'

/**
 * By the number of a chain of a former device: up to which line this database itself wrote it. What follows was written
 * elsewhere under the same id, and read here.
 */
export const formerEnds = (database: Database): Readonly<Record<number, number>> =>
  (createLocalSettings(database).get('formerEnds') as Record<number, number> | undefined) ?? {}

/** Keeps what `formerEnds` gives, in place of all that was kept. */
export const saveFormerEnds = (database: Database, ends: Readonly<Record<number, number>>): void =>
  createLocalSettings(database).set('formerEnds', ends)

/** Whether nothing that a former device had put was known to lie in the store when this database went on as another. */
export const wasNeverInStore = (database: Database, device: string): boolean => formersNeverInStore(database).includes(device)

const formersNeverInStore = (database: Database): readonly string[] =>
  (createLocalSettings(database).get('formerNeverInStore') as string[] | undefined) ?? []

/** To be called before this database goes on as another device, in the same transaction: only now can it be told what it wrote itself. */
export const noteFormerChains = (database: Database): void => {
  noteEnds(database)
  noteNeverInStore(database)
}

const noteNeverInStore = (database: Database): void => {
  const former = database
    .prepare(
      `SELECT id FROM device WHERE current = 1 AND NOT EXISTS
         (SELECT 1 FROM run WHERE number IS NOT NULL AND 'data/' || device.id || '/' || number NOT IN (SELECT name FROM outbox))`,
    )
    .pluck()
    .all() as string[]
  createLocalSettings(database).set('formerNeverInStore', [...formersNeverInStore(database), ...former])
}

const noteEnds = (database: Database): void => {
  const chains = database
    .prepare('SELECT chain, max(seq) AS lastSeq FROM change WHERE chain IN (SELECT id FROM chain WHERE device IN (SELECT id FROM device WHERE current = 1)) GROUP BY chain')
    .all() as { chain: number; lastSeq: number }[]
  saveFormerEnds(database, { ...formerEnds(database), ...Object.fromEntries(chains.map(({ chain, lastSeq }) => [chain, lastSeq])) })
}
