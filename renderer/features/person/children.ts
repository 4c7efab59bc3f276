import type { PersonRecord } from '../../../shared/contract/people.ts'
import type { GroupSpec } from './field-spec.ts'
import { contactPointSpec, relevantContactSpec } from './section-specs.ts'

/** What belongs to a person as a list: how to name it, and what to say of one of them. */
export interface ChildKind {
  readonly entity: 'contactPoint' | 'relevantContact'
  readonly title: string
  readonly empty: string
  /** Verb and noun: 'Add a phone number or email'. */
  readonly add: string
  readonly spec: GroupSpec
  /** The field that names one of them. */
  readonly nameField: string
}

export const contactPointChildren: ChildKind = {
  entity: 'contactPoint',
  title: 'Phone numbers and email',
  empty: 'No phone number or email yet.',
  add: 'Add a phone number or email',
  spec: contactPointSpec,
  nameField: 'value',
}

export const relevantContactChildren: ChildKind = {
  entity: 'relevantContact',
  title: 'People around them',
  empty: 'Nobody named yet.',
  add: 'Add somebody',
  spec: relevantContactSpec,
  nameField: 'name',
}

export type Child = PersonRecord['contactPoints'][number] | PersonRecord['relevantContacts'][number]
