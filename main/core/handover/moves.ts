import type { handover } from '../../../shared/contract/handover.ts'
import type { Handlers } from '../../../shared/contract/operation.ts'
import { err, ok } from '../../../shared/rules/result.ts'
import { memberIdOf } from '../caseload/settings.ts'
import { createMergedRecords, createShownPerson } from '../caseload/people/shown-person.ts'
import { membershipOf } from '../sync/team/membership.ts'
import { holdsPeople, type HandoverParts } from './handover-parts.ts'
import { homesSaid } from './homes-said.ts'
import { readersOf, sightOf } from './sight.ts'

type MoveHandlers = Pick<Handlers<typeof handover>, 'choices' | 'preview' | 'move'>

/**
 * Moving people between caseloads: a referral that is allocated, a person who is handed over. Only a computer that
 * holds both ends can do it (sync specification, section 8), and every one that does may.
 */
export const createMoves = (parts: HandoverParts): MoveHandlers => {
  const { caseload, names } = parts
  const { database, scopes, record, moveWrites, log } = caseload
  const shownPerson = createShownPerson(database)
  const mergedRecords = createMergedRecords(database)

  /** These people, each under the record that is shown, or null where one of them is not here. */
  const shown = (personIds: readonly string[]): string[] | null => {
    const found = personIds.map((id) => shownPerson(id)?.id)
    return found.every((id) => id !== undefined) ? [...new Set(found)] : null
  }

  /** All records of a person: those merged into theirs move along. */
  const recordsOf = (person: string): string[] => [person, ...mergedRecords(person)]

  const isThereAlone = (person: string, scope: string): boolean => homesSaid(log, person).join() === scope

  const mayMoveTo = (to: string): boolean => membershipOf(parts) !== null && holdsPeople(caseload, to)

  return {
    choices({ personId }) {
      const person = shownPerson(personId)
      if (person === null) return err('not_found')
      const from = scopes.homeOf(person.id)
      const held = scopes.shown().filter((scope) => holdsPeople(caseload, scope) && scope !== from)
      const caseloadName = names.caseloads()
      const to = held.map((id) => ({ id, name: caseloadName(id), kind: scopes.kindOf(id) === 'inbox' ? ('inbox' as const) : ('caseload' as const) }))
      return ok({ from: caseloadName(from), to: membershipOf(parts) === null ? [] : to.sort((a, b) => a.name.localeCompare(b.name, 'en-GB')) })
    },

    preview({ personIds, to }) {
      const membership = membershipOf(parts)
      if (membership === null || !holdsPeople(caseload, to)) return err('not_allowed')
      const people = shown(personIds)
      if (people === null) return err('not_found')
      const after = readersOf(membership.roster, to)
      const homes = new Set(people.flatMap((person) => [scopes.homeOf(person), ...homesSaid(log, person)]))
      const changes = [...homes].map((from) => ({ before: readersOf(membership.roster, from), after }))
      return ok(sightOf(changes, names, memberIdOf(caseload)))
    },

    move({ personIds, to }) {
      if (!mayMoveTo(to)) return err('not_allowed')
      const people = shown(personIds)
      if (people === null) return err('not_found')
      const moving = people.flatMap(recordsOf).filter((person) => !isThereAlone(person, to))
      return ok({ undo: record(moving.flatMap((person) => moveWrites(person, to))) })
    },
  }
}
