import type { Handlers } from '../../../../shared/contract/operation.ts'
import type { people, RecordedChange } from '../../../../shared/contract/people.ts'
import { formatListName, type PersonName } from '../../../../shared/rules/people/person-name.ts'
import { err, ok } from '../../../../shared/rules/result.ts'
import { movedGroup } from '../../changes/homes/home-scope.ts'
import { readingToMilliseconds } from '../../changes/log/hybrid-clock.ts'
import { tombstoneGroup } from '../../changes/log/register.ts'
import { copiedBy, writtenAt, writtenOn, writtenOnce } from '../../changes/writing.ts'
import { createTeamNames } from '../../sync/team/team-names.ts'
import type { Caseload } from '../caseload.ts'
import { createMergedRecords, createShownPerson } from './shown-person.ts'
import { createWriters } from '../writers.ts'

const pageLength = 50

/** The history of a person's record. */
export const createPersonChanges = (caseload: Caseload): Pick<Handlers<typeof people>, 'changes'> => {
  const { database } = caseload
  const writerOf = createWriters(caseload)
  const shownPerson = createShownPerson(database)
  const mergedRecords = createMergedRecords(database)
  const names = createTeamNames(database)
  const nameOf = database.prepare('SELECT family, given, title, preferred FROM person WHERE id = ?')
  /** Ids say nothing to a reader, the names of the caseload and of the other person do. */
  const shownValue = ({ entity, group }: Pick<ChangeRow, 'entity' | 'group'>, value: RecordedChange['value'], other: string | null): RecordedChange['value'] => {
    if (group === 'home') return { caseload: names.caseloads()((value as { homeScope: string }).homeScope) }
    if (entity === 'differentPerson' && group !== tombstoneGroup) return value === null ? null : { person: formatListName(nameOf.get(other) as PersonName) }
    return withoutSeen(value)
  }
  // Sorted without the values first: a long history has its few newest values read, not all of them. What was copied
  // when the person moved was written once; of the move itself one line is told, that of the scope they came to. That
  // somebody is not another is told where that one is here as well.
  const newestFirst = database.prepare(
    `WITH written AS MATERIALIZED (
       SELECT max(change.id) AS id, ${writtenAt} AS hlc, ${writtenOn} AS device, min(${copiedBy}) AS copiedBy, max(head) AS current
       FROM change JOIN chain ON chain.id = change.chain
       WHERE subject IN (SELECT value FROM json_each(@people)) AND aside = 0 AND grp <> '${movedGroup}'
         AND (grp <> 'home' OR (record = @id AND supersedes <> '[]' AND json_extract(value, '$.homeScope') = chain.scope))
         AND (entity IN ('person', 'contactPoint', 'relevantContact') OR grp = '${tombstoneGroup}' OR (entity = 'differentPerson' AND ${otherPerson} IS NOT NULL))
       GROUP BY ${writtenOnce}
     ),
     page AS MATERIALIZED (
       SELECT * FROM written
       WHERE @before IS NULL OR (hlc, id) < (SELECT hlc, id FROM written WHERE id = @before)
       ORDER BY hlc DESC, id DESC LIMIT ${pageLength}
     )
     SELECT page.id AS number, entity, record, grp AS "group", page.hlc, current, value, device, copiedBy,
       iif(entity = 'differentPerson', ${otherPerson}, NULL) AS other
     FROM page JOIN change ON change.id = page.id
     ORDER BY page.hlc DESC, page.id DESC`,
  )

  return {
    changes({ id, before }) {
      const shown = shownPerson(id)
      if (shown === null) return err('not_found')
      const people = JSON.stringify([shown.id, ...mergedRecords(shown.id)])
      const rows = newestFirst.all({ id: shown.id, people, before }) as ChangeRow[]
      return ok(
        rows.map(({ hlc, device, copiedBy: copier, current, value, other, ...change }) => ({
          ...change,
          at: readingToMilliseconds(hlc),
          writer: writerOf(device, copier),
          current: current === 1,
          value: shownValue(change, JSON.parse(value) as RecordedChange['value'], other),
        })),
      )
    },
  }
}

interface ChangeRow extends Pick<RecordedChange, 'number' | 'entity' | 'record' | 'group'> {
  readonly hlc: number
  readonly device: string
  readonly copiedBy: string | null
  readonly current: 0 | 1
  readonly value: string
  /** Whom it says that the person is not. */
  readonly other: string | null
}

/** Of a half of what says that two are different people: the other of the two; null where they are not here. */
const otherPerson = `(
  SELECT person.id FROM change AS said
    JOIN change AS otherHalf ON otherHalf.record = json_extract(said.value, '$.otherHalf') AND otherHalf.entity = 'differentPerson' AND otherHalf.grp = 'half'
    JOIN person ON person.id = otherHalf.subject
  WHERE said.record = change.record AND said.entity = 'differentPerson' AND said.grp = 'half' AND said.value <> 'null' LIMIT 1)`

/** How far a deleter had read says nothing to a reader. */
const withoutSeen = (value: RecordedChange['value']): RecordedChange['value'] => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const { seen: _seen, ...rest } = value
  return rest
}
