import { wordsOf, type CodeWithWords } from './code-list.ts'

/**
 * How a consultation is held.
 * Codes: NHS Data Dictionary, CONSULTATION MEDIUM USED (2019 list); the words are the plain ones.
 */
export const mediums = [
  { code: '01', words: 'Face to face' },
  { code: '02', words: 'Phone' },
  { code: '03', words: 'Video' },
  { code: '04', words: 'Text relay' },
  { code: '05', words: 'Email' },
  { code: '06', words: 'Text message' },
  { code: '98', words: 'Another way' },
] as const satisfies readonly CodeWithWords[]

export type Medium = (typeof mediums)[number]['code']

/** How a person can and likes to be reached; null is 'not asked'. */
export interface WaysOfContact {
  readonly preferredContact: 'phone' | 'text' | 'email' | 'letter' | 'in-person' | 'through-someone' | null
  readonly ownDevice: 'smartphone' | 'basic-phone' | 'tablet-or-computer' | 'shared' | 'none' | null
  readonly connection: 'home' | 'mobile-only' | 'public' | 'none' | null
}

/**
 * The medium a booking starts with: the preferred way where it can work, else face to face; null
 * when nothing is known or the preferred way is not a way to hold a consultation (a letter).
 */
export function suggestMedium(ways: WaysOfContact): Medium | null {
  const preferred = ways.preferredContact === null ? null : mediumOfContact[ways.preferredContact]
  if (preferred === null) return null
  return obstacle(preferred, ways) === null ? preferred : '01'
}

export interface MediumWarning {
  /** 'Goz has no internet at home; video may not work. Phone instead?' */
  readonly words: string
  readonly instead: Medium
}

/** What the record has to reach a person by. */
export interface Reach {
  readonly phone: boolean
  readonly email: boolean
}

/**
 * A gentle word when a medium may not suit what the person has, or null. It never blocks.
 * `name` is what to call the person in sentences. Nothing is said about what was not asked.
 */
export function mediumWarning(medium: Medium, ways: WaysOfContact, reach: Reach, name: string): MediumWarning | null {
  const found = hindrance(medium, ways, reach)
  if (found === null) return null
  const preferred = suggestMedium(ways)
  const others = [...(preferred === null ? [] : [preferred]), '02'] as const
  const instead = others.find((other) => other !== medium && hindrance(other, ways, reach) === null) ?? '01'
  return { words: `${name} ${found}. ${wordsOf(mediums, instead)} instead?`, instead }
}

const mediumOfContact = {
  phone: '02',
  text: '06',
  email: '05',
  'in-person': '01',
  letter: null,
  'through-someone': null,
} as const satisfies Record<NonNullable<WaysOfContact['preferredContact']>, Medium | null>

/** What stands against a medium: what the person has, or that the record has no number or address for it. */
function hindrance(medium: Medium, ways: WaysOfContact, reach: Reach): string | null {
  const found = obstacle(medium, ways)
  if (found !== null) return found
  if (byPhone.has(medium) && !reach.phone) return 'has no phone number in the record'
  return medium === '05' && !reach.email ? 'has no email address in the record' : null
}

const byPhone: ReadonlySet<Medium> = new Set(['02', '04', '06'])

function obstacle(medium: Medium, ways: WaysOfContact): string | null {
  switch (medium) {
    case '03':
      return videoObstacle(ways)
    case '05':
      return emailObstacle(ways)
    case '06':
      return ways.ownDevice === 'none' ? 'has no phone of their own; a text message may not arrive' : null
    default:
      return null
  }
}

function videoObstacle({ ownDevice, connection }: WaysOfContact): string | null {
  if (connection === 'none' || connection === 'public') return 'has no internet at home; video may not work'
  if (ownDevice === 'none') return 'has no device of their own; video may not work'
  if (ownDevice === 'basic-phone') return 'has a phone without video; video may not work'
  if (connection === 'mobile-only') return 'has mobile internet only; video may use up the data'
  if (ownDevice === 'shared') return 'shares a device; video may not be private'
  return null
}

function emailObstacle({ ownDevice, connection }: WaysOfContact): string | null {
  if (connection === 'none' || connection === 'public') return 'has no internet at home; email may not be read in time'
  if (ownDevice === 'none' || ownDevice === 'basic-phone') return 'has no device for email; it may not be read in time'
  if (ownDevice === 'shared') return 'shares a device; email may not be private'
  return null
}
