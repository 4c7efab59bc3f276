import type { handover } from '../../../shared/contract/handover.ts'
import type { Handlers } from '../../../shared/contract/operation.ts'
import { formatListName } from '../../../shared/rules/person-name.ts'
import { err, ok } from '../../../shared/rules/result.ts'
import { personSummaryColumns, personSummaryOf } from '../caseload/person-summary.ts'
import type { PersonSummary } from '../../../shared/contract/people.ts'
import { createMergedRecords, createShownPerson } from '../caseload/shown-person.ts'
import type { HandoverParts } from './handover-parts.ts'
import { joinSights, readersOf, sightOf } from './sight.ts'

type MoveHandlers = Pick<Handlers<typeof handover>, 'choices' | 'preview' | 'move' | 'doubleAllocations' | 'lateWork' | 'copyOn'>

/**
 * Moving people between caseloads: a referral that is allocated, a person who is handed over. Only a computer that
 * holds both ends can do it (sync specification, section 8).
 */
export const createMoves = ({ caseload, book, names }: HandoverParts): MoveHandlers => {
  const { database, scopes, record, moveWrites, log } = caseload
  const shownPerson = createShownPerson(database)
  const mergedRecords = createMergedRecords(database)
  const homeOf = database.prepare('SELECT homeScope FROM person WHERE id = ?').pluck()
  const summary = database.prepare(`SELECT ${personSummaryColumns} FROM person WHERE id = ?`)
  const severalHomes = database
    .prepare(
      `SELECT record FROM change WHERE entity = 'person' AND grp = 'home' AND head = 1
       GROUP BY record HAVING count(DISTINCT value) > 1 ORDER BY record`,
    )
    .pluck()
  // What still stands in another scope than the person's home was written there after they had moved.
  const strayed = database.prepare(
    `SELECT person.id AS personId, chain.scope, count(*) AS changes
     FROM change JOIN chain ON chain.id = change.chain JOIN person ON person.id = change.subject
     WHERE change.head = 1 AND change.grp NOT IN ('home', 'moved', 'tombstone') AND person.homeScope IS NOT NULL
       AND chain.scope <> person.homeScope AND chain.scope IN (SELECT id FROM scope WHERE kind IN ('caseload', 'inbox'))
     GROUP BY person.id, chain.scope ORDER BY person.id, chain.scope`,
  )

  const home = (person: string): string | null => homeOf.get(person) as string | null
  const nameOf = (person: string): string => {
    const row = summary.get(person) as PersonSummary | undefined
    return row === undefined ? 'Somebody' : formatListName(personSummaryOf(row))
  }
  const holdsPeople = (scope: string): boolean => scopes.kindOf(scope) === 'caseload' || scopes.kindOf(scope) === 'inbox'

  /** Everything that stands for these people, or null where one of them is not here. */
  const records = (personIds: readonly string[]): string[] | null => {
    const shown = personIds.map((id) => shownPerson(id)?.id)
    if (!shown.every((id) => id !== undefined)) return null
    return [...new Set(shown)].flatMap((id) => [id, ...mergedRecords(id)])
  }

  return {
    choices({ personId }) {
      const person = shownPerson(personId)
      if (person === null) return err('not_found')
      const from = home(person.id)
      const held = [...scopes.held()].filter((scope) => holdsPeople(scope) && scope !== from)
      const to = held.map((id) => ({ id, name: names.caseload(id), kind: scopes.kindOf(id) === 'inbox' ? ('inbox' as const) : ('caseload' as const) }))
      return ok({ from: from === null ? '' : names.caseload(from), to: to.sort((a, b) => a.name.localeCompare(b.name)) })
    },

    preview({ personIds, to }) {
      const roster = book.current()
      if (roster === null || !holdsPeople(to)) return err('not_allowed')
      const people = records(personIds)
      if (people === null) return err('not_found')
      const after = readersOf(roster, names, to)
      const homes = new Set(people.map((person) => home(person) ?? to))
      return ok(joinSights([...homes].map((from) => sightOf(readersOf(roster, names, from), after))))
    },

    move({ personIds, to }) {
      if (!holdsPeople(to)) return err('not_allowed')
      const people = records(personIds)
      if (people === null) return err('not_found')
      return ok({ undo: record(people.flatMap((person) => moveWrites(person, to))) })
    },

    doubleAllocations() {
      const people = severalHomes.all() as string[]
      return ok(
        people.map((personId) => {
          const heads = log.headsOfRegister({ entity: 'person', record: personId, grp: 'home' })
          const homes = new Set(heads.map(({ value }) => (value as { readonly homeScope: string } | null)?.homeScope).filter((scope) => scope !== undefined))
          return { personId, name: nameOf(personId), caseloads: [...homes].map((id) => ({ id, name: names.caseload(id) })) }
        }),
      )
    },

    lateWork() {
      const rows = strayed.all() as { personId: string; scope: string; changes: number }[]
      return ok(
        rows.map(({ personId, scope, changes }) => ({
          personId,
          name: nameOf(personId),
          changes,
          from: names.caseload(scope),
          to: names.caseload(home(personId) ?? ''),
        })),
      )
    },

    copyOn({ personId }) {
      const to = home(personId)
      if (to === null || !holdsPeople(to)) return err('not_found')
      return ok({ undo: record(moveWrites(personId, to)) })
    },
  }
}
