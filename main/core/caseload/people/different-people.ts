import type { people } from '../../../../shared/contract/people.ts'
import type { Input, Reply } from '../../../../shared/contract/operation.ts'
import { err, ok } from '../../../../shared/rules/result.ts'
import { put, type Write } from '../../changes/record.ts'
import type { Caseload } from '../caseload.ts'

/** Who was said to be different people, on whichever computer; `differentPerson` is what stands of it in the log. */
export const createDifferentPeople = (caseload: Pick<Caseload, 'database' | 'record' | 'newId'>) => {
  const { database, record } = caseload
  const isHere = database.prepare('SELECT 1 FROM person WHERE id = ?')
  const said = database.prepare(saidDifferentStatement)
  const areSaid = (one: string, other: string): boolean => said.get(one, other) !== undefined

  return {
    /** Of two as they are shown: what was said of a record that was merged holds of the one it was merged into. */
    areSaid,

    keepApart({ one, other }: Input<KeepApart>): Reply<KeepApart> {
      if (one === other || [one, other].some((id) => isHere.get(id) === undefined)) return err('not_found')
      if (areSaid(one, other)) return ok({ undo: [] })
      return ok({ undo: record(bothHalves(caseload, one, other)) })
    },
  }
}

type KeepApart = (typeof people)['keepApart']

/** The writes that say of two people that they are different. */
export const bothHalves = ({ newId }: Pick<Caseload, 'newId'>, one: string, other: string): Write[] => {
  const [half, otherHalf] = [newId(), newId()]
  return [
    put('differentPerson', 'half', half, one, { personId: one, otherHalf }),
    put('differentPerson', 'half', otherHalf, other, { personId: other, otherHalf: half }),
  ]
}

/** Exported for the test that reads how it is planned. */
export const saidDifferentStatement = `
  SELECT 1 FROM differentPerson AS half JOIN differentPerson AS other ON other.id = half.otherHalf
  WHERE half.personId = ? AND other.personId = ? LIMIT 1`
