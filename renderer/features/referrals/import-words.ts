import type { EntryProblem, EntryStanding, ImportEntry, ImportReview } from '../../../shared/contract/imports.ts'
import { formatIsoDate } from '../../../shared/rules/time/dates.ts'
import { formatListName } from '../../../shared/rules/people/person-name.ts'
import { exhaustive } from '../../../shared/rules/result.ts'
import { counted, numberWords } from '../../ui/counted.ts'

type Format = ImportReview['format']

/** The name over an entry, or which it is where it has none: 'ADEYEMI, Grace', 'Row 17'. */
export function entryName({ entryNumber, content }: ImportEntry, format: Format): string {
  return content === null ? placeWords(entryNumber, format) : formatListName(content.person.sections.name)
}

/** 'Entry 4' of a FHIR file, 'Row 17' of a spreadsheet. */
export function placeWords(entryNumber: number, format: Format): string {
  return format === 'csv' ? `Row ${entryNumber}` : `Entry ${entryNumber}`
}

/** How an entry stands, in a word or two for the list. */
export function standingWords(standing: EntryStanding): string {
  switch (standing.kind) {
    case 'ready':
      return 'Ready'
    case 'already-here':
      return `Already here, taken in on ${formatIsoDate(standing.takenInOn)}`
    case 'possible-duplicate':
      return 'Possible duplicate'
    case 'not-understood':
      return 'Not understood'
    default:
      return exhaustive(standing)
  }
}

/** 'Entry 4 has no person in it.', 'Row 17: date of birth 31 Feb 1950 is not a real date.' */
export function problemSentence(place: string, problem: EntryProblem, detail: string | null): string {
  switch (problem) {
    case 'no-person':
      return `${place} has no person in it.`
    case 'no-name':
      return `${place} has no name in it.`
    case 'birth-date-not-real':
      return `${place}: date of birth ${detail ?? ''} is not a real date.`
    case 'referral-date-not-real':
      return `${place}: referral date ${detail ?? ''} is not a real date.`
    case 'referral-date-in-future':
      return `${place}: referral date ${detail ?? ''} is in the future.`
    case 'withdrawn':
      return `${place} was withdrawn by its sender.`
    case 'not-a-referral':
      return `${place} is another kind of message, not a referral.`
    case 'not-readable':
      return `${place} cannot be read as a referral.`
    default:
      return exhaustive(problem)
  }
}

/**
 * What can be done with the file as a whole: '8 of 9 entries can be taken in. Entry 4 has no person in it.' or
 * 'Already taken in on 3 Nov 2026. Nothing new in this file.'
 */
export function reviewSentences(entries: readonly ImportEntry[], format: Format): readonly string[] {
  const here = entries.flatMap(({ standing }) => (standing.kind === 'already-here' ? [standing.takenInOn] : []))
  if (entries.length > 0 && here.length === entries.length) {
    return [`Already taken in on ${formatIsoDate(here.toSorted().at(-1) ?? '')}. Nothing new in this file.`]
  }
  const open = entries.filter(({ standing }) => standing.kind === 'ready' || standing.kind === 'possible-duplicate').length
  const noun = format === 'csv' ? 'rows' : 'entries'
  return [
    entries.length === 1 ? (open === 1 ? 'The file holds one referral.' : 'Nothing in this file can be taken in.') : `${numberWords(open)} of ${numberWords(entries.length)} ${noun} can be taken in.`,
    ...(here.length === 0 ? [] : [`${counted(here.length, 'referral is', 'referrals are')} already here.`]),
    ...entries.flatMap(({ entryNumber, standing }) =>
      standing.kind === 'not-understood' ? [problemSentence(placeWords(entryNumber, format), standing.problem, standing.detail)] : [],
    ),
  ]
}
