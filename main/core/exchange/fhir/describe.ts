import { formatIsoDate } from '../../../../shared/rules/time/dates.ts'
import { timeInEngland } from '../../../../shared/rules/time/english-time.ts'
import { fieldWords } from '../field-words.ts'
import { readDay } from './dates.ts'
import type { Exchange, FhirResource } from './exchange.ts'
import { conceptWords, readConcept, readNames, readObject, readReference, readText, type HumanName } from './values.ts'

/** Fields that say how something was sent and not what was said. */
const technical: ReadonlySet<string> = new Set(['resourceType', 'id', 'meta', 'implicitRules', 'language', 'text', 'contained', 'system', 'url'])
const deepest = 8

/**
 * What a resource says, as lines 'Status: final', for whatever has no field in a referral. Nothing of it is
 * left out but addresses of definitions and the fields in `omit`, which are shown elsewhere.
 */
export const describeResource = (resource: FhirResource, exchange: Exchange, omit: readonly string[] = []): string => {
  const lines = Object.entries(resource)
    .filter(([field]) => !technical.has(field) && !omit.includes(field))
    .flatMap(([field, value]) => (field === 'extension' ? extensionLines(value, exchange, resource) : line(field, value, exchange, resource)))
  const narrative = omit.includes('text') ? null : narrativeWords(resource['text'])
  return (lines.length === 0 && narrative !== null ? [narrative] : lines).join('\n')
}

/** What a resource is called: the name of a person or an organisation; null where it has none. */
export const nameOfResource = (resource: FhirResource | null, exchange: Exchange): string | null => {
  if (resource === null) return null
  if (typeof resource['name'] === 'string') return readText(resource['name'])
  return ownName(resource) ?? ownName(exchange.resolve(resource['practitioner'], resource)) ?? readReference(resource['practitioner'])?.display ?? null
}

const ownName = (resource: FhirResource | null): string | null => {
  const [name] = readNames(resource?.['name'])
  return name === undefined ? null : nameWords(name)
}

/** 'Mrs Julie Jones', as sent or from its parts. */
export const nameWords = ({ text, prefix, given, family }: HumanName): string | null => {
  const parts = [...prefix, ...given, family].filter((part) => part !== null)
  return parts.length > 0 ? parts.join(' ') : text
}

const line = (field: string, value: unknown, exchange: Exchange, from: FhirResource): string[] => {
  const words = valueWords(value, exchange, from, 0)
  return words === '' ? [] : [`${fieldWords(field)}: ${words}`]
}

const extensionLines = (value: unknown, exchange: Exchange, from: FhirResource): string[] =>
  (Array.isArray(value) ? value : [])
    .map((item) => extensionWords(item, exchange, from, 0))
    .filter((words) => words !== '')

const extensionWords = (item: unknown, exchange: Exchange, from: FhirResource, depth: number): string => {
  const object = readObject(item)
  if (object === null) return ''
  const name = (readText(object['url']) ?? '').split('/').at(-1)?.replace(/^Extension-(UKCore-)?/i, '') ?? ''
  const words = Object.entries(object)
    .filter(([field]) => field !== 'url')
    .map(([, value]) => valueWords(value, exchange, from, depth + 1))
    .filter((part) => part !== '')
    .join(', ')
  return words === '' ? '' : `${fieldWords(name)}: ${words}`
}

const valueWords = (value: unknown, exchange: Exchange, from: FhirResource, depth: number): string => {
  if (typeof value === 'string') return textWords(value)
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (depth > deepest || value === null || value === undefined) return ''
  if (Array.isArray(value)) {
    return value
      .map((item) => valueWords(item, exchange, from, depth + 1))
      .filter((words) => words !== '')
      .join('; ')
  }
  const object = readObject(value)
  return object === null ? '' : objectWords(object, exchange, from, depth)
}

const objectWords = (object: Readonly<Record<string, unknown>>, exchange: Exchange, from: FhirResource, depth: number): string => {
  if (typeof object['reference'] === 'string') {
    return nameOfResource(exchange.resolve(object, from), exchange) ?? readReference(object)?.display ?? ''
  }
  if (Array.isArray(object['coding'])) return conceptWords(readConcept(object)) ?? ''
  if (typeof object['code'] === 'string' && typeof object['system'] === 'string' && object['value'] === undefined) {
    return readText(object['display']) ?? readText(object['code']) ?? ''
  }
  if (typeof object['value'] === 'number') return `${object['value']} ${readText(object['unit']) ?? ''}`.trim()
  if (object['url'] !== undefined) return extensionWords(object, exchange, from, depth)
  return Object.entries(object)
    .filter(([field]) => !technical.has(field) || field === 'text')
    .flatMap(([field, value]) => {
      const words = valueWords(value, exchange, from, depth + 1)
      return words === '' ? [] : [plainFields.has(field) ? words : `${fieldWords(field).toLowerCase()} ${words}`]
    })
    .join(', ')
}

/** Fields whose own name adds nothing to what they say. */
const plainFields: ReadonlySet<string> = new Set(['value', 'text', 'extension', 'display', 'detail', 'concept', 'family', 'given', 'prefix', 'line', 'city', 'district', 'postalCode'])

const textWords = (sent: string): string => {
  const text = readText(sent)
  if (text === null || /^(https?:\/\/|urn:)/.test(text)) return ''
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return text
  const read = readDay(text)
  if (read.kind !== 'day') return text
  const time = /T.*(Z|[+-]\d{2}:\d{2})$/.test(text) ? ` ${timeInEngland(text)}` : ''
  return `${formatIsoDate(read.day)}${time}`
}

/** The words of a narrative without its markup. Every pattern stops where the next could begin: files may be hostile. */
const narrativeWords = (value: unknown): string | null =>
  readText(
    (readText(readObject(value)?.['div']) ?? '')
      .replace(/<(br|\/p|\/div|\/li|\/tr)\b[^<>]*>/gi, '\n')
      .replace(/<[^<>]*>/g, ' ')
      .replace(/&nbsp;|&#160;/g, ' ')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&')
      .split('\n')
      .map((line) => line.replace(/\s+/g, ' ').trim())
      .filter((line) => line !== '')
      .join('\n'),
  )
