import type { Handlers, Output } from '../../../../shared/contract/operation.ts'
import type { settle } from '../../../../shared/contract/settle.ts'
import type { PersonSummary } from '../../../../shared/contract/people.ts'
import type { Base } from '../../../../shared/model/change.ts'
import { groupSchema } from '../../../../shared/model/entities.ts'
import { formatCaseloadName } from '../../../../shared/rules/people/person-name.ts'
import { err, ok } from '../../../../shared/rules/result.ts'
import { readingToMilliseconds } from '../../changes/log/hybrid-clock.ts'
import type { RegisterName } from '../../changes/log/register.ts'
import type { Caseload } from '../caseload.ts'
import { personSummaryColumns, personSummaryOf } from '../people/person-summary.ts'
import { createUnsettledList } from './settle-list.ts'
import { createTakenBack } from './settle-taken-back.ts'
import { createShownPerson } from '../people/shown-person.ts'
import { isSameBase, standingVersions, type StandingVersions } from '../versions.ts'
import { createWriters } from '../writers.ts'

/** Field groups of which several versions stand: finding them, and settling them. */
export const createSettle = (caseload: Caseload): Handlers<typeof settle> => {
  const { database, log, record, mayWriteForTeam } = caseload
  const shownPerson = createShownPerson(database)
  const writerOf = createWriters(caseload)
  const saidBy = createTakenBack(caseload)
  const unsettled = createUnsettledList(caseload)
  const subjectOf = database.prepare('SELECT subject FROM change WHERE id = ?').pluck()
  const summary = database.prepare(`SELECT ${personSummaryColumns} FROM person WHERE id = ?`)
  const caseloadName = database.prepare('SELECT caseloadName FROM teamCaseload WHERE id = ?').pluck()

  const summaryOf = (id: string | null): PersonSummary | null => {
    const row = id === null ? undefined : (summary.get(id) as PersonSummary | undefined)
    return row === undefined ? null : personSummaryOf(row)
  }

  const nameOf = (id: string): string => {
    const person = summaryOf(shownPerson(id)?.id ?? null)
    return person === null ? ((caseloadName.get(id) as string | null | undefined) ?? 'Not on this computer') : formatCaseloadName(person)
  }

  /** Writes the one value that is to stand, over all versions that were on screen. */
  const settleWith = (asked: AskedRegister, base: Base, valueOf: (standing: StandingVersions) => object | null | undefined) => {
    const register = known(asked)
    const standing = register === null ? null : standingVersions(log, register)
    const [shown] = standing?.versions ?? []
    if (register === null || standing === null || shown === undefined) return err('not_found')
    if (isText(register)) return err('not_allowed_in_this_state')
    const subject = subjectOf.get(shown.head.id) as string | null
    if (subject === null && !mayWriteForTeam(register.entity, register.record)) return err('not_allowed')
    if (!isSameBase(standing.base, base)) return err('changed_since')
    const value = valueOf(standing)
    if (value === undefined) return err('changed_since')
    return ok({ undo: record([{ ...register, subject, base: standing.base, value }]) })
  }

  return {
    count: () => ok(unsettled.count()),
    list: () => ok(unsettled.list()),

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
        ...unsettled.describe(register, standing, person),
        base: [...standing.base],
        versions: standing.versions.map(({ base, value, head }) => {
          const said = saidBy(register, head)
          return {
            base: [...base],
            value: value as Output<typeof settle.open>['versions'][number]['value'],
            at: readingToMilliseconds(said.hlc),
            writer: writerOf(said.device, said.copiedBy),
          }
        }),
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
