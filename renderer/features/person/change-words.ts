import type { PersonSection, RecordedChange } from '../../../shared/contract/people.ts'
import type { FieldValues, GroupSpec } from './field-spec.ts'
import { contactPointSpec, relevantContactSpec, sectionSpecs } from './section-specs.ts'
import { fieldWords, isFilled } from './typed-fields.ts'

/** What a change of a record was about: 'Address', 'Note'. */
export function changeTitle({ entity, group, value }: RecordedChange): string {
  if (group === 'tombstone') return value === null ? 'Deletion taken back' : `Deleted: ${entityWords[entity]?.toLowerCase() ?? 'entry'}`
  if (group === 'mergedInto') return 'Merging'
  if (group === 'home') return 'Caseload'
  if (entity === 'differentPerson') return 'Different people'
  const spec = specOf(entity, group)
  if (spec !== null) return spec.title
  return entityWords[entity] ?? 'Something this version does not know'
}

/** What a change said, a line for each field that was filled. */
export function changeLines(change: RecordedChange): readonly string[] {
  const { entity, group } = change
  const value = typeof change.value === 'object' && !Array.isArray(change.value) ? (change.value as FieldValues | null) : null
  if (group === 'tombstone') return typeof value?.['reason'] === 'string' ? [value['reason']] : []
  if (group === 'mergedInto') return [value?.['mergedInto'] === null || value === null ? 'Taken apart again' : 'Two records became one']
  if (group === 'home') return typeof value?.['caseload'] === 'string' ? [`Moved to ${value['caseload']}`] : []
  if (entity === 'differentPerson') return [typeof value?.['person'] === 'string' ? `Not the same person as ${value['person']}` : 'Taken back']
  if (value === null) return ['Emptied']
  const spec = specOf(entity, group)
  if (spec === null) return []
  const lines = spec.fields.filter((field) => isFilled(field, value[field.name])).map((field) => `${field.label}: ${fieldWords(field, value[field.name])}`)
  return lines.length === 0 ? ['Nothing filled in'] : lines
}

const entityWords: Readonly<Record<string, string>> = {
  person: 'Person',
  contactPoint: contactPointSpec.title,
  relevantContact: relevantContactSpec.title,
  referral: 'Referral',
  case: 'Status on the caseload',
  consultation: 'Consultation',
  note: 'Note',
  addendum: 'Added to a note',
}

function specOf(entity: string, group: string): GroupSpec | null {
  if (entity === 'contactPoint') return contactPointSpec
  if (entity === 'relevantContact') return relevantContactSpec
  return entity === 'person' && Object.hasOwn(sectionSpecs, group) ? sectionSpecs[group as PersonSection] : null
}
