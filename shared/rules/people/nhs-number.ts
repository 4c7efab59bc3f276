import { err, ok, type Result } from '../result.ts'

export type NhsNumberProblem =
  | 'nhs_number_not_10_digits'
  | 'nhs_number_repeated'
  | 'nhs_number_check_digit'

/**
 * Reads an NHS number in any spacing and gives its 10 digits.
 * Rule: NHS Data Dictionary, NHS NUMBER (weights 10 to 2, modulus 11). Ten equal digits can pass
 * the sum (9999999999 does) but are placeholders, so they are refused by their own code.
 */
export function parseNhsNumber(text: string): Result<string, NhsNumberProblem> {
  const digits = text.replace(spacing, '')
  if (!/^[0-9]{10}$/.test(digits)) return err('nhs_number_not_10_digits')
  if (/^(.)\1{9}$/.test(digits)) return err('nhs_number_repeated')
  if (checkDigit(digits) !== Number(digits[9])) return err('nhs_number_check_digit')
  return ok(digits)
}

/** '9992048174' → '999 204 8174'. Throws when given anything but 10 digits. */
export function formatNhsNumber(digits: string): string {
  const groups = /^([0-9]{3})([0-9]{3})([0-9]{4})$/.exec(digits)
  if (groups === null) throw new Error('An NHS number to be shown must have 10 digits')
  return groups.slice(1).join(' ')
}

/**
 * Whether an NHS number of 10 digits is one for tests. Rule: the numbers from 999 000 0000 to 999 999 9999, the highest
 * there are, are reserved for tests and demonstrations and are never issued.
 */
export function isTestNhsNumber(digits: string): boolean {
  return digits >= '9990000000'
}

// Invisible characters and dashes come along when a number is copied from a letter or a web page.
const spacing = /[\s\u00ad\u200b-\u200d\u2060\ufeff.\-\u2010-\u2015\u2212]/g

/** 10 means that no check digit exists and the number was never issued. */
function checkDigit(digits: string): number {
  let sum = 0
  for (let position = 0; position < 9; position += 1) {
    sum += Number(digits[position]) * (10 - position)
  }
  return (11 - (sum % 11)) % 11
}
