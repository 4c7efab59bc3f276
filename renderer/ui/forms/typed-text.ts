import type { ChangeEvent } from 'react'

/** What was typed without spaces at its ends, or null where that is nothing. */
export function typedOrNull(text: string): string | null {
  const typed = text.trim()
  return typed === '' ? null : typed
}

/** The fields of a form that hold text. */
type TextFieldOf<Typed> = { [Field in keyof Typed & string]: Typed[Field] extends string ? Field : never }[keyof Typed & string]

/** What every field for text takes from the form it is in. */
export interface TypedText {
  readonly id: string
  readonly error: string | undefined
  readonly value: string
  readonly onChange: (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) => void
}

/** Joins the text fields of a form, by their names, to what is typed so far and to what is wrong with it. */
export function typedText<Typed extends object>(
  typed: Typed,
  onType: (typed: Typed) => void,
  errorOf: (field: string) => string | undefined,
): (field: TextFieldOf<Typed>) => TypedText {
  return (field) => ({
    id: field,
    error: errorOf(field),
    value: String(typed[field]),
    onChange: (event) => onType({ ...typed, [field]: event.target.value }),
  })
}
