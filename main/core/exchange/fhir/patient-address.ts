import type { NewPerson } from '../../../../shared/contract/people.ts'
import { isNoFixedAbode, parsePostcode } from '../../../../shared/rules/postcode.ts'
import type { Kept } from '../kept.ts'
import type { FhirResource } from './exchange.ts'
import { readAddresses, type Address } from './values.ts'

type PersonAddress = NonNullable<NewPerson['address']>

/** The home address of a Patient, else the first; the others are kept as sent. */
export const readPatientAddress = (patient: FhirResource, kept: Kept): PersonAddress => {
  const [main, ...others] = readAddresses(patient['address'])
    .filter((address) => addressWords(address) !== '')
    .toSorted((a, b) => addressOrder(a) - addressOrder(b))
  for (const other of others) kept.add(other.use === 'old' ? 'Former address' : 'Another address', addressWords(other))
  return recordAddress(main === undefined ? noPlace : placeOf(main), main?.postalCode ?? null, main === undefined ? null : typeOf(main), kept)
}

/** Where somebody lives, as the lines of the record have it: street, more of it, town, county, and what is left. */
export interface Place {
  readonly streets: readonly string[]
  readonly town: string | null
  readonly county: string | null
  readonly rest: readonly string[]
}

const noPlace: Place = { streets: [], town: null, county: null, rest: [] }

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

const typeOf = ({ use, type }: Address): PersonAddress['addressType'] => {
  if (use === 'temp') return 'temporary'
  if (use === 'home') return 'home'
  return type === 'postal' ? 'correspondence' : null
}

const uses: readonly (string | null)[] = ['home', null, 'temp', 'work', 'billing', 'old']
const addressOrder = ({ use }: Address): number => (uses.includes(use) ? uses.indexOf(use) : 1)

const placeOf = (address: Address): Place => {
  const { line, city, district, state, country, text, postalCode } = address
  const rest = [state, isHere(country) ? null : country].filter((part) => part !== null)
  if (line.length > 0 || city !== null || district !== null) return { streets: line, town: city, county: district, rest }
  return { ...splitAddress((text ?? '').replace(postalCode ?? '', '')), rest }
}

const isHere = (country: string | null): boolean => country === null || /^(uk|gb|gbr|united kingdom|england)$/i.test(country)

const addressWords = (address: Address): string => {
  const { streets, town, county, rest } = placeOf(address)
  return [...streets, town, county, ...rest, address.postalCode].filter((part) => part !== null).join(', ')
}
