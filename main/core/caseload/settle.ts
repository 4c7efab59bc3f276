import type { Handlers, Output } from '../../../shared/contract/operation.ts'
import type { settle, Unsettled } from '../../../shared/contract/settle.ts'
import type { PersonSummary } from '../../../shared/contract/people.ts'
import type { Base } from '../../../shared/model/change.ts'
import { groupSchema } from '../../../shared/model/entities.ts'
import { formatCaseloadName } from '../../../shared/rules/person-name.ts'
import { err, ok } from '../../../shared/rules/result.ts'
import { readingToMilliseconds } from '../changes/hybrid-clock.ts'
import type { RegisterName } from '../changes/log.ts'
import type { Caseload } from './caseload.ts'
import { isSameBase } from './note-heads.ts'
import { personSummaryColumns, personSummaryOf } from './person-summary.ts'
import { createSettleAbout } from './settle-about.ts'
import { unsettledOfMerged, unsettledOfPerson, unsettledOfTeam } from './settle-registers.ts'
import { standingVersions, type Standing } from './settle-versions.ts'
import { createMergedRecords, createShownPerson } from './shown-person.ts'
import { createWriters } from './writers.ts'

/** Field groups of which several versions stand: finding them, and settling them. */
export const createSettle = (caseload: Caseload): Handlers<typeof settle> => {
  const { database, log, record } = caseload
  const shownPerson = createShownPerson(database)
  const mergedRecords = createMergedRecords(database)
  const writerOf = createWriters(caseload)
  const aboutOf = createSettleAbout(caseload)
  const counts = database.prepare('SELECT count(*) AS records, coalesce(sum(twoVersions), 0) AS "groups" FROM overview WHERE twoVersions > 0')
  const people = database.prepare('SELECT personId FROM overview WHERE twoVersions > 0 ORDER BY sortName, personId').pluck()
  const ofPerson = database.prepare(unsettledOfPerson)
  const ofMerged = database.prepare(unsettledOfMerged)
  const ofTeam = database.prepare(unsettledOfTeam)
  const entityOf = database.prepare('SELECT entity FROM change WHERE record = ? AND grp = ? AND head = 1 LIMIT 1').pluck()
  const subjectOf = database.prepare('SELECT subject FROM change WHERE id = ?').pluck()
  const caseloadName = database.prepare('SELECT caseloadName FROM teamCaseload WHERE id = ?').pluck()
  const summary = database.prepare(`SELECT ${personSummaryColumns} FROM person WHERE id = ?`)

  const summaryOf = (id: string | null): PersonSummary | null => {
    const row = id === null ? undefined : (summary.get(id) as PersonSummary | undefined)
    return row === undefined ? null : personSummaryOf(row)
  }

  const nameOf = (id: string): string => {
    const one = summaryOf(shownPerson(id)?.id ?? null)
    return one === null ? ((caseloadName.get(id) as string | null | undefined) ?? 'Not on this computer') : formatCaseloadName(one)
  }

  const named = ({ record: id, grp }: FoundRegister): RegisterName => ({ entity: entityOf.get(id, grp) as string, record: id, grp })

  const describe = (register: RegisterName, standing: Standing, person: PersonSummary | null): Unsettled => ({
    entity: register.entity,
    record: register.record,
    group: register.grp,
    person,
    about: aboutOf(register),
    versions: standing.versions.length,
    at: Math.max(...standing.versions.map(({ head }) => readingToMilliseconds(head.hlc))),
  })

  const describeAll = (found: readonly FoundRegister[], person: PersonSummary | null): Unsettled[] =>
    found.map(named).map((register) => describe(register, standingVersions(log, register), person))

  const ofOnePerson = (id: string): Unsettled[] => {
    const merged = mergedRecords(id).flatMap((loser) => ofMerged.all({ person: loser }) as FoundRegister[])
    return describeAll([...(ofPerson.all({ person: id }) as FoundRegister[]), ...merged], summaryOf(id))
  }

  /** Writes the one value that is to stand, over all versions that were on screen. */
  const settleWith = (asked: AskedRegister, base: Base, valueOf: (standing: Standing) => object | null | undefined) => {
    const register = known(asked)
    const standing = register === null ? null : standingVersions(log, register)
    const [shown] = standing?.versions ?? []
    if (register === null || standing === null || shown === undefined) return err('not_found')
    if (isText(register)) return err('not_allowed_in_this_state')
    if (!isSameBase(standing.base, base)) return err('changed_since')
    const value = valueOf(standing)
    if (value === undefined) return err('changed_since')
    const subject = subjectOf.get(shown.head.id) as string | null
    return ok({ undo: record([{ ...register, subject, base: standing.base, value }]) })
  }

  return {
    count() {
      const { records, groups } = counts.get() as Output<typeof settle.count>
      const team = ofTeam.all() as FoundRegister[]
      return ok({ records: records + new Set(team.map(({ record: id }) => id)).size, groups: groups + team.length })
    },

    list: () => ok([...(people.all() as string[]).flatMap(ofOnePerson), ...describeAll(ofTeam.all() as FoundRegister[], null)]),

    open(asked) {
      const register = known(asked)
      const standing = register === null ? null : standingVersions(log, register)
      const [shown] = standing?.versions ?? []
      if (register === null || standing === null || shown === undefined) return err('not_found')
      const subject = subjectOf.get(shown.head.id) as string | null
      const person = summaryOf(subject === null ? null : (shownPerson(subject)?.id ?? null))
      // Deleted meanwhile, perhaps on another computer: there is nobody left to settle it for.
      if (subject !== null && person === null) return err('not_found')
      return ok({
        ...describe(register, standing, person),
        base: [...standing.base],
        versions: standing.versions.map(({ base, value, head }) => ({
          base: [...base],
          value: value as Output<typeof settle.open>['versions'][number]['value'],
          at: readingToMilliseconds(head.hlc),
          writer: writerOf(head.device),
        })),
        named: [...new Set(standing.versions.flatMap(({ value }) => idsIn(value)))].map((id) => ({ id, name: nameOf(id) })),
      })
    },

    keep: ({ base, version, ...asked }) =>
      settleWith(asked, base, ({ versions }) => versions.find((each) => isSameBase(each.base, version))?.value),

    write({ base, value, ...asked }) {
      const read = groupSchema(asked.entity, asked.group)?.safeParse(value)
      if (read === undefined) return err('not_found')
      if (!read.success) return err({ code: 'invalid_input', fields: read.error.issues.map(({ path }) => path.join('.')) })
      return settleWith(asked, base, () => read.data)
    },
  }
}

interface FoundRegister {
  readonly record: string
  readonly grp: string
}

interface AskedRegister {
  readonly entity: string
  readonly record: string
  readonly group: string
}

/** The caseload a person belongs to is settled by moving them; what this version does not know it cannot show. */
const known = ({ entity, record, group }: AskedRegister): RegisterName | null =>
  groupSchema(entity, group) === null || group === 'home' ? null : { entity, record, grp: group }

/** Never merged and, once signed, never changed: see the operations on notes. */
const isText = ({ entity, grp }: RegisterName): boolean => (entity === 'note' || entity === 'addendum') && grp === 'text'

/** Fields that name a person or a caseload by its id. */
const naming: ReadonlySet<string> = new Set(['personId', 'mergedInto', 'ownCaseload'])

const idsIn = (value: object | null): string[] =>
  Object.entries(value ?? {}).flatMap(([field, id]) => (naming.has(field) && typeof id === 'string' ? [id] : []))
