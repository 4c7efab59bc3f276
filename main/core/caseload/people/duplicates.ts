import type { Handlers } from '../../../../shared/contract/operation.ts'
import type { people, PersonSummary } from '../../../../shared/contract/people.ts'
import {
  duplicateReasons,
  possibleDuplicate,
  type PersonIdentity,
  type PossibleDuplicate,
} from '../../../../shared/rules/people/possible-duplicate.ts'
import { ok } from '../../../../shared/rules/result.ts'
import { soundsAlikeKeys } from '../../../../shared/rules/people/sounds-alike.ts'
import type { Caseload } from '../caseload.ts'
import { createDifferentPeople } from './different-people.ts'
import { personSummaryColumns, personSummaryOf } from './person-summary.ts'

const mostShown = 5

/** Finds people who may be the one described, so that nobody gets a second record. */
export const createDuplicates = (caseload: Caseload): Pick<Handlers<typeof people>, 'possibleDuplicates'> => {
  const { database } = caseload
  const { areSaid } = createDifferentPeople(caseload)
  const columns = `${personSummaryColumns}, person.alias`
  const withNhsNumber = database.prepare(
    `SELECT ${columns} FROM person WHERE nhsNumber = ? AND mergedInto IS NULL`,
  )
  const soundingAlike = database.prepare(
    `SELECT ${columns} FROM person WHERE birthDate = ? AND mergedInto IS NULL
     AND id IN (SELECT personId FROM nameSound WHERE sound IN (SELECT value FROM json_each(?)))`,
  )

  return {
    possibleDuplicates({ name, birthDate, nhsNumber, except }) {
      const described = { nhsNumber, birthDate, names: namesOf(name) }
      const sounds = [name.family, name.given, name.preferred, name.alias].flatMap((part) => soundsAlikeKeys(part ?? ''))
      const rows = [
        ...(nhsNumber === null ? [] : withNhsNumber.all(nhsNumber)),
        ...(birthDate === null ? [] : soundingAlike.all(birthDate, JSON.stringify(sounds))),
      ] as CandidateRow[]
      const candidates = [...new Map(rows.map((row) => [row.id, row])).values()].filter((row) => row.id !== except)
      const found = candidates.flatMap((row) => {
        const likeness = possibleDuplicate(described, { ...row, names: namesOf(row) })
        return likeness === null ? [] : [{ row, likeness }]
      })
      return ok(
        found
          .sort((a, b) => doubt(a.likeness) - doubt(b.likeness) || (a.row.id < b.row.id ? -1 : 1))
          .slice(0, mostShown)
          .map(({ row, likeness }) => ({
            person: personSummaryOf(row),
            reasons: [...likeness.reasons],
            differentNhsNumbers: likeness.differentNhsNumbers,
            saidDifferent: except !== null && areSaid(except, row.id),
          })),
      )
    },
  }
}

export interface CandidateRow extends PersonSummary {
  readonly alias: string | null
}

/** Every name somebody is known by. A former name of several words is a whole name, of one word a family name. */
export const namesOf = ({ family, given, preferred, alias }: Pick<CandidateRow, 'family' | 'given' | 'preferred' | 'alias'>): PersonIdentity['names'] => {
  const former = alias?.trim().split(/\s+/) ?? []
  return [
    { family, given },
    ...(preferred === null ? [] : [{ family, given: preferred }]),
    ...(former.length === 0 ? [] : [{ family: former.at(-1) ?? null, given: former.slice(0, -1).join(' ') || given }]),
  ]
}

/** Less is surer: more reasons at the head of their list, and NHS numbers that do not speak against it. */
const doubt = ({ reasons, differentNhsNumbers }: PossibleDuplicate): number => {
  const surest = Math.min(...reasons.map((reason) => duplicateReasons.findIndex(({ code }) => code === reason)))
  return surest * 10 + (differentNhsNumbers ? 5 : 0) - reasons.length
}
