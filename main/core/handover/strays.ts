import { unsettledOfMerged, unsettledOfPerson } from '../caseload/settle/settle-registers.ts'
import { homeGroup, movedGroup } from '../changes/homes/home-scope.ts'
import { groupIs } from '../changes/log/log.ts'
import { tombstoneGroup } from '../changes/log/register.ts'
import { holdsPeople, type HandoverParts } from './handover-parts.ts'

/** A change that stands in another scope than its person's home. */
export interface Stray {
  readonly person: string
  readonly scope: string
  readonly home: string
}

/**
 * Finds changes that stand in another scope than the person's own: somebody wrote them on the old caseload before
 * hearing that the person had moved, or that cover had ended. Deleted records are left out, and so is what has two
 * versions: settling those settles this too.
 */
export const createStrays = ({ caseload, book }: Pick<HandoverParts, 'caseload' | 'book'>): (() => Stray[]) => {
  const { database, scopes, tombstones } = caseload
  const everybody = database.prepare(straysStatement('TRUE'))
  const ofPerson = database.prepare(straysStatement('person.id = ?'))
  const entityOf = database.prepare(`SELECT entity FROM change WHERE record = ? AND ${groupIs} AND head = 1 LIMIT 1`).pluck()
  const isMerged = database.prepare('SELECT 1 FROM person WHERE id = ? AND mergedInto IS NOT NULL')
  const ofPersonUnsettled = database.prepare(unsettledOfPerson)
  const ofMergedUnsettled = database.prepare(unsettledOfMerged)
  const newest = database.prepare('SELECT id, digest FROM change ORDER BY id DESC LIMIT 1')
  const digestOf = database.prepare('SELECT digest FROM change WHERE id = ?').pluck()
  const count = database.prepare('SELECT count(*) FROM person').pluck()
  const touched = database.prepare('SELECT DISTINCT subject FROM change WHERE id > ? AND subject IS NOT NULL').pluck()

  /** Those of whom something stood elsewhere when the log ended with `last`. */
  let known: { readonly by: readonly unknown[]; readonly last: LastRow; readonly people: ReadonlySet<string> } | null = null

  /** If the end of the log was cut off since, other lines may have the same numbers by now. */
  const isStillThere = ({ id, digest }: LastRow): boolean => (digestOf.get(id) as Buffer | undefined)?.equals(digest) === true

  /**
   * Whom to look at: everybody the first time, and when what is shown or what counts has changed; otherwise those whom
   * new changes are about.
   */
  const people = (): ReadonlySet<string> => {
    const by = [book.current(), scopes.shown().join(), count.get()]
    const last = newest.get() as LastRow | undefined
    if (last === undefined) return new Set()
    if (known === null || known.by.some((each, place) => each !== by[place]) || !isStillThere(known.last)) {
      known = { by, last, people: new Set((everybody.all() as StrayRow[]).map(({ subject }) => subject)) }
    } else if (last.id > known.last.id) {
      const since = touched.all(known.last.id) as string[]
      known = { by, last, people: new Set([...known.people, ...since].filter((person) => ofPerson.get(person) !== undefined)) }
    }
    return known.people
  }

  const unsettledOf = (person: string): ReadonlySet<string> => {
    const find = isMerged.get(person) === undefined ? ofPersonUnsettled : ofMergedUnsettled
    return new Set((find.all({ person }) as RegisterRow[]).map(nameOf))
  }

  const straysOf = (person: string): StrayRow[] => {
    const unsettled = unsettledOf(person)
    return (ofPerson.all(person) as StrayRow[]).filter((row) => !unsettled.has(nameOf(row)))
  }

  return () =>
    [...people()]
      .flatMap(straysOf)
      .filter(({ scope }) => holdsPeople(caseload, scope))
      .filter(({ record, grp, subject }) => !tombstones.isGone(entityOf.get(record, grp) as string, record, subject))
      .map(({ subject, scope, home }) => ({ person: subject, scope, home }))
}

interface LastRow {
  readonly id: number
  readonly digest: Buffer
}

interface RegisterRow {
  readonly record: string
  readonly grp: string
}

const nameOf = ({ record, grp }: RegisterRow): string => `${record} ${grp}`

interface StrayRow extends RegisterRow {
  readonly subject: string
  readonly scope: string
  readonly home: string
}

/** Answered from the index of what is about people alone. Exported for the test that reads how it is planned. */
export const straysStatement = (condition: string): string => `
  SELECT change.record, change.grp, change.subject, chain.scope, person.homeScope AS home
  FROM person
    CROSS JOIN change ON change.subject = person.id AND change.head = 1
    JOIN chain ON chain.id = change.chain
  WHERE ${condition} AND chain.scope <> person.homeScope AND change.grp NOT IN ('${homeGroup}', '${movedGroup}', '${tombstoneGroup}')`
