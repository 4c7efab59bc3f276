import { upperFirst } from '../../../shared/rules/capitals.ts'
import type { NhsNumberProblem } from '../../../shared/rules/people/nhs-number.ts'

/** The name of a field as a reader would say it: 'ServiceRequest' → 'Service request', 'effectiveDateTime' → 'Effective'. */
export const fieldWords = (field: string): string => {
  const words = field
    .replace(/(?<=[a-z])(DateTime|Period|CodeableConcept|Coding|Reference|String|Boolean|Quantity|Integer|Date|Instant)$/, '')
    .replace(/[-_]+/g, ' ')
    .replace(/([a-z])([A-Z0-9])/g, '$1 $2')
    .toLowerCase()
    .replace('organization', 'organisation')
    .trim()
  return upperFirst(words)
}

/** The heading over a number that cannot be an NHS number, and so is kept as it was sent: with what is wrong with it. */
export const nhsNumberLeftEmpty = (problem: NhsNumberProblem): string => `NHS number, left empty because ${nhsNumberProblems[problem]}`

const nhsNumberProblems: Readonly<Record<NhsNumberProblem, string>> = {
  nhs_number_not_10_digits: 'it does not have 10 digits',
  nhs_number_check_digit: 'it has a mistyped digit',
  nhs_number_repeated: 'all its digits are the same',
}
