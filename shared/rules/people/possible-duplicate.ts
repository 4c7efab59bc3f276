import type { CodeWithWords } from '../code-list.ts'
import { foldName } from '../fold.ts'
import { soundsAlike } from './sounds-alike.ts'

/** Why two records may be about one person, in the words shown over the candidates. */
export const duplicateReasons = [
  { code: 'same_nhs_number', words: 'same NHS number' },
  { code: 'same_name_and_birth_date', words: 'same name, same date of birth' },
  { code: 'name_sounds_alike_and_birth_date', words: 'name sounds alike, same date of birth' },
] as const satisfies readonly CodeWithWords[]

type DuplicateReason = (typeof duplicateReasons)[number]['code']

/** What is compared of a record. */
export interface PersonIdentity {
  /** 10 digits. */
  readonly nhsNumber: string | null
  /** Every name the person is known by: the usual one, the preferred one as `given`, former ones. */
  readonly names: readonly { readonly family: string | null; readonly given: string | null }[]
  /** ISO date. */
  readonly birthDate: string | null
}

export interface PossibleDuplicate {
  /** Never empty; the NHS number first. */
  readonly reasons: readonly DuplicateReason[]
  /** Both records hold an NHS number and the numbers differ: one must be wrong before a merge. */
  readonly differentNhsNumbers: boolean
}

/**
 * Decides whether two records may be about the same person, or gives null. Two different NHS
 * numbers rule out a mere likeness of names, but the very same name and date of birth is shown all
 * the same, because a mistyped number is likelier than such a coincidence.
 */
export function possibleDuplicate(
  person: PersonIdentity,
  candidate: PersonIdentity,
): PossibleDuplicate | null {
  const bothNumbers = person.nhsNumber !== null && candidate.nhsNumber !== null
  const sameNumber = bothNumbers && person.nhsNumber === candidate.nhsNumber
  const differentNhsNumbers = bothNumbers && !sameNumber

  const likeness = nameLikeness(person, candidate)
  const reasons: DuplicateReason[] = []
  if (sameNumber) reasons.push('same_nhs_number')
  if (sameBirthDate(person, candidate)) {
    if (likeness === 'same') reasons.push('same_name_and_birth_date')
    if (likeness === 'alike' && !differentNhsNumbers) reasons.push('name_sounds_alike_and_birth_date')
  }
  return reasons.length === 0 ? null : { reasons, differentNhsNumbers }
}

type Likeness = 'same' | 'alike' | 'different'
type Name = PersonIdentity['names'][number]

function sameBirthDate(person: PersonIdentity, candidate: PersonIdentity): boolean {
  return person.birthDate !== null && person.birthDate === candidate.birthDate
}

function nameLikeness(person: PersonIdentity, candidate: PersonIdentity): Likeness {
  const likenesses = person.names.flatMap((one) => candidate.names.map((other) => compareNames(one, other)))
  if (likenesses.includes('same')) return 'same'
  return likenesses.includes('alike') ? 'alike' : 'different'
}

/** Family and given names are also compared crosswise: forms often swap them for names from abroad. */
function compareNames(one: Name, other: Name): Likeness {
  const key = sameNameKey(one)
  if (key !== null && key === sameNameKey(other)) return 'same'
  return soundAlike(one, other) || soundAlike(one, { family: other.given, given: other.family }) ? 'alike' : 'different'
}

/**
 * The same text for two names that count as the same: both parts are there and are spelt alike, whichever is the family
 * name. Null where a part is lacking.
 */
export function sameNameKey({ family, given }: Name): string | null {
  return isBlank(family) || isBlank(given) ? null : [foldName(family), foldName(given)].sort().join('/')
}

/** A part that one side lacks says nothing; at least one part must be there on both sides. */
function soundAlike(one: Name, other: Name): boolean {
  const pairs = [
    [one.family, other.family],
    [one.given, other.given],
  ].flatMap(([left, right]) => (isBlank(left) || isBlank(right) ? [] : [{ left, right }]))
  return pairs.length > 0 && pairs.every(({ left, right }) => soundsAlike(left, right))
}

function isBlank(part: string | null | undefined): part is null | undefined | '' {
  return part === null || part === undefined || foldName(part) === ''
}
