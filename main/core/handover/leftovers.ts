import type { handover } from '../../../shared/contract/handover.ts'
import type { PersonSummary } from '../../../shared/contract/people.ts'
import type { Handlers, Output } from '../../../shared/contract/operation.ts'
import { formatListName } from '../../../shared/rules/people/person-name.ts'
import { err, ok } from '../../../shared/rules/result.ts'
import { scopesWithPeople } from '../caseload/lists/homes.ts'
import { personSummaryColumns, personSummaryOf } from '../caseload/people/person-summary.ts'
import { createMergedRecords, createShownPerson } from '../caseload/people/shown-person.ts'
import { membershipOf } from '../sync/team/membership.ts'
import { holdsPeople, type HandoverParts } from './handover-parts.ts'
import { homesSaid } from './homes-said.ts'
import { createStrays } from './strays.ts'

type LeftoverHandlers = Pick<Handlers<typeof handover>, 'doubleAllocations' | 'lateWork' | 'copyOn'>
type DoubleAllocation = Output<typeof handover.doubleAllocations>[number]
type LateWork = Output<typeof handover.lateWork>[number]

/**
 * What moves leave to be settled, shown to those who hold both caseloads: people whom two moves sent to two places, and
 * what somebody wrote on the old caseload before hearing of the move. `count`: the people in each of the two lists,
 * added.
 */
export const createLeftovers = (parts: HandoverParts): { readonly handlers: LeftoverHandlers; readonly count: () => number } => {
  const { caseload, names } = parts
  const { database, record, moveWrites, log } = caseload
  const shownPerson = createShownPerson(database)
  const mergedRecords = createMergedRecords(database)
  const summary = database.prepare(`SELECT ${personSummaryColumns} FROM person WHERE id = ?`)
  const severalHomes = database.prepare(severalHomesStatement).pluck()
  const strays = createStrays(parts)

  const nameOf = (person: string): string => formatListName(personSummaryOf(summary.get(person) as PersonSummary))

  const isHeldTwice = (): boolean => parts.book.current() !== null && scopesWithPeople(caseload).length > 1

  const doubleAllocations = (): DoubleAllocation[] => {
    if (!isHeldTwice()) return []
    const caseloadName = names.caseloads()
    const people = (severalHomes.all() as string[]).map((personId) => ({ personId, homes: homesSaid(log, personId) }))
    return people
      .filter(({ homes }) => homes.length > 1 && homes.every((scope) => holdsPeople(caseload, scope)))
      .map(({ personId, homes }) => ({ personId, name: nameOf(personId), caseloads: homes.map((id) => ({ id, name: caseloadName(id) })) }))
      .sort(byName)
  }

  const lateWork = (): LateWork[] => {
    if (!isHeldTwice()) return []
    const caseloadName = names.caseloads()
    const found = strays().map((stray) => ({ ...stray, person: shownPerson(stray.person)?.id ?? stray.person }))
    const byPlace = Map.groupBy(found, ({ person, scope }) => `${person} ${scope}`)
    return [...byPlace.values()]
      .flatMap((changes) => {
        const [first] = changes
        if (first === undefined || homesSaid(log, first.person).length > 1) return []
        const { person, scope, home } = first
        return [{ personId: person, name: nameOf(person), changes: changes.length, from: caseloadName(scope), to: caseloadName(home) }]
      })
      .sort(byName)
  }

  const handlers: LeftoverHandlers = {
    doubleAllocations: () => ok(doubleAllocations()),
    lateWork: () => ok(lateWork()),
    copyOn({ personId }) {
      const person = shownPerson(personId)
      if (person === null) return err('not_found')
      if (membershipOf(parts) === null) return err('not_allowed')
      // Whoever is shown here is at home in a scope that is shown.
      const home = caseload.scopes.homeOf(person.id)
      record([person.id, ...mergedRecords(person.id)].flatMap((each) => moveWrites(each, home)))
      return ok({})
    },
  }
  return { handlers, count: () => doubleAllocations().length + lateWork().length }
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number => a.name.localeCompare(b.name, 'en-GB')

/** Exported for the test that reads how it is planned. */
export const severalHomesStatement = `
  SELECT id FROM person
  WHERE (SELECT count(*) FROM change WHERE record = person.id AND grp = 'home' AND head = 1) > 1`
