import type { lists } from '../../../../shared/contract/lists.ts'
import type { Output } from '../../../../shared/contract/operation.ts'
import { possibleDuplicate, sameNameKey } from '../../../../shared/rules/people/possible-duplicate.ts'
import { groupIs } from '../../changes/log/log.ts'
import { writtenAt, writtenOn } from '../../changes/writing.ts'
import type { Caseload } from '../caseload.ts'
import { isAtHome, type Homes } from '../lists/homes.ts'
import { createWriters } from '../writers.ts'
import { createDifferentPeople } from './different-people.ts'
import { namesOf, type CandidateRow } from './duplicates.ts'
import { personSummaryColumns, personSummaryOf } from './person-summary.ts'

type SecondRecord = Output<typeof lists.today>['secondRecords'][number]

/**
 * Finds people who came twice because two computers added them before they could sync: the same NHS number, or the
 * same name and date of birth. Who is added in sight of the other record was asked about then. At least one of the two
 * is on a caseload that is shown; those who were said to be different people are left out.
 */
export const createSecondRecords = (caseload: Caseload): ((homes: Homes) => SecondRecord[]) => {
  const { database } = caseload
  const writerOf = createWriters(caseload)
  const sameNumber = database.prepare(sameNumberStatement)
  const sameBirthDate = database.prepare(sameBirthDateStatement)
  const otherComputer = database.prepare('SELECT 1 FROM chain WHERE device NOT IN (SELECT id FROM device) LIMIT 1')
  const different = createDifferentPeople(caseload)
  const addedOn = database
    .prepare(
      `SELECT ${writtenOn} FROM change JOIN chain ON chain.id = change.chain
       WHERE record = ? AND ${groupIs} AND entity = 'person' AND aside = 0 ORDER BY ${writtenAt} LIMIT 1`,
    )
    .pluck()

  /** The computer that added somebody, former devices of this one as this one. */
  const computerOf = (person: string): string => {
    const device = addedOn.get(person, 'name') as string | undefined
    return device === undefined || writerOf(device).thisComputer ? 'this' : device
  }

  return (homes) => {
    // Alone, nobody is added unseen.
    if (otherComputer.get() === undefined) return []
    const found = [...pairsOf(sameNumber.all({ homes }) as FoundRow[], numberOf), ...pairsOf(sameBirthDate.all({ homes }) as FoundRow[], birthAndNames)]
    // The same two may be found several times, each time the older first.
    const pairs = new Map(found.map((pair) => [pair.people.map(({ id }) => id).join(' '), pair]))
    return [...pairs.values()].filter(({ people: [one, other] }) => !different.areSaid(one.id, other.id) && computerOf(one.id) !== computerOf(other.id))
  }
}

interface FoundRow extends CandidateRow {
  /** 1: on a caseload that is shown. */
  readonly isShown: 0 | 1
}

/** Each two that have a key in common and are surely alike, the older record first. */
const pairsOf = (rows: readonly FoundRow[], keysOf: (row: FoundRow) => readonly (string | null)[]): SecondRecord[] => {
  const byKey = Map.groupBy(rows.flatMap((row) => keysOf(row).map((key) => ({ row, key }))), ({ key }) => key)
  return [...byKey.values()].flatMap((group) => group.flatMap(({ row: one }, place) => group.slice(place + 1).flatMap(({ row: other }) => pairIfAlike(one, other))))
}

const numberOf = ({ nhsNumber }: FoundRow) => [nhsNumber]
/** Under a name that lacks a part nobody is found but they themselves. */
const birthAndNames = (row: FoundRow) => namesOf(row).map((name) => `${row.birthDate} ${sameNameKey(name) ?? row.id}`)

const pairIfAlike = (one: FoundRow, other: FoundRow): SecondRecord[] => {
  if (one.id === other.id || (one.isShown === 0 && other.isShown === 0)) return []
  const reasons = possibleDuplicate(identityOf(one), identityOf(other))?.reasons.filter((reason) => reason !== 'name_sounds_alike_and_birth_date') ?? []
  return reasons.length === 0 ? [] : [{ people: [personSummaryOf(one), personSummaryOf(other)], reasons }]
}

const identityOf = (row: FoundRow) => ({ nhsNumber: row.nhsNumber, birthDate: row.birthDate, names: namesOf(row) })

/** Ids sort by the time they were made. */
const sharing = (column: 'nhsNumber' | 'birthDate'): string => `
  SELECT ${personSummaryColumns}, person.alias, ${isAtHome} AS isShown FROM person
  WHERE ${column} IN (SELECT ${column} FROM person WHERE ${column} IS NOT NULL GROUP BY ${column} HAVING count(*) > 1)
    AND mergedInto IS NULL
  ORDER BY person.id`

/** Exported for the test that reads how they are planned. */
export const sameNumberStatement = sharing('nhsNumber')
export const sameBirthDateStatement = sharing('birthDate')
