import type { Handlers } from '../../../../shared/contract/operation.ts'
import type { people, RecordedChange } from '../../../../shared/contract/people.ts'
import { err, ok } from '../../../../shared/rules/result.ts'
import { movedGroup } from '../../changes/home-scope.ts'
import { readingToMilliseconds } from '../../changes/hybrid-clock.ts'
import { tombstoneGroup } from '../../changes/tombstone.ts'
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
  /** A scope says nothing to a reader, the name of the caseload does. */
  const caseloadIn = (home: string): RecordedChange['value'] => ({ caseload: names.caseload((JSON.parse(home) as { homeScope: string }).homeScope) })
  // Sorted without the values first: a long history has its few newest values read, not all of them. What was copied
  // when the person moved was written once; of the move itself one line is told, that of the scope they came to.
  const newestFirst = database.prepare(
    `WITH written AS MATERIALIZED (
       SELECT max(change.id) AS id, ${writtenAt} AS hlc, ${writtenOn} AS device, min(${copiedBy}) AS copiedBy, max(head) AS current
       FROM change JOIN chain ON chain.id = change.chain
       WHERE subject IN (SELECT value FROM json_each(@people)) AND aside = 0 AND grp <> '${movedGroup}'
         AND (grp <> 'home' OR (record = @id AND supersedes <> '[]' AND json_extract(value, '$.homeScope') = chain.scope))
         AND (entity IN ('person', 'contactPoint', 'relevantContact') OR grp = '${tombstoneGroup}')
       GROUP BY ${writtenOnce}
     ),
     page AS MATERIALIZED (
       SELECT * FROM written
       WHERE @before IS NULL OR (hlc, id) < (SELECT hlc, id FROM written WHERE id = @before)
       ORDER BY hlc DESC, id DESC LIMIT ${pageLength}
     )
     SELECT page.id AS number, entity, record, grp AS "group", page.hlc, current, value, device, copiedBy
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
        rows.map(({ hlc, device, copiedBy: copier, current, value, ...change }) => ({
          ...change,
          at: readingToMilliseconds(hlc),
          writer: writerOf(device, copier),
          current: current === 1,
          value: change.group === 'home' ? caseloadIn(value) : withoutSeen(JSON.parse(value) as RecordedChange['value']),
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
}

/** How far a deleter had read says nothing to a reader. */
const withoutSeen = (value: RecordedChange['value']): RecordedChange['value'] => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const { seen: _seen, ...rest } = value
  return rest
}
