import type { CodeWithWords } from '../../../shared/rules/code-list.ts'
import type { DatePurpose } from '../../../shared/rules/time/parse-date.ts'

/** How one field of a section is typed and shown. */
type FieldKind =
  | { readonly kind: 'line'; readonly suggestions?: readonly string[]; readonly required?: string }
  | { readonly kind: 'text' }
  | { readonly kind: 'choice'; readonly choices: readonly CodeWithWords[]; readonly required?: string }
  /** A number from a short list, such as 1 to 5. */
  | { readonly kind: 'rank'; readonly choices: readonly CodeWithWords[] }
  | { readonly kind: 'tick' }
  | { readonly kind: 'day'; readonly purpose: DatePurpose; readonly required?: string; /** Said of a day after today, where there cannot be one. */ readonly inFuture?: string }
  | { readonly kind: 'time'; readonly required: string }
  | { readonly kind: 'minutes'; readonly from: number; readonly to: number; readonly required: string }
  | { readonly kind: 'nhs-number' }
  | { readonly kind: 'postcode' }
  | { readonly kind: 'practice-code' }

export type FieldSpec = FieldKind & {
  /** The field's name in the model. */
  readonly name: string
  readonly label: string
  readonly hint?: string
  /** Said by another field when it is read: a tick that a date is not known. */
  readonly typedOnly?: boolean
  /** What is said where nothing stands: 'Not known', 'Not asked'. */
  readonly empty: string
}

/** A group of fields that is shown, edited and saved together. */
export interface GroupSpec {
  readonly title: string
  readonly fields: readonly FieldSpec[]
  /**
   * What is wrong with the whole, beyond its single fields: the field it concerns and a sentence; null if nothing.
   * A field that cannot be read counts as empty; of a field with a problem of its own, only that is said.
   */
  readonly checks?: readonly ((value: FieldValues) => { readonly field: string; readonly words: string } | null)[]
}

/** The value of a field group, by field; as the model has it. */
export type FieldValues = Readonly<Record<string, string | number | boolean | null>>

/** A field of one line of text. */
export const line = (name: string, label: string, empty = 'Not known', hint?: string): FieldSpec => ({
  kind: 'line',
  name,
  label,
  empty,
  ...(hint === undefined ? {} : { hint }),
})
