import type { NewPerson } from '../../../shared/contract/people.ts'
import { isNoFixedAbode, parsePostcode } from '../../../shared/rules/postcode.ts'
import type { Kept } from './kept.ts'

/** The field group of a record that says where somebody lives. */
export type PersonAddress = NonNullable<NewPerson['address']>

/** Where somebody lives, as the lines of the record have it: street, more of it, town, county, and what is left. */
export interface Place {
  readonly streets: readonly string[]
  readonly town: string | null
  readonly county: string | null
  readonly rest: readonly string[]
}

/** Nothing said of where. */
export const noPlace: Place = { streets: [], town: null, county: null, rest: [] }

/** An address in one piece, taken apart: the first part is the street, the last ones are town and county. */
export const splitAddress = (text: string): Place => {
  const parts = text
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length <= 2) return { ...noPlace, streets: parts.slice(0, 1), town: parts[1] ?? null }
  return { ...noPlace, streets: parts.slice(0, -2), town: parts.at(-2) ?? null, county: parts.at(-1) ?? null }
}

/** A postcode that is none stays as it was written; streets beyond the second line join it, so that none is lost. */
export const recordAddress = (
  { streets, town, county, rest }: Place,
  postcode: string | null,
  addressType: PersonAddress['addressType'],
  kept: Kept,
): PersonAddress => {
  const read = parsePostcode(postcode ?? '')
  const shown = kept.line('Postcode', read.ok ? read.value : postcode)
  return {
    addressLine1: kept.line('Address', streets[0] ?? null),
    addressLine2: kept.line('Address', streets.slice(1).join(', ')),
    addressLine3: kept.line('Town or city', town),
    addressLine4: kept.line('County', county),
    addressLine5: kept.line('Address', rest.join(', ')),
    postcode: shown,
    addressType: shown !== null && isNoFixedAbode(shown) ? 'no-fixed-abode' : addressType,
  }
}
