import { personSectionNames, type PersonHeading, type PersonRecord, type PersonSection } from '../../../../shared/contract/people.ts'
import type { FieldValues } from '../field-spec.ts'
import { sectionSpecs } from '../section-specs.ts'
import { isFilled } from '../typed-fields.ts'

/** Whose section the one record keeps. */
export type Keep = 'winner' | 'loser'

/** How the sections of two records stand to each other. */
export interface MergeChoices {
  /** Sections that both have and that differ: somebody must choose. */
  readonly toChoose: readonly PersonSection[]
  /** Sections that only the other record has: they are added without asking. */
  readonly added: readonly PersonSection[]
}

/** Compares two records section by section; what neither has is left out. */
export function mergeChoices(winner: PersonRecord, loser: PersonRecord): MergeChoices {
  const filledIn = (record: PersonRecord) =>
    personSectionNames.filter((section) => sectionSpecs[section].fields.some((field) => isFilled(field, valueOf(record, section)?.[field.name])))
  const [ours, theirs] = [new Set(filledIn(winner)), filledIn(loser)]
  return {
    toChoose: theirs.filter((section) => ours.has(section) && !sameSection(winner, loser, section)),
    added: theirs.filter((section) => !ours.has(section)),
  }
}

/** Both records hold an NHS number and they differ: one must be corrected first. */
export function haveDifferentNhsNumbers(winner: PersonRecord, loser: PersonRecord): boolean {
  const [one, other] = [winner, loser].map((record) => record.sections.identity.value?.nhsNumber ?? null)
  return one !== null && other !== null && one !== other
}

/** Every section of both records with what was seen of it. */
export function seenSections(...records: readonly PersonRecord[]) {
  return records.flatMap((record) => personSectionNames.map((section) => ({ record: record.id, section, base: record.sections[section].base })))
}

/** A section with its fields by name, as forms and views take it. */
export function valueOf(record: PersonRecord, section: PersonSection): FieldValues | null {
  return record.sections[section].value
}

function sameSection(winner: PersonRecord, loser: PersonRecord, section: PersonSection): boolean {
  return sectionSpecs[section].fields.every(
    (field) => (valueOf(winner, section)?.[field.name] ?? null) === (valueOf(loser, section)?.[field.name] ?? null),
  )
}

type Home = PersonHeading['caseload']

/** What is said before two records on different caseloads are merged: it does not change who sees what. Null where both are on one. */
export function apartWords(winner: Home, loser: Home): string | null {
  if (winner === null || loser === null || winner.id === loser.id) return null
  const apart = winner.name === loser.name ? `They are on two caseloads that are both called ${winner.name}.` : `They are on different caseloads: ${winner.name} and ${loser.name}.`
  return `${apart} Whoever sees only one of these goes on seeing that record alone. Hand the person over once they are merged, and both records go along.`
}
