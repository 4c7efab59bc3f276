import type { Temporal } from 'temporal-polyfill'
import { personSectionNames, personSections, type NewPerson } from '../../../shared/contract/people.ts'
import { referralContent, type PersonToAdd, type ReferralContent } from '../../../shared/contract/referrals.ts'
import { err, ok, type Result } from '../../../shared/rules/result.ts'
import type { FormError } from '../../ui/forms/error-summary.tsx'
import type { FieldValues } from '../person/field-spec.ts'
import { readFields, type TypedFields } from '../person/typed-fields.ts'
import { contactFields, formGroups, partOrder, type PartId } from './form-groups.ts'

/** A form that can be saved: the person if they are new, and the referral. */
export interface FormContent {
  readonly person: PersonToAdd
  readonly details: ReferralContent
}

type FormErrors = { readonly code: 'form_errors'; readonly errors: readonly FormError[] }

/** Reads the parts of the form that are shown, or gives every sentence of what cannot be saved, in the order of the form. */
export function readForm(parts: readonly PartId[], typed: TypedFields, today: Temporal.PlainDate): Result<FormContent, FormErrors> {
  const read = parts.map((part) => readFields(formGroups[part], typed, today))
  const errors = read.flatMap((result) => (result.ok ? [] : result.error.errors))
  if (errors.length > 0) return err({ code: 'form_errors', errors })
  const values: FieldValues = Object.assign({}, ...read.map((result) => (result.ok ? result.value : {})))
  return ok({ person: personOf(values), details: withEveryField(referralContent.shape, values) as ReferralContent })
}

/** Every part for a new person, what concerns the referral for a known one. */
export function partsFor(isKnown: boolean): readonly PartId[] {
  return isKnown ? ['sender', 'why'] : partOrder
}

function personOf(values: FieldValues): PersonToAdd {
  const sections = Object.fromEntries(
    personSectionNames.map((section) => [section, withEveryField(personSections[section].shape, values)]),
  )
  const said = Object.entries(sections).filter(([section, value]) => section === 'name' || section === 'birth' || saysSomething(value))
  return {
    // Every field comes from a form field of the same section, read as its kind.
    sections: Object.fromEntries(said) as unknown as NewPerson,
    contactPoints: contactFields.flatMap(({ name, point }) => {
      const value = values[name]
      return typeof value === 'string' && value !== '' ? [{ ...point, value, preference: null }] : []
    }),
    relevantContacts: [],
  }
}

/** The fields of a section as the form has them, 'not asked' for those it does not ask. */
function withEveryField(shape: Readonly<Record<string, unknown>>, values: FieldValues): Record<string, FieldValues[string]> {
  return Object.fromEntries(Object.keys(shape).map((field) => [field, values[field] ?? null]))
}

function saysSomething(section: Readonly<Record<string, FieldValues[string]>>): boolean {
  return Object.values(section).some((value) => value !== null && value !== false)
}
