import type { NewPersonHome, PersonToAdd } from '../../../../shared/contract/referrals.ts'
import { put, type Write } from '../../changes/record.ts'
import type { Caseload } from '../caseload.ts'
import { readRegisters } from '../registers.ts'

/** The scope that a new person goes to; null where it is not on this computer. */
export const homeForNew = ({ scopes }: Pick<Caseload, 'scopes'>, wanted: NewPersonHome): string | null => {
  if (wanted === null) return scopes.own ?? scopes.inbox
  return wanted === 'own' ? scopes.own : scopes.inbox
}

/**
 * The writes that make a new person's record: every section that says something, and how to reach them. Until they are
 * written nothing else says where the person's home is, so they are recorded with `home` as their scope.
 */
export const newPersonWrites = (caseload: Caseload, id: string, person: PersonToAdd, home: string): Write[] => [
  ...sectionWrites(id, person, (section, value) => alwaysThere.has(section) || saysSomething(value)),
  put('person', 'home', id, id, { homeScope: home }),
  ...childWrites(caseload, id, person),
]

/**
 * The writes that add to a known person what a file says and their record does not: sections that nobody has
 * written, numbers and people that are not there. What the record says already is never replaced.
 */
export const additionalWrites = (caseload: Caseload, id: string, person: PersonToAdd): Write[] => {
  const written = readRegisters(caseload.log, 'person', id)
  const known = knownChildren(caseload, id)
  return [
    ...sectionWrites(id, person, (section, value) => !written.has(section) && saysSomething(value)),
    ...childWrites(caseload, id, {
      ...person,
      contactPoints: person.contactPoints.filter((point) => !known.has(sameValue(point.value))),
      relevantContacts: person.relevantContacts.filter((contact) => !known.has(sameValue(contact.name))),
    }),
  ]
}

const alwaysThere: ReadonlySet<string> = new Set(['name', 'birth'])

const sectionWrites = (id: string, person: PersonToAdd, wanted: (section: string, value: object) => boolean): Write[] =>
  Object.entries(person.sections)
    .filter((entry): entry is [string, NonNullable<(typeof entry)[1]>] => entry[1] !== undefined && wanted(entry[0], entry[1]))
    .map(([grp, value]) => ({ entity: 'person', record: id, grp, subject: id, base: [], value }))

const childWrites = ({ newId }: Caseload, id: string, { contactPoints, relevantContacts }: PersonToAdd): Write[] => [
  ...contactPoints.map((point) => put('contactPoint', 'details', newId(), id, { ...point, personId: id })),
  ...relevantContacts.map((contact) => put('relevantContact', 'details', newId(), id, { ...contact, personId: id })),
]

/** A section in which every field is 'not asked' is left unwritten, so that it stays 'not asked'. */
const saysSomething = (value: object): boolean =>
  Object.values(value).some((field) => field !== null && field !== false && field !== '')

const knownChildren = ({ database }: Caseload, id: string): ReadonlySet<string> =>
  new Set(
    (
      database
        .prepare('SELECT value FROM contactPoint WHERE personId = ? UNION SELECT name FROM relevantContact WHERE personId = ?')
        .pluck()
        .all(id, id) as string[]
    ).map(sameValue),
  )

/** Numbers and names without their spacing and case, to tell whether two are the same. */
const sameValue = (value: string): string => value.toLowerCase().replace(/[\s()-]/g, '')
