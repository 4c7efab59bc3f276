import type { PersonSummary } from '../../../../shared/contract/people.ts'
import { formatIsoDate } from '../../../../shared/rules/time/dates.ts'
import { foldName } from '../../../../shared/rules/fold.ts'
import { formatNhsNumber } from '../../../../shared/rules/people/nhs-number.ts'
import { formatCaseloadName, type PersonName } from '../../../../shared/rules/people/person-name.ts'

/** What is compared of somebody described in a form or a file and somebody on the caseload. */
export type DescribedPerson = Pick<PersonSummary, 'title' | 'given' | 'family' | 'preferred' | 'birthDate' | 'nhsNumber' | 'postcode'> & {
  /** A former or other name, which counts as a likeness but is not compared line by line. */
  readonly alias: string | null
}

export interface ComparedLine {
  readonly label: string
  readonly words: string
  readonly differs: boolean
}

/** A candidate line by line; what differs from the person described is marked, what either lacks does not differ. */
export function compareLines(described: Omit<DescribedPerson, 'alias'>, candidate: Omit<DescribedPerson, 'alias'>): readonly ComparedLine[] {
  return comparedFields.map(({ label, read, fold }) => {
    const [theirs, ours] = [read(candidate), read(described)]
    return {
      label,
      words: theirs ?? 'Not known',
      differs: theirs !== null && ours !== null && fold(theirs) !== fold(ours),
    }
  })
}

const same = (words: string): string => words

const comparedFields: readonly {
  readonly label: string
  readonly read: (person: Omit<DescribedPerson, 'alias'>) => string | null
  readonly fold: (words: string) => string
}[] = [
  { label: 'Family name', read: (person) => person.family, fold: foldName },
  { label: 'First name', read: (person) => person.given, fold: foldName },
  { label: 'Likes to be called', read: (person) => person.preferred, fold: foldName },
  { label: 'Born', read: ({ birthDate }) => (birthDate === null ? null : formatIsoDate(birthDate)), fold: same },
  { label: 'NHS No.', read: ({ nhsNumber }) => (nhsNumber === null ? null : formatNhsNumber(nhsNumber)), fold: same },
  { label: 'Postcode', read: (person) => person.postcode, fold: (words) => words.replace(/\s/g, '').toUpperCase() },
]

/** 'OKAFOR, Ngozi and OKAFOR, Goz'; of two with one name 'OKAFOR, Ngozi, twice' */
export function twoNames(...people: readonly [PersonName, PersonName]): string {
  const [one, other] = people.map(formatCaseloadName)
  return one === other ? `${one}, twice` : `${one} and ${other}`
}
