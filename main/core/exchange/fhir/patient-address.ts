import { noPlace, recordAddress, splitAddress, type PersonAddress, type Place } from '../address.ts'
import type { Kept } from '../kept.ts'
import type { FhirResource } from './exchange.ts'
import { readAddresses, type Address } from './values.ts'

/** The home address of a Patient, else the first; the others are kept as sent. */
export const readPatientAddress = (patient: FhirResource, kept: Kept): PersonAddress => {
  const [main, ...others] = readAddresses(patient['address'])
    .filter((address) => addressWords(address) !== '')
    .toSorted((a, b) => addressOrder(a) - addressOrder(b))
  for (const other of others) kept.add(other.use === 'old' ? 'Former address' : 'Another address', addressWords(other))
  return recordAddress(main === undefined ? noPlace : placeOf(main), main?.postalCode ?? null, main === undefined ? null : typeOf(main), kept)
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
