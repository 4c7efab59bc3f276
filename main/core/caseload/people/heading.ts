import type { Handlers } from '../../../../shared/contract/operation.ts'
import type { people, PersonHeading } from '../../../../shared/contract/people.ts'
import { person } from '../../../../shared/model/person.ts'
import { err, ok } from '../../../../shared/rules/result.ts'
import { createTeamNames } from '../../sync/team/team-names.ts'
import type { Caseload } from '../caseload.ts'
import { scopesWithPeople } from '../lists/homes.ts'
import { createNoteDrafts } from '../notes/note-drafts.ts'
import { createShownPerson } from './shown-person.ts'

/** What stands over every page of a record, read from one row by its id and from counts by index. */
export const createHeading = (caseload: Caseload): Pick<Handlers<typeof people>, 'heading'> => {
  const { database, milliseconds } = caseload
  const names = createTeamNames(database)
  const shownPerson = createShownPerson(database)
  const drafts = createNoteDrafts(database, milliseconds)
  const shownGroups = { name: person.name, birth: person.birth, contact: person.contact, communication: person.communication, adjustments: person.adjustments, risks: person.risks }
  const fields = Object.values(shownGroups).flatMap((group) => Object.keys(group.shape))
  const find = database.prepare(
    `SELECT ${fields.map((field) => `person.${field}`).join(', ')}, diedOn, gender, nhsNumber, safeguardingState,
       homeScope,
       (SELECT count(*) FROM note WHERE personId = person.id) AS notes,
       (SELECT count(*) FROM consultation WHERE personId = person.id) AS consultations,
       coalesce((SELECT twoVersions FROM overview WHERE personId = person.id), 0) AS twoVersions
     FROM person WHERE id = ?`,
  )

  /** Null where this computer shows a single caseload: then it goes without saying. */
  const caseloadOf = (home: unknown): PersonHeading['caseload'] => {
    const withPeople = scopesWithPeople(caseload)
    const scope = withPeople.length > 1 ? withPeople.find(({ id }) => id === home) : undefined
    return scope === undefined ? null : { id: scope.id, name: names.caseloads()(scope.id), isInbox: scope.kind === 'inbox' }
  }

  return {
    heading({ id }) {
      const shown = shownPerson(id)
      if (shown === null) return err('not_found')
      const row = find.get(shown.id) as Record<string, unknown>
      const groups = Object.fromEntries(
        Object.entries(shownGroups).map(([group, { shape }]) => [
          group,
          Object.fromEntries(Object.keys(shape).map((field) => [field, row[field]])),
        ]),
      )
      return ok({
        id: shown.id,
        ...groups,
        birth: { birthDate: row['birthDate'], birthDateNotKnown: row['birthDateNotKnown'] === 1 },
        caseload: caseloadOf(row['homeScope']),
        diedOn: row['diedOn'],
        gender: row['gender'],
        nhsNumber: row['nhsNumber'],
        safeguardingState: row['safeguardingState'],
        // As the list of notes shows them, what is being typed among them.
        notes: (row['notes'] as number) + drafts.newAbout(shown.id),
        consultations: row['consultations'],
        twoVersions: row['twoVersions'],
        // The columns hold what the contract let in; its types are not checked again on the way out.
      } as PersonHeading)
    },
  }
}
