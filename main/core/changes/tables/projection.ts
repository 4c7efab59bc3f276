import type { Database } from 'better-sqlite3'
import { entities, type EntityName } from '../../../../shared/model/entities.ts'
import { homeGroup } from '../homes/home-scope.ts'
import type { HomeOf } from '../homes/home-of.ts'
import type { Head, Log, Refreshed } from '../log/log.ts'
import { tombstoneGroup, recordKey, type RecordName, type RegisterName } from '../log/register.ts'
import { fieldsOf, shownFields, type Said } from './shown-fields.ts'
import type { StandingRecord } from './standing-records.ts'
import { createSyncedTable, type ChangedColumns } from './synced-table.ts'
import type { Tombstones } from '../tombstone.ts'

/** A record whose row was looked at anew, and the people it was and is shown under. */
export interface Written extends RecordName {
  readonly people: readonly string[]
  /** What its row says in another way now; 'row' also where there was and is none. */
  readonly changed: ChangedColumns
}

/**
 * A record of which something was touched, with the people that it is about now, was about before, or is said to be
 * about.
 */
export interface Rewritten extends Written {
  /** Whether several versions stand of what was touched. */
  readonly severalStand: boolean
}

/** What must follow the tables in the same transaction: lists, search index. */
export type Derive = (rewritten: readonly Rewritten[]) => void

/** A field group that changes touched. */
export interface ChangedRegister extends RegisterName, Refreshed {
  /** What alone stands in it, where that is known. */
  readonly alone?: Said
}

/** Whether a record was deleted, or is about somebody who is not shown here or may have been merged. */
export interface Whereabouts {
  readonly isGone: Tombstones['isGone']
  readonly isElsewhere: (person: string) => boolean
  readonly mayBeMerged: (person: string) => boolean
}

export interface ProjectionParts {
  readonly homeOf: HomeOf
  /** Whether a person is in a scope that is not shown here. */
  readonly isElsewhere: (person: string) => boolean
}

/**
 * Writes the synced tables from the log: a record's row is what the shown heads of its field groups say.
 * Nothing else writes these tables. A `personId` is written as the person into whom that person was merged, so
 * that readers need not know of merging; the log keeps what was said. Of people at home in a scope that is not shown
 * here there are no rows, whatever the log holds of them.
 */
export const createProjection = (database: Database, log: Log, tombstones: Tombstones, { homeOf, isElsewhere }: ProjectionParts) => {
  const personTable = createSyncedTable(database, 'person')
  const tables = new Map(Object.keys(entities).map((entity) => [entity, entity === 'person' ? personTable : createSyncedTable(database, entity as EntityName)]))
  const mergedInto = database.prepare('SELECT mergedInto FROM person WHERE id = ?').pluck()
  const hasRow = database.prepare('SELECT 1 FROM person WHERE id = ?')
  const mergeRecords = database.prepare(`SELECT DISTINCT record FROM change WHERE grp = 'mergedInto'`).pluck()
  const aboutPerson = database.prepare('SELECT DISTINCT entity, record FROM change WHERE subject = ?')
  const hadHomes = database.prepare(`SELECT 1 FROM change WHERE record = ? AND grp = '${homeGroup}' AND head = 0 LIMIT 1`)
  const buried = database.prepare(`SELECT 1 FROM change WHERE record = ? AND grp = '${tombstoneGroup}' AND head = 1 LIMIT 1`)
  const everyRecord = database.prepare('SELECT DISTINCT entity, record FROM change')
  const headSubjects = database.prepare('SELECT DISTINCT subject FROM change WHERE record = ? AND head = 1 AND subject IS NOT NULL').pluck()

  /** The person that a person's record is shown under: itself, or the one it was merged into. */
  const shownPerson = (person: string): string => (mergedInto.get(person) as string | null | undefined) ?? person

  /** Whether the log has a person who is not deleted. Their row says so only once it has been written. */
  const isHere = (person: string): boolean =>
    shownFields('person', log.headsOfRecord('person', person)) !== null &&
    !tombstones.isGone('person', person, person) &&
    !isElsewhere(person)

  /** Whether one of these people came or went, which decides whether a merge into them holds. */
  const someoneCameOrWent = (people: readonly string[]): boolean =>
    people.length > 0 && mergeRecords.get() !== undefined && people.some((person) => isHere(person) !== (hasRow.get(person) !== undefined))

  const asked: Whereabouts = { isGone: tombstones.isGone, isElsewhere, mayBeMerged: () => true }

  const project = (touched: RecordName): Written => {
    // A kind of record this version does not know stays in the log and is shown after an update.
    if (!tables.has(touched.entity)) return { ...touched, people: [], changed: 'row' }
    return write(touched, log.headsOfRecord(touched.entity, touched.record))
  }

  const write = (touched: RecordName, heads: readonly Head[], whereabouts = asked): Written =>
    touched.entity === 'person' ? writePerson(touched.record, heads, whereabouts) : writeOther({ ...touched, fields: shownFields(touched.entity, heads) }, whereabouts)

  const writePerson = (record: string, heads: readonly Head[], { isGone, isElsewhere: isNotShown }: Whereabouts): Written => {
    const row = personTable.rowOf(record)
    const before = personTable.personIn(row)
    const fields = shownFields('person', heads)
    const isBuried = heads.some(({ grp }) => grp === tombstoneGroup) && isGone('person', record, record)
    if (fields === null || isBuried || isNotShown(record)) {
      personTable.remove(record)
      return { entity: 'person', record, people: [before, record].filter(isText), changed: 'row' }
    }
    fields['homeScope'] = homeOf(record, heads.filter(({ grp }) => grp === homeGroup))
    fields['mergedInto'] = typeof fields['mergedInto'] === 'string' ? finalMerge(record, log, isHere) : null
    const changed = personTable.put(record, row, fields)
    return { entity: 'person', record, people: [before, record, fields['mergedInto']].filter(isText), changed }
  }

  const writeOther = ({ entity, record, fields }: StandingRecord, { isGone, isElsewhere: isNotShown, mayBeMerged }: Whereabouts): Written => {
    const table = tables.get(entity)
    if (table === undefined) return { entity, record, people: [], changed: 'row' }
    const row = table.rowOf(record)
    const before = table.personIn(row)
    const person = isText(fields?.['personId']) ? fields['personId'] : null
    if (fields === null || isGone(entity, record, person) || (person !== null && isNotShown(person))) {
      table.remove(record)
      return { entity, record, people: [before].filter(isText), changed: 'row' }
    }
    if (person !== null && mayBeMerged(person)) fields['personId'] = shownPerson(person)
    const changed = table.put(record, row, fields)
    return { entity, record, people: [before, fields['personId']].filter(isText), changed }
  }

  /**
   * Writes the columns of one field group alone, where nothing else follows from its changes: the record stands in its
   * table, something is still said in this group, it does not place anybody, and neither the record nor whom the changes
   * are about was ever deleted. Null where more has to be looked at. Most of what people record is of this kind.
   */
  const writeGroup = ({ entity, record, grp, subjects, alone }: ChangedRegister): Written | null => {
    const table = tables.get(entity)
    const fields = table?.fieldsOf(grp) ?? []
    if (table === undefined || fields.length === 0 || fields.some((field) => placing.has(field))) return null
    const row = table.rowOf(record)
    if (row === null || [...new Set([record, ...subjects])].some((each) => buried.get(each) !== undefined)) return null
    const said = alone === undefined ? shownFields(entity, log.headsOfRegister({ entity, record, grp })) : fieldsOf(entity, [alone])
    if (said === null) return null
    const people = [entity === 'person' ? record : null, table.personIn(row)].filter(isText)
    return { entity, record, people, changed: table.putGroup(record, row, grp, said) }
  }

  /** The person's own rows first: the others look up there whom they are shown under. */
  const projectAll = (records: readonly RecordName[]): Written[] => [
    ...records.filter(({ entity }) => entity === 'person').map(project),
    ...records.filter(({ entity }) => entity !== 'person').map(project),
  ]

  return {
    /** Brings the tables up to date with changes to these registers; returns every record that was touched. */
    refresh(all: readonly ChangedRegister[]): Rewritten[] {
      const byGroup = new Map(all.map((register) => [register, writeGroup(register)]))
      const changed = all.filter((register) => byGroup.get(register) === null)
      const subjects = new Set(changed.flatMap((register) => register.subjects))
      const itself = changed.filter(({ entity }) => entity === 'person')
      // A tombstone that no longer counts is met here too, though nothing of it stands then.
      const deleted = itself.filter(({ grp }) => grp === tombstoneGroup).map(({ record }) => record)
      // Any change of a person may make them appear: their home may not have counted before, or named a scope that
      // was not held.
      const comeOrGone = itself.filter(({ grp, record }) => (isElsewhere(record) ? grp === homeGroup : hasRow.get(record) === undefined)).map(({ record }) => record)
      const people = new Set([...deleted, ...comeOrGone, ...[...subjects].filter((subject) => tombstones.hasTombstone(subject))])
      // Who has had more than one home may have been taken for away while one of them was not held: nobody's row says so.
      const mayMatterToMerges = itself.some(({ grp, record }) => grp === 'mergedInto' || (grp === homeGroup && hadHomes.get(record) !== undefined))
      if (mayMatterToMerges || someoneCameOrWent([...people, ...itself.map(({ record }) => record)]))
        for (const loser of mergeRecords.all() as string[]) people.add(loser)
      const aboutThem = [...people].flatMap((person) => aboutPerson.all(person) as RecordName[])
      const records = new Map([...aboutThem, ...changed].map((touched) => [recordKey(touched), touched]))
      const written = [...byGroup.values(), ...projectAll([...records.values()].map(({ entity, record }) => ({ entity, record })))]
      const isAnybodyMerged = mergeRecords.get() !== undefined
      const named = all.map(({ entity, record, grp, subjects }) => {
        // What is deleted, or comes back, is no longer, or again, among what its versions say of anybody.
        const people = grp === tombstoneGroup ? [...subjects, ...(headSubjects.all(record) as string[])] : subjects
        // A record that shows nothing has no row to say under whom its versions are counted.
        return { entity, record, people: isAnybodyMerged ? [...people, ...people.map(shownPerson)] : people, changed: nothing }
      })
      const several = new Set(all.filter(({ severalStand }) => severalStand).map(recordKey))
      return [...written.filter((each) => each !== null), ...named].map((each) => ({ ...each, severalStand: several.has(recordKey(each)) }))
    },

    /** Writes the rows of many people, whose heads are right. */
    writePeople(people: readonly string[], whereabouts: Whereabouts): Written[] {
      const heads = log.headsOfRecords(people)
      return people.map((record) => writePerson(record, heads.get(recordKey({ entity: 'person', record })) ?? [], whereabouts))
    },

    /** Writes the rows of many other records, after those of the people that they are about. */
    writeOthers: (records: readonly StandingRecord[], whereabouts: Whereabouts): Written[] =>
      records.map((standing) => writeOther(standing, whereabouts)),

    /** Empties the synced tables and writes them anew from the whole log. */
    rebuild(): Written[] {
      for (const table of tables.values()) table.clear()
      return projectAll(everyRecord.all() as RecordName[])
    },
  }
}

export type Projection = ReturnType<typeof createProjection>

const nothing: ReadonlySet<string> = new Set()

/** Fields that say whom a record is about, or where people are: rows of other records follow from them. */
const placing: ReadonlySet<string> = new Set(['personId', 'mergedInto', 'homeScope'])

const isText = (value: unknown): value is string => typeof value === 'string'

/**
 * Where a chain of merges ends, or null if the person was not merged. Two devices may merge two records into
 * each other; in such a circle the smallest id is the one that stays. A merge into somebody who was deleted, or
 * has not arrived, does not hold: nobody deleted the record that would disappear with them.
 */
export const finalMerge = (person: string, log: Log, isHere: (person: string) => boolean): string | null => {
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
