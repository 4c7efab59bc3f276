import type { Database } from 'better-sqlite3'
import { entities, type EntityName } from '../../../shared/model/entities.ts'
import { homeGroup } from './home-scope.ts'
import type { HomeOf } from './homes.ts'
import { recordKey, type Head, type Log } from './log.ts'
import { shownFields } from './shown-fields.ts'
import type { Standing } from './standing.ts'
import { tombstoneGroup, type Tombstones } from './tombstone.ts'

/** One record that changes touched. */
export interface Touched {
  readonly entity: string
  readonly record: string
}

/** A record whose row was written anew, and the people it was and is shown under. */
export interface Rewritten extends Touched {
  readonly people: readonly string[]
}

/** A field group that changes touched, and the people those changes are about. */
export interface ChangedRegister extends Touched {
  readonly grp: string
  readonly subjects: readonly string[]
}

/** Whether a record was deleted, or is about somebody who is not shown here or may have been merged. */
export interface Whereabouts {
  readonly isGone: Tombstones['isGone']
  readonly isElsewhere: (person: string) => boolean
  readonly mayBeMerged: (person: string) => boolean
}

/** Where a person is, by the heads of their home, and whether that is not shown here. */
export interface Homes {
  readonly homeOf: HomeOf
  readonly isElsewhere: (person: string) => boolean
}

/**
 * Writes the synced tables from the log: a record's row is what the shown heads of its field groups say.
 * Nothing else writes these tables. A `personId` is written as the person into whom that person was merged, so
 * that readers need not know of merging; the log keeps what was said. Of people at home in a scope that is not shown
 * here there are no rows, whatever the log holds of them.
 */
export const createProjection = (database: Database, log: Log, tombstones: Tombstones, { homeOf, isElsewhere }: Homes) => {
  const personTable = createTable(database, 'person')
  const tables = new Map(Object.keys(entities).map((entity) => [entity, entity === 'person' ? personTable : createTable(database, entity as EntityName)]))
  const mergedInto = database.prepare('SELECT mergedInto FROM person WHERE id = ?').pluck()
  const hasRow = database.prepare('SELECT 1 FROM person WHERE id = ?')
  const mergeRecords = database.prepare(`SELECT DISTINCT record FROM change WHERE grp = 'mergedInto'`).pluck()
  const aboutPerson = database.prepare('SELECT DISTINCT entity, record FROM change WHERE subject = ?')
  const hadHomes = database.prepare(`SELECT 1 FROM change WHERE record = ? AND grp = 'home' AND head = 0 LIMIT 1`)
  const everyRecord = database.prepare('SELECT DISTINCT entity, record FROM change')

  /** The person that a person's record is shown under: itself, or the one it was merged into. */
  const shownPerson = (person: string): string => (mergedInto.get(person) as string | null | undefined) ?? person

  /** Whether a person stands in the log and is not deleted, which their row says only after it was written. */
  const isHere = (person: string): boolean =>
    shownFields('person', log.headsOfRecord('person', person)) !== null &&
    !tombstones.isGone('person', person, person) &&
    !isElsewhere(person)

  /** Whether one of these people came or went, which decides whether a merge into them holds. */
  const someoneCameOrWent = (people: Iterable<string>): boolean =>
    mergeRecords.get() !== undefined && [...people].some((person) => isHere(person) !== (hasRow.get(person) !== undefined))

  const asked: Whereabouts = { isGone: tombstones.isGone, isElsewhere, mayBeMerged: () => true }

  const project = (touched: Touched): Rewritten => {
    // A kind of record this version does not know stays in the log and is shown after an update.
    if (!tables.has(touched.entity)) return { ...touched, people: [] }
    return write(touched, log.headsOfRecord(touched.entity, touched.record))
  }

  const write = (touched: Touched, heads: readonly Head[], whereabouts = asked): Rewritten =>
    touched.entity === 'person' ? writePerson(touched.record, heads, whereabouts) : writeOther({ ...touched, fields: shownFields(touched.entity, heads) }, whereabouts)

  const writePerson = (record: string, heads: readonly Head[], { isGone, isElsewhere: isNotShown }: Whereabouts): Rewritten => {
    const before = personTable.personOf(record)
    const fields = shownFields('person', heads)
    const isBuried = heads.some(({ grp }) => grp === tombstoneGroup) && isGone('person', record, record)
    if (fields === null || isBuried || isNotShown(record)) {
      personTable.remove(record)
      return { entity: 'person', record, people: [before, record].filter(isText) }
    }
    fields['homeScope'] = homeOf(record, heads.filter(({ grp }) => grp === homeGroup))
    fields['mergedInto'] = typeof fields['mergedInto'] === 'string' ? finalMerge(record, log, isHere) : null
    personTable.put(record, fields)
    return { entity: 'person', record, people: [before, record, fields['mergedInto']].filter(isText) }
  }

  const writeOther = ({ entity, record, fields }: Standing, { isGone, isElsewhere: isNotShown, mayBeMerged }: Whereabouts): Rewritten => {
    const table = tables.get(entity)
    if (table === undefined) return { entity, record, people: [] }
    const before = table.personOf(record)
    const person = isText(fields?.['personId']) ? fields['personId'] : null
    if (fields === null || isGone(entity, record, person) || (person !== null && isNotShown(person))) {
      table.remove(record)
      return { entity, record, people: [before].filter(isText) }
    }
    if (person !== null && mayBeMerged(person)) fields['personId'] = shownPerson(person)
    table.put(record, fields)
    return { entity, record, people: [before, fields['personId']].filter(isText) }
  }

  /** The person's own rows first: the others look up there whom they are shown under. */
  const projectAll = (records: readonly Touched[]): Rewritten[] => [
    ...records.filter(({ entity }) => entity === 'person').map(project),
    ...records.filter(({ entity }) => entity !== 'person').map(project),
  ]

  return {
    /** Brings the tables up to date with changes to these registers; returns every record that was rewritten. */
    refresh(changed: readonly ChangedRegister[]): Rewritten[] {
      const subjects = new Set(changed.flatMap((register) => register.subjects))
      const itself = changed.filter(({ entity }) => entity === 'person')
      // Also of a tombstone that the roster no longer lets count: nothing of it stands then.
      const buried = itself.filter(({ grp }) => grp === tombstoneGroup).map(({ record }) => record)
      const moved = itself.filter(({ grp, record }) => grp === 'home' && (isElsewhere(record) || hasRow.get(record) === undefined)).map(({ record }) => record)
      const people = new Set([...buried, ...moved, ...[...subjects].filter((subject) => tombstones.hasTombstone(subject))])
      // Who has had more than one home may have been taken for away while one of them was not held: nobody's row says so.
      const mayMatterToMerges = itself.some(({ grp, record }) => grp === 'mergedInto' || (grp === 'home' && hadHomes.get(record) !== undefined))
      if (mayMatterToMerges || someoneCameOrWent([...people, ...itself.map(({ record }) => record)]))
        for (const loser of mergeRecords.all() as string[]) people.add(loser)
      const aboutThem = [...people].flatMap((person) => aboutPerson.all(person) as Touched[])
      const records = new Map([...aboutThem, ...changed].map((touched) => [`${touched.entity}/${touched.record}`, touched]))
      const named = changed.map((register) => ({ entity: register.entity, record: register.record, people: register.subjects }))
      return [...projectAll([...records.values()].map(({ entity, record }) => ({ entity, record }))), ...named]
    },

    /** Writes the rows of many people, whose heads are right. */
    writePeople(people: readonly string[], whereabouts: Whereabouts): Rewritten[] {
      const heads = log.headsOfRecords(people)
      return people.map((record) => writePerson(record, heads.get(recordKey({ entity: 'person', record })) ?? [], whereabouts))
    },

    /** Writes the rows of many other records, after those of the people that they are about. */
    writeOthers: (records: readonly Standing[], whereabouts: Whereabouts): Rewritten[] =>
      records.map((standing) => writeOther(standing, whereabouts)),

    /** Empties the synced tables and writes them anew from the whole log. */
    rebuild(): Rewritten[] {
      for (const table of tables.values()) table.clear()
      return projectAll(everyRecord.all() as Touched[])
    },
  }
}

export type Projection = ReturnType<typeof createProjection>

const isText = (value: unknown): value is string => typeof value === 'string'

/**
 * Where a chain of merges ends, or null if the person was not merged. Two devices may merge two records into
 * each other; in such a circle the smallest id is the one that stays. A merge into somebody who was deleted, or
 * has not arrived, does not hold: nobody deleted the record that would disappear with them.
 */
const finalMerge = (person: string, log: Log, isHere: (person: string) => boolean): string | null => {
  const path = [person]
  for (;;) {
    const next = nextMerge(path[path.length - 1] ?? person, log)
    if (next === null || !isHere(next)) break
    const circleFrom = path.indexOf(next)
    if (circleFrom >= 0) {
      const stays = path.slice(circleFrom).sort()[0] ?? person
      return stays === person ? null : stays
    }
    path.push(next)
  }
  const last = path[path.length - 1] ?? person
  return last === person ? null : last
}

const nextMerge = (person: string, log: Log): string | null => {
  const fields = shownFields('person', log.headsOfRegister({ entity: 'person', record: person, grp: 'mergedInto' }))
  const target = fields?.['mergedInto']
  return typeof target === 'string' ? target : null
}

const createTable = (database: Database, entity: EntityName) => {
  const fields = Object.values(entities[entity]).flatMap((group) => Object.keys(group.shape))
  const columns = ['id', ...fields]
  const put = database.prepare(
    `INSERT INTO "${entity}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
     ON CONFLICT (id) DO UPDATE SET ${fields.map((field) => `${field} = excluded.${field}`).join(', ')}`,
  )
  const remove = database.prepare(`DELETE FROM "${entity}" WHERE id = ?`)
  const clear = database.prepare(`DELETE FROM "${entity}"`)
  const person = entity === 'person' ? 'mergedInto' : fields.includes('personId') ? 'personId' : 'NULL'
  const personOf = database.prepare(`SELECT ${person} FROM "${entity}" WHERE id = ?`).pluck()
  return {
    /** The person a record is shown under now, or null. */
    personOf: (id: string): string | null => (personOf.get(id) as string | null | undefined) ?? null,
    put(id: string, values: Readonly<Record<string, unknown>>): void {
      put.run(id, ...fields.map((field) => toColumn(values[field])))
    },
    remove: (id: string): void => void remove.run(id),
    clear: (): void => void clear.run(),
  }
}

/** Values as SQLite keeps them: yes and no as 1 and 0, lists as JSON text. */
const toColumn = (value: unknown): string | number | null => {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' || typeof value === 'number') return value
  return typeof value === 'boolean' ? Number(value) : JSON.stringify(value)
}

