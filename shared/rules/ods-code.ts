import { err, ok, type Result } from './result.ts'

/**
 * Reads the ODS code of a GP practice, a letter and 5 digits such as 'Y01234', in any case.
 * Codes of other kinds of organisation have other shapes and are refused.
 */
export function parsePracticeCode(text: string): Result<string, 'practice_code_not_recognised'> {
  const code = text.replace(/\s/g, '').toUpperCase()
  return /^[A-Z][0-9]{5}$/.test(code) ? ok(code) : err('practice_code_not_recognised')
}
