import type { Database } from 'better-sqlite3'
import { foldName } from '../../../../shared/rules/fold.ts'
import { databaseFault } from '../../database/open.ts'
import type { Columns } from '../../changes/tables/synced-table.ts'
import { isAboutContact, isBooked, wasContact } from '../contact-conditions.ts'
import { countUnsettledOf } from '../settle/settle-registers.ts'

/**
 * The columns from which the overview is worked out. It also depends on which records there are, and on how many field
 * groups have several versions.
 */
export const listed: Columns = new Map([
  ['person', ['family', 'given', 'mergedInto']],
  ['case', ['personId', 'status', 'until', 'openedOn', 'priority', 'nextReview']],
  ['consultation', ['personId', 'date', 'time', 'minutes', 'medium', 'place', 'attendance']],
  ['referral', ['personId', 'referralDate', 'state']],
  ['note', ['personId', 'noteKind', 'aboutDate', 'signedAt']],
])

/**
 * The `overview` table: one row for each person with what lists show and sort by, kept up to date in the
 * transaction of every change, so that a list of thousands is read from one index.
 */
export const createOverview = (database: Database) => {
  const removeRow = database.prepare('DELETE FROM overview WHERE personId = ?')
  const clearRows = database.prepare('DELETE FROM overview')
  const personRow = database.prepare('SELECT family, given, mergedInto FROM person WHERE id = ?')
  const workOut = database.prepare(overviewStatement).raw()
  const known = database.prepare(`SELECT ${indexed.join(', ')} FROM overview WHERE personId = ?`).raw()
  const put = database.prepare(
    `INSERT INTO overview (personId, ${columns.join(', ')}) VALUES (?, ${columns.map(() => '?').join(', ')})
     ON CONFLICT (personId) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
  )
  const putUnindexed = database.prepare(`UPDATE overview SET ${unindexed.map((column) => `${column} = ?`).join(', ')} WHERE personId = ?`)
  const twoVersions = database.prepare('SELECT twoVersions FROM overview WHERE personId = ?').pluck()
  const putVersions = database.prepare(`UPDATE overview SET twoVersions = ${countUnsettledOf('@personId')} WHERE personId = @personId`)
  const over = database.prepare(overStatement).pluck()
  const everyone = database.prepare('SELECT id FROM person').pluck()

  const refresh = (personId: string, now: string): void => {
    const person = personRow.get(personId) as PersonRow | undefined
    if (person === undefined || person.mergedInto !== null) removeRow.run(personId)
    else write(personId, workOut.get({ personId, now, sortName: foldName(`${person.family ?? ''} ${person.given ?? ''}`).trim() }) as Values)
  }

  /** Most changes leave the indexed columns as they are; putting them again would write every index anew. */
  const write = (personId: string, values: Values): void => {
    const before = known.get(personId) as Values | undefined
    const areIndexesRight = before?.every((value, n) => value === values[n]) ?? false
    if (areIndexesRight) putUnindexed.run(...values.slice(indexed.length), personId)
    else put.run(personId, ...values)
  }

  const refreshAll = database.transaction((people: readonly string[], now: string) => {
    for (const personId of people) refresh(personId, now)
  })

  return {
    /** @param now the time in England, `YYYY-MM-DDTHH:MM` */
    refresh,

    /** Works out nothing but how many field groups have several versions. */
    refreshVersions: (personId: string): void => void putVersions.run({ personId }),

    /** Whether the overview says that something about a person has several versions: any change about them may have settled that. */
    saysTwoVersions: (personId: string): boolean => ((twoVersions.get(personId) as number | undefined) ?? 0) > 0,

    /** Works out anew the rows whose next consultation has ended meanwhile. On a full disk this waits, so that lists can still be read. */
    catchUp(now: string): void {
      const people = over.all({ now }) as string[]
      try {
        // After a weekend it is many: one transaction waits for the disk once.
        if (people.length > 0) refreshAll(people, now)
      } catch (error) {
        const fault = databaseFault(error)
        if (fault !== 'disk_full' && fault !== 'read_only') throw error
      }
    },

    rebuild(now: string): void {
      clearRows.run()
      for (const personId of everyone.all() as string[]) refresh(personId, now)
    },
  }
}

interface PersonRow {
  readonly family: string | null
  readonly given: string | null
  readonly mergedInto: string | null
}

/** Until its end a consultation is still what comes next: somebody being met has something planned. */
const endOf = (start: string): string => `strftime('%Y-%m-%dT%H:%M', ${start}, '+' || minutes || ' minutes')`

/** Exported for the test that reads how it is planned. */
export const overStatement = `
  SELECT overview.personId FROM overview LEFT JOIN consultation ON consultation.id = nextConsultationId
  WHERE nextStart < @now AND (substr(nextStart, 1, 10) < substr(@now, 1, 10) OR coalesce(${endOf('nextStart')} <= @now, 1))`

const indexed = ['sortName', 'status', 'nextReview', 'nextStart']
const unindexed = [
  'statusUntil',
  'caseId',
  'openedOn',
  'priority',
  'nextConsultationId',
  'nextMedium',
  'nextPlace',
  'lastContact',
  'lastContactMedium',
  'unsignedNotes',
  'referralDate',
  'firstContact',
  'twoVersions',
]
const columns = [...indexed, ...unindexed]

/** In the order of `columns`. */
type Values = readonly (string | number | null)[]

/*
 * Gives the values in the order of `columns`. Of several cases an open one counts, then the latest. The first contact
 * is the first since the latest referral.
 */
const overviewStatement = `
  WITH
    theCase AS (
      SELECT id, status, until, openedOn, priority, nextReview FROM "case" WHERE personId = @personId
      ORDER BY status = 'closed', openedOn DESC, id DESC LIMIT 1
    ),
    next AS (
      SELECT id, date || 'T' || time AS start, medium, place FROM consultation
      WHERE personId = @personId AND date >= substr(@now, 1, 10) AND ${endOf(`date || 'T' || time`)} > @now
        AND ${isBooked}
      ORDER BY date, time LIMIT 1
    ),
    theReferral AS (
      SELECT referralDate, state FROM referral WHERE personId = @personId
      ORDER BY referralDate DESC, id DESC LIMIT 1
    ),
    contact AS (
      SELECT date AS day, medium FROM consultation
      WHERE personId = @personId AND ${wasContact}
      UNION ALL
      SELECT aboutDate, CASE noteKind WHEN 'phone-call' THEN '02' WHEN 'home-visit' THEN '01' END FROM note
      WHERE personId = @personId AND ${isAboutContact}
    ),
    lastContact AS (SELECT day, medium FROM contact ORDER BY day DESC, medium IS NULL LIMIT 1)
  SELECT
    @sortName,
    coalesce(
      (SELECT status FROM theCase WHERE status <> 'closed'),
      (SELECT 'referred' FROM theReferral WHERE state = 'received'),
      (SELECT status FROM theCase),
      'none'
    ),
    (SELECT nextReview FROM theCase WHERE status <> 'closed'), (SELECT start FROM next),
    (SELECT until FROM theCase), (SELECT id FROM theCase), (SELECT openedOn FROM theCase), (SELECT priority FROM theCase),
    (SELECT id FROM next), (SELECT medium FROM next), (SELECT place FROM next),
    (SELECT day FROM lastContact), (SELECT medium FROM lastContact),
    (SELECT count(*) FROM note WHERE personId = @personId AND signedAt IS NULL),
    (SELECT referralDate FROM theReferral),
    (SELECT min(day) FROM contact WHERE day >= (SELECT referralDate FROM theReferral)),
    ${countUnsettledOf('@personId')}
`
