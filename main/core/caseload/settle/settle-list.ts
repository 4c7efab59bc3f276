import type { Output } from '../../../../shared/contract/operation.ts'
import type { settle, Unsettled } from '../../../../shared/contract/settle.ts'
import type { PersonSummary } from '../../../../shared/contract/people.ts'
import { readingToMilliseconds } from '../../changes/log/hybrid-clock.ts'
import { groupIs } from '../../changes/log/log.ts'
import type { RegisterName } from '../../changes/log/register.ts'
import { createWritings } from '../../changes/writing.ts'
import type { Caseload } from '../caseload.ts'
import { isAtHome, type Homes } from '../lists/homes.ts'
import { personSummaryColumns, personSummaryOf } from '../people/person-summary.ts'
import { createSettleAbout } from './settle-about.ts'
import { unsettledOfMerged, unsettledOfPerson, unsettledOfTeam } from './settle-registers.ts'
import { createMergedRecords } from '../people/shown-person.ts'
import { standingVersions, type StandingVersions } from '../versions.ts'

/** Finds the field groups of which several versions stand: people by the overview, what belongs to the team by its few records. */
export const createUnsettledList = ({ database, log, mayWriteForTeam }: Pick<Caseload, 'database' | 'log' | 'mayWriteForTeam'>) => {
  const mergedRecords = createMergedRecords(database)
  const writingOf = createWritings(database)
  const aboutOf = createSettleAbout({ database })
  const counts = database.prepare(
    `SELECT count(*) AS records, coalesce(sum(twoVersions), 0) AS "groups"
     FROM overview JOIN person ON person.id = overview.personId WHERE twoVersions > 0 AND ${isAtHome}`,
  )
  const people = database.prepare(
    `SELECT ${personSummaryColumns} FROM overview JOIN person ON person.id = overview.personId
     WHERE twoVersions > 0 AND ${isAtHome} ORDER BY sortName, personId`,
  )
  const ofPerson = database.prepare(unsettledOfPerson)
  const ofMerged = database.prepare(unsettledOfMerged)
  const ofTeam = database.prepare(unsettledOfTeam)
  const entityOf = database.prepare(`SELECT entity FROM change WHERE record = ? AND ${groupIs} AND head = 1 LIMIT 1`).pluck()

  const describe = (register: RegisterName, standing: StandingVersions, person: PersonSummary | null): Unsettled => ({
    entity: register.entity,
    record: register.record,
    group: register.grp,
    person,
    about: aboutOf(register),
    versions: standing.versions.length,
    at: Math.max(...standing.versions.map(({ head }) => readingToMilliseconds(writingOf(head).hlc))),
  })

  const named = ({ record, grp }: FoundRegister): RegisterName => ({ entity: entityOf.get(record, grp) as string, record, grp })

  const describeAll = (found: readonly RegisterName[], person: PersonSummary | null): Unsettled[] =>
    found.map((register) => describe(register, standingVersions(log, register), person))

  /** Of the team's records those that this computer may settle: others would be alarms nobody here can answer. */
  const ofTheTeam = (): RegisterName[] =>
    (ofTeam.all() as FoundRegister[]).map(named).filter(({ entity, record }) => mayWriteForTeam(entity, record))

  const ofOnePerson = (person: PersonSummary): Unsettled[] => {
    const merged = mergedRecords(person.id).flatMap((loser) => ofMerged.all({ person: loser }) as FoundRegister[])
    return describeAll([...(ofPerson.all({ person: person.id }) as FoundRegister[]), ...merged].map(named), personSummaryOf(person))
  }

  return {
    describe,

    /** By the name of the person; what belongs to the team comes last. Of everybody unless homes are named. */
    list: (homes: Homes = null): Unsettled[] => [...(people.all({ homes }) as PersonSummary[]).flatMap(ofOnePerson), ...describeAll(ofTheTeam(), null)],

    count(homes: Homes = null): Output<typeof settle.count> {
      const { records, groups } = counts.get({ homes }) as Output<typeof settle.count>
      const team = ofTheTeam()
      return { records: records + new Set(team.map(({ record }) => record)).size, groups: groups + team.length }
    },
  }
}

interface FoundRegister {
  readonly record: string
  readonly grp: string
}
