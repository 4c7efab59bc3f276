import type { Database } from 'better-sqlite3'
import { entities } from '../../../shared/model/entities.ts'
import type { LocalSettings } from '../database/local-settings.ts'
import type { Relaxed } from './batches.ts'
import type { Log } from './log/log.ts'
import type { Projection, Whereabouts } from './tables/projection.ts'
import { tombstoneGroup, registerKey, type RecordName, type RegisterName } from './log/register.ts'
import { inSlices } from './slices.ts'
import { createStandingRecords, type StandingRecord } from './tables/standing-records.ts'

export interface FillingParts {
  readonly database: Database
  readonly local: LocalSettings
  readonly log: Log
  readonly projection: Projection
  readonly whereabouts: Omit<Whereabouts, 'mayBeMerged'>
  readonly derived: {
    readonly placeOf: (record: RecordName) => number | null
    readonly mergeRarely: (isRare: boolean) => void
    readonly index: (records: readonly RecordName[]) => void
    readonly list: (people: readonly string[]) => void
  }
  readonly relaxed: Relaxed
  /** Milliseconds. */
  readonly time: () => number
  readonly onChanged: (tables: readonly string[]) => void
}

/**
 * Fills a computer that has nothing yet: first the log alone and, when all of it is here, everything that follows from
 * it, once for each record instead of once for each change. Meanwhile the tables lack what came in. A mark says so, and
 * after a crash they are rebuilt when the caseload is next opened.
 */
export const createFilling = ({ database, local, log, projection, whereabouts, derived, relaxed, time, onChanged }: FillingParts) => {
  const lastRow = database.prepare('SELECT coalesce(max(id), 0) FROM change').pluck()
  const telling = database.prepare(
    `SELECT entity, record, grp, supersedes <> '[]' AS isLater FROM change
     WHERE id > ? AND id <= ? AND (supersedes <> '[]' OR entity = 'person' OR grp = '${tombstoneGroup}')`,
  )
  const standingAfter = createStandingRecords(database, log, (entity) => entity !== 'person' && Object.hasOwn(entities, entity))
  const refresh = database.transaction((registers: readonly RegisterName[]) => {
    for (const register of registers) log.refreshHeads(register)
  })
  const writePeople = database.transaction((people: readonly string[], known: Known) => {
    projection.writePeople(people, known.now())
    derived.index(people.map(toPerson))
  })
  const writeOthers = database.transaction((records: readonly StandingRecord[], known: Known) => projection.writeOthers(records, known.now()))
  const index = database.transaction(derived.index)
  const list = database.transaction(derived.list)
  let underWay = local.get('filling') === true

  const lookAt = (found: Omit<Survey, 'end'>, from: number, to: number): void => {
    for (const { entity, record, grp, isLater } of telling.iterate(from, to) as IterableIterator<TellingRow>) {
      if (isLater === 1) found.registers.set(registerKey({ entity, record, grp }), { entity, record, grp })
      if (entity === 'person') found.people.add(record)
      if (grp === tombstoneGroup) found.deleted.add(record)
      if (grp === 'mergedInto') found.merged.add(record)
    }
  }

  /** Every register in which one change may supersede another, every person's record, and who was deleted or merged. */
  function* survey(): Generator<void, Survey> {
    const found = { registers: new Map<string, RegisterName>(), people: new Set<string>(), deleted: new Set<string>(), merged: new Set<string>() }
    let end = 0
    yield* inSlices(time, (items) => {
      const from = end
      end = Math.min(lastRow.get() as number, from + items * rowsForOne)
      lookAt(found, from, end)
      return end - from
    })
    return { ...found, end }
  }

  /** Where records are, asked once a person, and only of what was ever deleted or merged; anew after the user wrote something. */
  const knownFrom = (found: Survey): Known => {
    const elsewhere = new Map<string, boolean>()
    let seen = found.end
    return {
      now() {
        const last = lastRow.get() as number
        if (last > seen) elsewhere.clear()
        lookAt(found, seen, last)
        seen = last
        return {
          isGone: (entity, record, person) =>
            (found.deleted.has(record) || (person !== null && found.deleted.has(person))) && whereabouts.isGone(entity, record, person),
          isElsewhere(person) {
            const known = elsewhere.get(person) ?? whereabouts.isElsewhere(person)
            elsewhere.set(person, known)
            return known
          },
          mayBeMerged: (person) => found.merged.has(person),
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

  /** All records but those of people, in the order of their ids. */
  function* everyOther(work: (records: readonly StandingRecord[]) => void): Generator<void, void> {
    // Erased lines, which are of no record, come before this.
    let after = ''
    yield* inSlices(time, (items) => {
      const { records, last } = standingAfter(after, items * rowsForOne)
      relaxed(() => work(records))
      after = last ?? after
      return last === null ? 0 : 1
    })
  }

  return {
    isUnderWay: (): boolean => underWay,

    /** From now on only the log is written of what comes in. */
    begin(): void {
      local.set('filling', true)
      underWay = true
    },

    /** Writes everything that follows from the log. */
    *finish(): Generator<void, void> {
      if (!underWay) return
      const surveyed = yield* survey()
      const known = knownFrom(surveyed)
      yield* each([...surveyed.registers.values()], refresh.immediate)
      // A person's own row first: the others look up there whom they are shown under.
      yield* each([...surveyed.people], (some) => writePeople.immediate(some, known))
      const shown = new Set<string>(surveyed.people)
      const texts: Placed[] = []
      yield* everyOther((records) => {
        for (const { people: theirs, ...record } of writeOthers.immediate(records, known)) {
          for (const person of theirs) shown.add(person)
          const place = derived.placeOf(record)
          if (place !== null) texts.push({ ...record, place })
        }
      })
      // The index is written piece by piece as long as numbers rise: out of order every text would be a piece.
      derived.mergeRarely(true)
      yield* each(texts.sort((a, b) => a.place - b.place || (a.record < b.record ? -1 : 1)), index.immediate)
      derived.mergeRarely(false)
      yield* each([...shown], list.immediate)
      underWay = false
      local.remove('filling')
      onChanged(Object.keys(entities))
    },

    /** For a start after a crash: the caller writes everything anew at once. */
    giveUp(): boolean {
      const was = underWay
      if (was) derived.mergeRarely(false)
      underWay = false
      local.remove('filling')
      return was
    },
  }
}

export type Filling = ReturnType<typeof createFilling>

/** So many rows are looked at in the time that one item of other work takes. */
const rowsForOne = 10

const toPerson = (record: string): RecordName => ({ entity: 'person', record })

interface Placed extends RecordName {
  readonly place: number
}

interface Survey {
  readonly registers: Map<string, RegisterName>
  readonly people: Set<string>
  readonly deleted: Set<string>
  readonly merged: Set<string>
  /** The number of the last row that was looked at. */
  readonly end: number
}

interface Known {
  readonly now: () => Whereabouts
}

interface TellingRow extends RegisterName {
  readonly isLater: 0 | 1
}
