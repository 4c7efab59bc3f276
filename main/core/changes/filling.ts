import type { Database } from 'better-sqlite3'
import { entities } from '../../../shared/model/entities.ts'
import type { LocalSettings } from '../caseload/local-settings.ts'
import type { Relaxed } from './batches.ts'
import { erasedEntity } from './chains.ts'
import { registerKey } from './follow.ts'
import type { Log, RegisterName } from './log.ts'
import type { Projection, Touched, Whereabouts } from './projection.ts'
import { inSlices } from './slices.ts'
import { tombstoneGroup } from './tombstone.ts'

export interface FillingParts {
  readonly database: Database
  readonly local: LocalSettings
  readonly log: Log
  readonly projection: Projection
  readonly whereabouts: Whereabouts
  readonly derived: {
    readonly placeOf: (record: Touched) => number | null
    readonly index: (records: readonly Touched[]) => void
    readonly list: (people: readonly string[]) => void
  }
  readonly relaxed: Relaxed
  /** Milliseconds. */
  readonly time: () => number
  readonly onChanged: (tables: readonly string[]) => void
}

/**
 * Filling a computer that has nothing yet: first the log alone, and when all is here, everything that follows from
 * it, once for each record instead of once for each change. While it goes on the tables lack what came in. A mark
 * says so: what a crash left is rebuilt when the caseload is next opened.
 */
export const createFilling = ({ database, local, log, projection, whereabouts, derived, relaxed, time, onChanged }: FillingParts) => {
  const rowsAfter = database.prepare(
    `SELECT id, entity, record, grp, supersedes <> '[]' AS isLater FROM change WHERE id > ? ORDER BY id LIMIT ?`,
  )
  const recordsAfter = database.prepare('SELECT DISTINCT record FROM change WHERE record > ? ORDER BY record LIMIT ?').pluck()
  const refresh = database.transaction((registers: readonly RegisterName[]) => {
    for (const register of registers) log.refreshHeads(register)
  })
  const write = database.transaction((touched: readonly Touched[], known: Known) => {
    const written = projection.write(touched, known.now())
    derived.index(touched.filter(({ entity }) => entity === 'person'))
    return written
  })
  const index = database.transaction(derived.index)
  const list = database.transaction(derived.list)
  let underWay = local.get(mark) === true

  /** Every register of which a change may have taken another's place, every person's record, and what was ever deleted. */
  function* survey(): Generator<void, Survey> {
    const registers = new Map<string, RegisterName>()
    const people = new Set<string>()
    const deleted = new Set<string>()
    let after = 0
    yield* inSlices(time, (items) => {
      const rows = rowsAfter.all(after, items * rowsForOne) as SurveyedRow[]
      for (const { entity, record, grp, isLater } of rows) {
        if (isLater === 1) registers.set(registerKey({ entity, record, grp }), { entity, record, grp })
        if (entity === 'person') people.add(record)
        if (grp === tombstoneGroup) deleted.add(record)
      }
      after = rows.at(-1)?.id ?? after
      return rows.length < items * rowsForOne ? 0 : 1
    })
    return { registers: [...registers.values()], people: [...people], deleted, end: after }
  }

  /** Where records are, asked once a person, and only of what was ever deleted; anew after the user wrote something. */
  const knownFrom = ({ deleted, end }: Survey): Known => {
    const elsewhere = new Map<string, boolean>()
    let seen = end
    return {
      now() {
        for (const { id, record, grp } of rowsAfter.all(seen, Number.MAX_SAFE_INTEGER) as SurveyedRow[]) {
          if (grp === tombstoneGroup) deleted.add(record)
          elsewhere.clear()
          seen = id
        }
        return {
          isGone: (entity, record, person) =>
            (deleted.has(record) || (person !== null && deleted.has(person))) && whereabouts.isGone(entity, record, person),
          isElsewhere(person) {
            const known = elsewhere.get(person) ?? whereabouts.isElsewhere(person)
            elsewhere.set(person, known)
            return known
          },
        }
      },
    }
  }

  /** Does something to all of them, some in each slice. */
  function* each<T>(all: readonly T[], work: (some: readonly T[]) => void): Generator<void, void> {
    let next = 0
    yield* inSlices(time, (items) => {
      relaxed(() => work(all.slice(next, next + items)))
      next += items
      return Math.max(0, all.length - next)
    })
  }

  /** The records of the log in the order of their ids. */
  function* everyOther(work: (records: readonly Touched[]) => void): Generator<void, void> {
    let after = erasedEntity
    yield* inSlices(time, (items) => {
      const records = recordsAfter.all(after, items) as string[]
      relaxed(() => work(log.entitiesOf(records).filter(({ entity }) => entity !== 'person')))
      after = records.at(-1) ?? after
      return records.length < items ? 0 : 1
    })
  }

  return {
    isUnderWay: (): boolean => underWay,

    /** From now on only the log is written of what comes in. */
    begin(): void {
      local.set(mark, true)
      underWay = true
    },

    /** Writes everything that follows from the log. */
    *finish(): Generator<void, void> {
      if (!underWay) return
      const surveyed = yield* survey()
      const { registers, people } = surveyed
      const known = knownFrom(surveyed)
      yield* each(registers, refresh.immediate)
      const shown = new Set<string>(people)
      // A person's own row first: the others look up there whom they are shown under.
      yield* each(people, (some) => write.immediate(some.map(toPerson), known))
      const texts: Placed[] = []
      yield* everyOther((records) => {
        for (const { people: theirs } of write.immediate(records, known)) for (const person of theirs) shown.add(person)
        for (const record of records) {
          const place = derived.placeOf(record)
          if (place !== null) texts.push({ ...record, place })
        }
      })
      // The index is written piece by piece as long as numbers rise: out of order every text would be a piece.
      yield* each(texts.sort((a, b) => a.place - b.place || (a.record < b.record ? -1 : 1)), index.immediate)
      yield* each([...shown], list.immediate)
      underWay = false
      local.remove(mark)
      onChanged(Object.keys(entities))
    },

    /** For a start after a crash: the caller writes everything anew at once. */
    giveUp(): boolean {
      const was = underWay
      underWay = false
      local.remove(mark)
      return was
    },
  }
}

export type Filling = ReturnType<typeof createFilling>

/** The name of the local setting that says that a filling is not finished. */
const mark = 'filling'

/** So many rows are looked at in the time that one item of other work takes. */
const rowsForOne = 10

const toPerson = (record: string): Touched => ({ entity: 'person', record })

interface Placed extends Touched {
  readonly place: number
}

interface Survey {
  readonly registers: readonly RegisterName[]
  readonly people: readonly string[]
  readonly deleted: Set<string>
  /** The number of the last row that was looked at. */
  readonly end: number
}

interface Known {
  readonly now: () => Whereabouts
}

interface SurveyedRow extends RegisterName {
  readonly id: number
  readonly isLater: 0 | 1
}
