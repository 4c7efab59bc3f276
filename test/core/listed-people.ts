import { put } from '../../main/core/changes/record.ts'
import type { Caseload } from '../../main/core/caseload/caseload.ts'
import { createPeople } from '../../main/core/caseload/people/people.ts'
import type { GroupValue } from '../../shared/model/entities.ts'
import { value } from './answers.ts'
import { caseStatusOf, nameOf, noteTextOf } from './field-groups.ts'

type Name = Partial<GroupValue<'person', 'name'>>

/** Adds a person with this name and, if wanted, an NHS number; gives the id. */
export const addPerson = async (caseload: Caseload, name: Name, nhsNumber: string | null = null): Promise<string> => {
  const made = createPeople(caseload).create({
    name: nameOf(name),
    birth: { birthDate: '1945-07-14', birthDateNotKnown: false },
    ...(nhsNumber === null ? {} : { identity: { nhsNumber, nhsNumberStatus: null, otherIdentifier: null } }),
  })
  return (await value(made)).id
}

interface CaseWish {
  readonly status?: 'active' | 'on-hold' | 'closed'
  readonly until?: string | null
  readonly nextReview?: string | null
}

/** Opens a case for somebody; gives its id. */
export const addCase = (caseload: Caseload, person: string, { status = 'active', until = null, nextReview = null }: CaseWish = {}): string => {
  const id = caseload.newId()
  caseload.record([
    put('case', 'opening', id, person, { personId: person, referralId: null, openedOn: '2026-10-01', openedBy: null }),
    put('case', 'status', id, person, caseStatusOf({ status, until, statusFrom: '2026-10-01', statusBy: null })),
    put('case', 'review', id, person, { nextReview }),
  ])
  return id
}

interface NoteWish {
  readonly text?: string
  readonly nextStep?: string | null
  readonly aboutDate?: string
  readonly author?: string
  readonly authorId?: string
  readonly signedAt?: string | null
}

/** Writes a note about a phone call; gives its id. */
export const addNote = (caseload: Caseload, person: string, wish: NoteWish = {}): string => {
  const id = caseload.newId()
  const { text = 'Rang about transport.', nextStep = null, aboutDate = '2026-11-12', author = 'Amina Rahman', authorId, signedAt = '2026-11-12T15:00:00.000Z' } = wish
  caseload.record([
    put('note', 'text', id, person, noteTextOf({ personId: person, noteKind: 'phone-call', aboutDate, text, nextStep, author, authorId, authorRole: 'Link worker', signedAt })),
  ])
  return id
}
