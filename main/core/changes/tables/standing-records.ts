import type { Database } from 'better-sqlite3'
import type { Log } from '../log/log.ts'
import type { RecordName } from '../log/register.ts'
import { fieldsOf, shownFields } from './shown-fields.ts'

/** A record with what its shown heads say; null where every field group is empty. */
export interface StandingRecord extends RecordName {
  readonly fields: Record<string, unknown> | null
}

/** Some records, and where to go on: the id of the last of them, or null at the end. */
export interface StandingRecords {
  readonly records: readonly StandingRecord[]
  readonly last: string | null
}

/**
 * Reads what stands of all records in the order of their ids, straight from the index of registers: one query for
 * hundreds of records, and no more of each change than its value.
 * @param isWanted kinds of records
 */
export const createStandingRecords = (database: Database, log: Log, isWanted: (entity: string) => boolean) => {
  const some = database.prepare('SELECT record, entity, grp, value FROM change WHERE record > ? AND head = 1 ORDER BY record LIMIT ?').raw()
  const ofOne = database.prepare('SELECT record, entity, grp, value FROM change WHERE record = ? AND head = 1').raw()

  /** The rows of whole records alone. */
  const wholeRecords = (after: string, most: number): { readonly rows: readonly Row[]; readonly isEnd: boolean } => {
    const rows = some.all(after, most) as Row[]
    const cut = rows.length < most ? undefined : rows.at(-1)?.[0]
    if (cut === undefined) return { rows, isEnd: true }
    const whole = rows.slice(0, rows.findIndex(([record]) => record === cut))
    return { rows: whole.length > 0 ? whole : (ofOne.all(cut) as Row[]), isEnd: false }
  }

  const standingOf = (record: string, entity: string, rows: readonly Row[]): StandingRecord => {
    const isSettled = new Set(rows.map(([, , grp]) => grp)).size === rows.length
    const fields = isSettled
      ? fieldsOf(entity, rows.map(([, , grp, value]) => ({ grp, value: JSON.parse(value) as unknown })))
      : shownFields(entity, log.headsOfRecord(entity, record))
    return { entity, record, fields }
  }

  /**
   * The records that follow on this id.
   * @param most about how many changes are read
   */
  return (after: string, most: number): StandingRecords => {
    const { rows, isEnd } = wholeRecords(after, most)
    const records: StandingRecord[] = []
    for (let start = 0; start < rows.length; ) {
      const [record] = rows[start] as Row
      let end = start
      while (rows[end]?.[0] === record) end += 1
      for (const [entity, ofEntity] of Map.groupBy(rows.slice(start, end), (row) => row[1]))
        if (isWanted(entity)) records.push(standingOf(record, entity, ofEntity))
      start = end
    }
    return { records, last: isEnd ? null : (rows.at(-1)?.[0] ?? null) }
  }
}

type Row = readonly [record: string, entity: string, grp: string, value: string]
