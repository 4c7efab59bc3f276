import { isHomeKind, type HomeKind } from '../../changes/homes/scopes.ts'
import type { Caseload } from '../caseload.ts'
import { createShownPerson } from '../people/shown-person.ts'

/*
 * Which caseload a person is on is said by their home. A computer may hold several: the user's own, one that is
 * covered, all of the team's, and the inbox of people whom nobody was given yet.
 */

/** What `@homes` is bound to in a statement with `isAtHome`: a JSON list of scopes; null: everybody on this computer. */
export type Homes = string | null

/** Nothing is looked up or compared where everybody is asked for. */
const isAsked = (home: string): string => `(@homes IS NULL OR coalesce(${home}, '') IN (SELECT value FROM json_each(@homes)))`

/** SQL: whether the home of `person`, which must be in the statement, is one that `@homes` lists. */
export const isAtHome = isAsked('person.homeScope')

/** The same of the person whom a column names, also where they are not on this computer. */
export const isPersonAtHome = (id: string): string => isAsked(`(SELECT homeScope FROM person WHERE person.id = ${id})`)

/** The scopes with people that this computer shows, each with whether it is a caseload or the inbox. */
export const scopesWithPeople = ({ scopes }: Pick<Caseload, 'scopes'>): { readonly id: string; readonly kind: HomeKind }[] =>
  scopes.shown().flatMap((id) => {
    const kind = scopes.kindOf(id)
    return isHomeKind(kind) ? [{ id, kind }] : []
  })

/** The homes to ask for where only the people of these scopes are wanted. Who has no home is where new people go. */
export const homesIn = (caseload: Pick<Caseload, 'scopes'>, wanted: readonly string[]): Homes => {
  const { own, inbox } = caseload.scopes
  if (scopesWithPeople(caseload).every(({ id }) => wanted.includes(id))) return null
  const forNew = own ?? inbox
  return JSON.stringify(forNew !== null && wanted.includes(forNew) ? [...wanted, ''] : wanted)
}

/** Finds the homes to ask for where those are wanted who are on the same caseload as a person. */
export const createHomesOf = (caseload: Pick<Caseload, 'database' | 'scopes'>): ((person: string) => Homes) => {
  const shownPerson = createShownPerson(caseload.database)
  const homeOf = caseload.database.prepare('SELECT homeScope FROM person WHERE id = ?').pluck()
  return (person) => {
    const said = homeOf.get(shownPerson(person)?.id ?? person) as string | null | undefined
    const home = said ?? caseload.scopes.own ?? caseload.scopes.inbox
    return homesIn(caseload, home === null ? [] : [home])
  }
}
