import type { Database } from 'better-sqlite3'
import { entities, type EntityName } from '../../../../shared/model/entities.ts'

/** The columns of a row that say something else now, or 'row' where it came or went. */
export type ChangedColumns = ReadonlySet<string> | 'row'

/** Columns of synced tables, by kind of record. */
export type Columns = ReadonlyMap<string, readonly string[]>

type Fields = Readonly<Record<string, unknown>>

type Value = string | number | null

/** The values of a row's columns. */
export type Row = readonly Value[]

/** Reads and writes the rows of one kind of records. Nothing but the projection of the log writes them. */
export const createSyncedTable = (database: Database, entity: EntityName) => {
  const groups = new Map(Object.entries(entities[entity]).map(([grp, schema]) => [grp, Object.keys(schema.shape)]))
  const fields = [...groups.values()].flat()
  const places = new Map(fields.map((field, place) => [field, place]))
  const find = database.prepare(`SELECT ${fields.join(', ')} FROM "${entity}" WHERE id = ?`).raw()
  const add = database.prepare(`INSERT INTO "${entity}" (${fields.join(', ')}, id) VALUES (${fields.map(() => '?').join(', ')}, ?)`)
  const updates = new Map(
    [...groups].map(([grp, ofGroup]) => [grp, database.prepare(`UPDATE "${entity}" SET ${ofGroup.map((field) => `${field} = ?`).join(', ')} WHERE id = ?`)]),
  )
  const remove = database.prepare(`DELETE FROM "${entity}" WHERE id = ?`)
  const clear = database.prepare(`DELETE FROM "${entity}"`)
  const personAt = places.get(entity === 'person' ? 'mergedInto' : 'personId')

  /** Writes the groups that say something else: an update writes every index anew that has one of its columns. */
  const update = (id: string, row: Row, values: Fields, written: Iterable<string>): ReadonlySet<string> => {
    const changed = new Set<string>()
    for (const grp of written) {
      const ofGroup = groups.get(grp) ?? []
      const now = ofGroup.map((field) => toColumn(values[field]))
      const differing = ofGroup.filter((field, n) => row[places.get(field) ?? -1] !== now[n])
      if (differing.length > 0) updates.get(grp)?.run(...now, id)
      for (const field of differing) changed.add(field)
    }
    return changed
  }

  return {
    rowOf: (id: string): Row | null => (find.get(id) as Row | undefined) ?? null,

    /** The person that a record is shown under, or null. */
    personIn(row: Row | null): string | null {
      const value = row === null || personAt === undefined ? null : row[personAt]
      return typeof value === 'string' ? value : null
    },

    /** The columns of a field group; none where this version does not know it. */
    fieldsOf: (grp: string): readonly string[] => groups.get(grp) ?? [],

    /** @param row as it stands now */
    put(id: string, row: Row | null, values: Fields): ChangedColumns {
      if (row !== null) return update(id, row, values, groups.keys())
      add.run(...fields.map((field) => toColumn(values[field])), id)
      return 'row'
    },

    /** Writes one field group of a row that stands. */
    putGroup: (id: string, row: Row, grp: string, values: Fields): ReadonlySet<string> => update(id, row, values, [grp]),

    remove: (id: string): void => void remove.run(id),
    clear: (): void => void clear.run(),
  }
}

/** Values as SQLite keeps them: yes and no as 1 and 0, lists as JSON text. */
const toColumn = (value: unknown): Value => {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' || typeof value === 'number') return value
  return typeof value === 'boolean' ? Number(value) : JSON.stringify(value)
}
