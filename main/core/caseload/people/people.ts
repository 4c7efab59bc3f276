import type { Handlers } from '../../../../shared/contract/operation.ts'
import { personSectionNames, type people, type PersonRecord } from '../../../../shared/contract/people.ts'
import { err, ok } from '../../../../shared/rules/result.ts'
import { put, type Write } from '../../changes/record.ts'
import type { Caseload } from '../caseload.ts'
import { createDifferentPeople } from './different-people.ts'
import { createDuplicates } from './duplicates.ts'
import { createHeading } from './heading.ts'
import { createMerging } from './merging.ts'
import { settleDraftsAbout } from '../notes/note-settling.ts'
import { createPersonChanges } from './person-changes.ts'
import { homeForNew } from './person-writes.ts'
import { emptyRegister, readRegisters } from '../registers.ts'
import { createMergedRecords, createShownPerson } from './shown-person.ts'
import { createTimeline } from './timeline.ts'

/** People: their record, its sections, telephone numbers and relevant contacts. */
export const createPeople = (caseload: Caseload): Handlers<typeof people> => {
  const { database, log, record, newId, burial } = caseload
  const shownPerson = createShownPerson(database)
  const mergedRecords = createMergedRecords(database)
  const children = {
    contactPoint: database.prepare('SELECT id FROM contactPoint WHERE personId = ? ORDER BY coalesce(preference, 9), id').pluck(),
    relevantContact: database.prepare('SELECT id FROM relevantContact WHERE personId = ? ORDER BY isNextOfKin DESC, name').pluck(),
  }
  const childPerson = {
    contactPoint: database.prepare('SELECT personId FROM contactPoint WHERE id = ?').pluck(),
    relevantContact: database.prepare('SELECT personId FROM relevantContact WHERE id = ?').pluck(),
  }

  const exists = (id: string): boolean => shownPerson(id) !== null

  const readChildren = (entity: keyof typeof children, person: string) =>
    (children[entity].all(person) as string[]).map((id) => ({
      id,
      details: readRegisters(log, entity, id).get('details') ?? emptyRegister,
    }))

  const readRecord = (id: string): PersonRecord => {
    const registers = readRegisters(log, 'person', id)
    const sections = Object.fromEntries(personSectionNames.map((name) => [name, registers.get(name) ?? emptyRegister]))
    return {
      id,
      sections,
      contactPoints: readChildren('contactPoint', id),
      relevantContacts: readChildren('relevantContact', id),
      mergedRecords: mergedRecords(id).map((loser) => {
        const theirs = readRegisters(log, 'person', loser)
        return {
          id: loser,
          name: theirs.get('name')?.value ?? null,
          base: theirs.get('mergedInto')?.base ?? [],
        }
      }),
      // The log holds what the contract let in; its types are not checked again on the way out.
    } as PersonRecord
  }

  // One transaction, since otherwise every statement locks and unlocks the file, which costs more than most of them.
  const open = database.transaction((id: string) => {
    const shown = shownPerson(id)
    return shown === null ? err('not_found') : ok(readRecord(shown.id))
  })

  return {
    open: ({ id }) => open(id),

    create(sections) {
      const home = homeForNew(caseload, null)
      if (home === null) return err('not_found')
      const id = newId()
      const writes: Write[] = Object.entries(sections).map(([grp, value]) => ({
        entity: 'person',
        record: id,
        grp,
        subject: id,
        base: [],
        value: value ?? null,
      }))
      writes.push(put('person', 'home', id, id, { homeScope: home }))
      return ok({ id, undo: record(writes.map((write) => ({ ...write, scope: home }))) })
    },

    saveSection({ id, base, change }) {
      if (!exists(id)) return err('not_found')
      return ok({
        undo: record([{ entity: 'person', record: id, grp: change.section, subject: id, base, value: change.value }]),
      })
    },

    saveContactPoint({ id, base, details }) {
      if (!exists(details.personId)) return err('not_found')
      const point = id ?? newId()
      return ok({ id: point, undo: record([put('contactPoint', 'details', point, details.personId, details, base)]) })
    },

    saveRelevantContact({ id, base, details }) {
      if (!exists(details.personId)) return err('not_found')
      const contact = id ?? newId()
      return ok({ id: contact, undo: record([put('relevantContact', 'details', contact, details.personId, details, base)]) })
    },

    removeChild({ entity, id, personId, reason }) {
      if (childPerson[entity].get(id) === undefined) return err('not_found')
      return ok({ undo: record([burial(entity, id, personId, reason)]) })
    },

    remove({ id, reason }) {
      const shown = shownPerson(id)
      if (shown === null) return err('not_found')
      // Settled later, it would lie outside what was deleted and bring the person back.
      settleDraftsAbout(caseload, shown.id)
      // A record merged into this one is the same person: left behind, it would belong to nobody.
      const records = [shown.id, ...mergedRecords(shown.id)]
      return ok({ undo: record(records.map((each) => burial('person', each, each, reason))) })
    },

    ...createDuplicates(caseload),
    ...createMerging(caseload),
    keepApart: createDifferentPeople(caseload).keepApart,
    ...createPersonChanges(caseload),
    ...createHeading(caseload),
    ...createTimeline(caseload),
  }
}
