import type { DeletedPerson } from '../../../shared/contract/erasure.ts'
import { person } from '../../../shared/model/person.ts'
import type { Caseload } from '../caseload/caseload.ts'
import { finalMerge } from '../changes/tables/projection.ts'
import { shownFields } from '../changes/tables/shown-fields.ts'
import { readingToMilliseconds } from '../changes/log/hybrid-clock.ts'
import { tombstoneGroup } from '../changes/log/register.ts'

/** Somebody whose record was deleted: no table has them any more, the log has everything. */
export interface Deleted extends DeletedPerson {
  /** The person's own record, and those that had been merged into it. */
  readonly records: readonly string[]
}

/** Everybody whose record was deleted and who was not erased, as far as this computer holds them, the last deleted first. */
export const deletedPeople = ({ database, log, tombstones }: Pick<Caseload, 'database' | 'log' | 'tombstones'>): Deleted[] => {
  // By the index of people, which has all that is asked for here: a person's own tombstone is about its record.
  const buried = database
    .prepare(`SELECT DISTINCT subject FROM change WHERE subject IS NOT NULL AND head = 1 AND grp = '${tombstoneGroup}' AND record = subject`)
    .pluck()
    .all() as string[]
  const gone = new Set(buried.filter((record) => tombstones.isGone('person', record, record)))
  const byPerson = Map.groupBy(gone, (record) => finalMerge(record, log, (other) => gone.has(other)) ?? record)
  const headsOf = (record: string, grp: string) => log.headsOfRegister({ entity: 'person', record, grp })
  return [...byPerson]
    .map(([personId, records]) => ({
      personId,
      name: person.name.safeParse(shownFields('person', headsOf(personId, 'name'))).data ?? null,
      deletedAt: Math.max(...headsOf(personId, tombstoneGroup).map(({ hlc }) => readingToMilliseconds(hlc))),
      records,
    }))
    .sort((a, b) => b.deletedAt - a.deletedAt || (a.personId < b.personId ? -1 : 1))
}
