import { err, ok, type Result } from './result.ts'

/** The pseudo-postcode that NHS systems use for a person with no fixed abode. */
export const noFixedAbode = 'ZZ99 3VZ'

/**
 * Reads a UK postcode in any case and spacing and gives it as 'M14 5QT'.
 * Rule: the pattern published with the government's address standard. NHS pseudo-postcodes (ZZ99,
 * as sent by other systems for no fixed abode, abroad or not known) do not fit it and are added.
 */
export function parsePostcode(text: string): Result<string, 'postcode_not_recognised'> {
  const letters = text.replace(/[\s\u200b\ufeff.-]/g, '').toUpperCase()
  const outward = letters.slice(0, -3)
  const inward = letters.slice(-3)
  if (!inwardPattern.test(inward)) return err('postcode_not_recognised')
  if (!outwardPattern.test(outward) && !(outward === 'GIR' && inward === '0AA')) {
    return err('postcode_not_recognised')
  }
  return ok(`${outward} ${inward}`)
}

/** Whether a postcode as `parsePostcode` gives it stands for having no fixed abode. */
export function isNoFixedAbode(postcode: string): boolean {
  return postcode === noFixedAbode
}

const outwardPattern =
  /^(?:[A-Z][0-9]{1,2}|[A-Z][A-HJ-Y][0-9]{1,2}|[A-Z][0-9][A-Z]|[A-Z][A-HJ-Y][0-9]?[A-Z]|ZZ99)$/
const inwardPattern = /^[0-9][A-Z]{2}$/
