import { Temporal } from 'temporal-polyfill'
import { formatNhsNumber, parseNhsNumber, type NhsNumberProblem } from '../../../shared/rules/people/nhs-number.ts'
import { parsePracticeCode } from '../../../shared/rules/ods-code.ts'
import { parseDate } from '../../../shared/rules/time/parse-date.ts'
import { parsePostcode } from '../../../shared/rules/postcode.ts'
import { err, exhaustive, ok, type Result } from '../../../shared/rules/result.ts'
import { parseTime } from '../../../shared/rules/time/times.ts'
import { dateProblemWords, typedDate } from '../../ui/forms/date-field.tsx'
import { timeProblemWords } from '../../ui/forms/time-field.tsx'
import type { FormError } from '../../ui/forms/error-summary.tsx'
import type { FieldSpec, FieldValues, GroupSpec } from './field-spec.ts'

/** What stands in the fields of a form, by field, as it is typed; a tick is 'yes' or empty. */
export type TypedFields = Readonly<Record<string, string>>

/** A group as a form starts with it. */
export function typeFields({ fields }: GroupSpec, value: FieldValues | null): TypedFields {
  return Object.fromEntries(fields.map((field) => [field.name, typeField(field, value?.[field.name] ?? null)]))
}

/** Reads a form: the group as the model has it, or a sentence for each field that cannot be saved as it is. */
export function readFields(
  spec: GroupSpec,
  typed: TypedFields,
  today: Temporal.PlainDate,
): Result<FieldValues, { readonly code: 'form_errors'; readonly errors: readonly FormError[] }> {
  const read = spec.fields.map((field) => ({ field, result: readField(field, (typed[field.name] ?? '').trim(), today) }))
  const value = Object.fromEntries(read.map(({ field, result }) => [field.name, result.ok ? result.value : null]))
  const ofTheWhole = (spec.checks ?? []).map((check) => check(value))
  // All at once, in the order of the form: whoever mends one must not meet the next only then.
  const errors = read.flatMap(({ field, result }): FormError[] =>
    result.ok ? ofTheWhole.flatMap((problem) => (problem?.field === field.name ? [problem] : [])) : [{ field: field.name, words: result.error.words }],
  )
  return errors.length === 0 ? ok(value) : err({ code: 'form_errors', errors })
}

/** A field as it is read: its words, or what is said where nothing stands. */
export function fieldWords(field: FieldSpec, value: FieldValues[string] | undefined): string {
  if (value === null || value === undefined || value === '') return field.empty
  switch (field.kind) {
    case 'tick':
      return value === true ? 'Yes' : field.empty
    case 'choice':
    case 'rank':
      return field.choices.find(({ code }) => code === String(value))?.words ?? String(value)
    default:
      return typeField(field, value)
  }
}

/** Whether anything stands in the field. */
export function isFilled(field: FieldSpec, value: FieldValues[string] | undefined): boolean {
  return field.kind === 'tick' ? value === true : value !== null && value !== undefined && value !== ''
}

function typeField(field: FieldSpec, value: FieldValues[string]): string {
  if (value === null) return ''
  if (field.kind === 'tick') return value === true ? 'yes' : ''
  if (field.kind === 'day') return typedDate(String(value))
  if (field.kind === 'nhs-number' && /^\d{10}$/.test(String(value))) return formatNhsNumber(String(value))
  return String(value)
}

type ReadField = Result<FieldValues[string], { readonly code: 'field_error'; readonly words: string }>

const wrong = (words: string): ReadField => err({ code: 'field_error', words })

function readField(field: FieldSpec, text: string, today: Temporal.PlainDate): ReadField {
  if (field.kind === 'tick') return ok(text === 'yes')
  if (text === '') return 'required' in field && field.required !== undefined ? wrong(field.required) : ok(null)
  switch (field.kind) {
    case 'line':
    case 'text':
    case 'choice':
      return ok(text)
    case 'rank':
      return ok(Number(text))
    case 'time': {
      const time = parseTime(text)
      return time.ok ? ok(time.value) : wrong(timeProblemWords)
    }
    case 'minutes': {
      const minutes = Number(text)
      const isLength = Number.isInteger(minutes) && minutes >= field.from && minutes <= field.to
      return isLength ? ok(minutes) : wrong(`Enter a number of minutes from ${field.from} to ${field.to}.`)
    }
    case 'day': {
      const date = parseDate(text, today, field.purpose)
      if (!date.ok) return wrong(dateProblemWords(date.error.code, text, field.purpose, today))
      const isFuture = Temporal.PlainDate.compare(date.value, today) > 0
      return isFuture && field.inFuture !== undefined ? wrong(field.inFuture) : ok(date.value.toString())
    }
    case 'nhs-number': {
      const number = parseNhsNumber(text)
      return number.ok ? ok(number.value) : wrong(nhsNumberWords(number.error.code))
    }
    case 'postcode': {
      const postcode = parsePostcode(text)
      return postcode.ok ? ok(postcode.value) : wrong('Enter a postcode such as M14 5QT, or choose No fixed abode.')
    }
    case 'practice-code': {
      const code = parsePracticeCode(text)
      return code.ok ? ok(code.value) : wrong('Enter a practice code: a letter and 5 numbers, such as Y01234.')
    }
    default:
      return exhaustive(field)
  }
}

/** The sentence for an NHS number that cannot be one. */
function nhsNumberWords(problem: NhsNumberProblem): string {
  switch (problem) {
    case 'nhs_number_not_10_digits':
      return 'NHS number must be 10 numbers.'
    case 'nhs_number_check_digit':
      return 'This NHS number has a mistyped digit: its last digit does not fit.'
    case 'nhs_number_repeated':
      return 'All digits are the same. Leave it empty if you do not have it.'
    default:
      return exhaustive(problem)
  }
}
