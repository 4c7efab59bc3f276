import type { PersonRecord, PersonSection } from '../../../shared/contract/people.ts'
import { formatIsoDate } from '../../../shared/rules/time/dates.ts'
import type { GroupSpec } from './field-spec.ts'
import { sectionSpecs } from './section-specs.ts'

/** The two dates as they stand in the record. */
type Sections = Pick<PersonRecord['sections'], 'birth' | 'death'>

/** A section's form as it is for one person: birth and death, which are sections apart, must be in order. */
export function sectionSpecFor(section: PersonSection, { birth, death }: Sections): GroupSpec {
  const spec = sectionSpecs[section]
  const born = birth.value?.birthDate ?? null
  const died = death.value?.diedOn ?? null
  if (section === 'death' && born !== null)
    return withCheck(spec, 'diedOn', (day) => (day < born ? `This is before the date of birth, ${formatIsoDate(born)}. Check the day, month and year.` : null))
  if (section === 'birth' && died !== null)
    return withCheck(spec, 'birthDate', (day) => (day > died ? `This is after the date of death, ${formatIsoDate(died)}. Check the day, month and year.` : null))
  return spec
}

/** What Overview says first once somebody has died: that nobody should ring or visit, and that support is still open. */
export function diedWords(name: string, diedOn: string, { booked, isOpen }: { readonly booked: number; readonly isOpen: boolean }): readonly string[] {
  return [
    `${name} died on ${formatIsoDate(diedOn)}.`,
    ...(booked === 1 ? ['A consultation is still booked: cancel it, so that nobody rings or visits.'] : []),
    ...(booked > 1 ? [`${booked} consultations are still booked: cancel them, so that nobody rings or visits.`] : []),
    ...(isOpen ? ['Support is still open: close it under Support.'] : []),
  ]
}

/** A day as it is read is 'YYYY-MM-DD', so that words compare as days do. */
function withCheck(spec: GroupSpec, field: string, problem: (day: string) => string | null): GroupSpec {
  const check: NonNullable<GroupSpec['checks']>[number] = (value) => {
    const day = value[field]
    const words = typeof day === 'string' ? problem(day) : null
    return words === null ? null : { field, words }
  }
  return { ...spec, checks: [...(spec.checks ?? []), check] }
}
