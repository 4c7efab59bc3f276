import { z } from 'zod'
import { entities } from '../model/entities.ts'
import { base, register, undoToken, undoable, type Register } from '../model/change.ts'
import { day, givenReason, line, recordId } from '../model/fields.ts'
import { codesOf } from '../rules/code-list.ts'
import { duplicateReasons } from '../rules/people/possible-duplicate.ts'
import { read, write } from './operation.ts'
import { scopeId } from './team.ts'
import { timeline } from './timeline.ts'
import { writer } from './writer.ts'

const { person, contactPoint, relevantContact } = entities

/** The field groups of a person that a page may write; home and mergedInto have operations of their own. */
export const personSections = {
  name: person.name,
  birth: person.birth,
  identity: person.identity,
  background: person.background,
  address: person.address,
  contact: person.contact,
  communication: person.communication,
  adjustments: person.adjustments,
  digital: person.digital,
  practice: person.practice,
  aboutMe: person.aboutMe,
  risks: person.risks,
  safeguarding: person.safeguarding,
  consent: person.consent,
  death: person.death,
} as const
export type PersonSection = keyof typeof personSections
/** In the order of the standard's sections. */
export const personSectionNames = Object.keys(personSections) as PersonSection[]

const sectionRegisters = z.object(
  // `Object.fromEntries` forgets which key has which schema.
  Object.fromEntries(
    personSectionNames.map((section) => [section, register<z.ZodObject>(personSections[section])]),
  ) as unknown as { [S in PersonSection]: z.ZodType<Register<z.infer<(typeof personSections)[S]>>> },
)

/** The start of a person's record: a name, and a date of birth or 'not known'; the rest may wait. */
export const newPerson = z.object(personSections).partial().required({ name: true, birth: true })
export type NewPerson = z.infer<typeof newPerson>

const changeOf = <S extends PersonSection>(section: S) =>
  z.object({ section: z.literal(section), value: personSections[section] })

const sectionChange = z.discriminatedUnion('section', [
  changeOf('name'),
  changeOf('birth'),
  changeOf('identity'),
  changeOf('background'),
  changeOf('address'),
  changeOf('contact'),
  changeOf('communication'),
  changeOf('adjustments'),
  changeOf('digital'),
  changeOf('practice'),
  changeOf('aboutMe'),
  changeOf('risks'),
  changeOf('safeguarding'),
  changeOf('consent'),
  changeOf('death'),
])
export type SectionChange = z.infer<typeof sectionChange>

const child = <T extends z.ZodType>(value: T) => z.object({ id: recordId, details: register(value) })

/** A person's whole record as its pages need it. */
const personRecord = z.object({
  /** Where the record asked for was merged into another, that one's. */
  id: recordId,
  sections: sectionRegisters,
  contactPoints: z.array(child(contactPoint.details)),
  relevantContacts: z.array(child(relevantContact.details)),
  /** Other records that were merged into this one, with the base that undoes it. */
  mergedRecords: z.array(z.object({ id: recordId, name: person.name.nullable(), base })),
})
export type PersonRecord = z.infer<typeof personRecord>

/** What lists and headings say of a person. */
export const personSummary = z.object({
  id: recordId,
  title: line,
  given: line,
  family: line,
  preferred: line,
  birthDate: day.nullable(),
  nhsNumber: line,
  postcode: line,
  /** The scope of the caseload they are on, or of the inbox: its name is among the choices of `lists.shown`. */
  home: scopeId.nullable(),
})
export type PersonSummary = z.infer<typeof personSummary>

/** Somebody here who may be the one described, and why; see shared/rules/people/possible-duplicate. */
export const duplicateCandidate = z.object({
  person: personSummary,
  reasons: z.array(z.enum(codesOf(duplicateReasons))),
  differentNhsNumbers: z.boolean(),
  /** Whether they were said to be somebody else than the record that is described. */
  saidDifferent: z.boolean(),
})

/** What the band and the 'before contact' strip say of a person: a small read, shown with every page of the record. */
const personHeading = z.object({
  id: recordId,
  /** Whose caseload the person is on, as the team calls it, or that they are not allocated; null where this computer holds one alone. */
  caseload: z.object({ id: scopeId, name: z.string(), isInbox: z.boolean() }).nullable(),
  name: person.name,
  birth: person.birth,
  diedOn: day.nullable(),
  gender: line,
  nhsNumber: line,
  contact: person.contact,
  communication: person.communication,
  adjustments: person.adjustments,
  risks: person.risks,
  /** Whether there is a concern; what it is opens on purpose, in the details. */
  safeguardingState: person.safeguarding.shape.safeguardingState,
  notes: z.int().nonnegative(),
  consultations: z.int().nonnegative(),
  /** How many field groups of the record have more than one version. */
  twoVersions: z.int().nonnegative(),
})
export type PersonHeading = z.infer<typeof personHeading>

/** One change of a person's record, as its history tells it. */
const recordedChange = z.object({
  /** Its place on this computer, to ask for what came before it. */
  number: z.int(),
  entity: z.string(),
  record: z.string(),
  group: z.string(),
  /** Milliseconds since 1970 on the computer that wrote it. */
  at: z.int(),
  writer,
  /** False for a change that another has superseded. */
  current: z.boolean(),
  /**
   * What the field group said from then on, null where it was emptied; of a move (`home`) the name of the `caseload`, of
   * who is said to be another (`differentPerson`) the name of that `person`.
   */
  value: z.json(),
})
export type RecordedChange = z.infer<typeof recordedChange>

/** Records of people: sections, phone numbers and contacts, doubles and merging, history. */
export const people = {
  open: read(z.object({ id: recordId }), personRecord, ['not_found']),
  /** not_found: this computer holds neither a caseload of its own nor the inbox, where they could be. */
  create: write(newPerson, z.object({ id: recordId, undo: undoToken }), ['not_found']),
  saveSection: write(z.object({ id: recordId, base, change: sectionChange }), undoable, ['not_found']),
  /** Adds (id null) or changes a phone number or email address. */
  saveContactPoint: write(
    z.object({ id: recordId.nullable(), base, details: contactPoint.details }),
    z.object({ id: recordId, undo: undoToken }),
    ['not_found'],
  ),
  saveRelevantContact: write(
    z.object({ id: recordId.nullable(), base, details: relevantContact.details }),
    z.object({ id: recordId, undo: undoToken }),
    ['not_found'],
  ),
  /** Takes one phone number, email address or relevant contact off the record, with a reason. */
  removeChild: write(
    z.object({ entity: z.enum(['contactPoint', 'relevantContact']), id: recordId, personId: recordId, reason: givenReason }),
    undoable,
    ['not_found'],
  ),
  /** Deletes the person with everything about them; undo brings all of it back. */
  remove: write(z.object({ id: recordId, reason: givenReason }), undoable, ['not_found']),
  /** People who may be the one described, at most 5, surest first. */
  possibleDuplicates: read(
    z.object({ name: person.name, birthDate: day.nullable(), nhsNumber: line, except: recordId.nullable() }),
    z.array(duplicateCandidate),
    [],
  ),
  /** Says that these two are different people: no computer that has both records asks again. */
  keepApart: write(z.object({ one: recordId, other: recordId }), undoable, ['not_found']),
  /** Makes two records one: `loser` is shown under `winner` from now on; its changes stay in the history. */
  merge: write(
    z.object({
      winner: recordId,
      loser: recordId,
      /** Sections to take over from the loser. */
      take: z.array(z.enum(personSectionNames as [PersonSection, ...PersonSection[]])),
      /** The base of the loser's and winner's sections that were compared, by record and section. */
      seen: z.array(z.object({ record: recordId, section: z.string(), base })),
    }),
    undoable,
    ['not_found', 'different_nhs_numbers', 'changed_since'],
  ),
  /**
   * Takes a merge back: the loser is a record of its own again, with all that was about it, and sections that the
   * winner took over and that nobody changed since say what they said before. `base` comes with `mergedRecords`.
   */
  unmerge: write(z.object({ loser: recordId, base }), undoable, ['not_found', 'changed_since']),
  /**
   * The changes of a person's sections, telephone numbers and contacts, also of records merged in, whom they are said not
   * to be, and every deletion, newest first, at most 50; `before` is a `number`. Referrals, cases and notes tell their own history.
   */
  changes: read(z.object({ id: recordId, before: z.int().nullable() }), z.array(recordedChange), ['not_found']),
  heading: read(z.object({ id: recordId }), personHeading, ['not_found']),
  /** Referrals, contacts, notes and status changes of a person, newest first. */
  timeline: read(z.object({ id: recordId }), timeline, ['not_found']),
} as const
