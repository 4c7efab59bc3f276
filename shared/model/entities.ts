import type { z } from 'zod'
import { caseRecord } from './case.ts'
import { consultation } from './consultation.ts'
import { addendum, note, noteTemplate } from './note.ts'
import { contactPoint, differentPerson, person, relevantContact } from './person.ts'
import { referral } from './referral.ts'
import { computer, member, summaryExport, teamCaseload } from './team.ts'

/** Every synced entity with its field groups. A field's name is unique within its entity: it is its column. */
export const entities = {
  person,
  contactPoint,
  relevantContact,
  differentPerson,
  referral,
  case: caseRecord,
  consultation,
  note,
  addendum,
  noteTemplate,
  member,
  teamCaseload,
  computer,
  summaryExport,
} as const

export type EntityName = keyof typeof entities
export type GroupName<E extends EntityName> = Extract<keyof (typeof entities)[E], string>

type GroupSchema<E extends EntityName, G extends GroupName<E>> = (typeof entities)[E][G] extends z.ZodType
  ? (typeof entities)[E][G]
  : never

/** The value of one field group, such as the address of a person. */
export type GroupValue<E extends EntityName, G extends GroupName<E>> = z.infer<GroupSchema<E, G>>

const isEntity = (name: string): name is EntityName => Object.hasOwn(entities, name)

/** The schema of a field group, or null where this version does not know it. */
export const groupSchema = (entity: string, group: string): z.ZodObject | null => {
  if (!isEntity(entity)) return null
  const groups: Readonly<Record<string, z.ZodObject>> = entities[entity]
  return Object.hasOwn(groups, group) ? (groups[group] ?? null) : null
}
