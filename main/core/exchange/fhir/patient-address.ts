import type { NewPerson } from '../../../../shared/contract/people.ts'
import { isNoFixedAbode, parsePostcode } from '../../../../shared/rules/postcode.ts'
import type { Kept } from '../kept.ts'
import type { FhirResource } from './exchange.ts'
import { readAddresses, type Address } from './values.ts'

type PersonAddress = NonNullable<NewPerson['address']>

/** The home address of a Patient, else the first; the others are kept as sent. */
export const readPatientAddress = (patient: FhirResource, kept: Kept): PersonAddress => {
  const [main, ...others] = readAddresses(patient['address'])
    .filter((address) => addressParts(address).length > 0 || address.postalCode !== null)
    .toSorted((a, b) => addressOrder(a) - addressOrder(b))
  for (const other of others) kept.add(other.use === 'old' ? 'Former address' : 'Another address', addressWords(other))
  if (main === undefined) return fiveLines([], null, null, kept)
  return fiveLines(addressParts(main), main.postalCode, main, kept)
}

/**
 * An address as the record has it: five lines and a postcode. A sixth line and more go into the fifth, so that
 * nothing is lost; a postcode that is none stays as it was written.
 */
export const fiveLines = (parts: readonly string[], postcode: string | null, address: Address | null, kept: Kept): PersonAddress => {
  const lines = parts.length > 5 ? [...parts.slice(0, 4), parts.slice(4).join(', ')] : parts
  const line = (index: number): string | null => kept.line('Address', lines[index] ?? null)
  const read = parsePostcode(postcode ?? '')
  const shown = kept.line('Postcode', read.ok ? read.value : postcode)
  return {
    addressLine1: line(0),
    addressLine2: line(1),
    addressLine3: line(2),
    addressLine4: line(3),
    addressLine5: line(4),
    postcode: shown,
    addressType: shown !== null && isNoFixedAbode(shown) ? 'no-fixed-abode' : address === null ? null : typeOf(address),
  }
}

const typeOf = ({ use, type }: Address): PersonAddress['addressType'] => {
  if (use === 'temp') return 'temporary'
  if (use === 'home') return 'home'
  return type === 'postal' ? 'correspondence' : null
}

const uses: readonly (string | null)[] = ['home', null, 'temp', 'work', 'billing', 'old']
const addressOrder = ({ use }: Address): number => (uses.includes(use) ? uses.indexOf(use) : 1)

/** The lines of an address as it is written here; one in one piece is taken apart at its commas. */
const addressParts = ({ line, city, district, state, country, text, postalCode }: Address): string[] => {
  const abroad = country === null || /^(uk|gb|gbr|united kingdom|england)$/i.test(country) ? null : country
  const parts = [...line, city, district, state, abroad].filter((part) => part !== null)
  if (parts.length > 0) return [...new Set(parts)]
  return (text ?? '')
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== postalCode)
}

const addressWords = (address: Address): string =>
  [...addressParts(address), address.postalCode].filter((part) => part !== null).join(', ')
