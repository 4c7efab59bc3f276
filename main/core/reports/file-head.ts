import type { Summary } from '../../../shared/contract/reports.ts'
import { formatIsoDate } from '../../../shared/rules/time/dates.ts'

/** What stands at the top of every sheet and file: what it is, for which period, of which caseloads, how protected, by whom and when. */
export const fileHead = ({ from, to, caseloads, privacyWords, madeBy, madeAt }: Summary): readonly (readonly [string, string])[] => {
  const [date = '', time = ''] = madeAt.split('T')
  return [
    ['Report', 'Caseload summary'],
    ['Period', `${plainDate(from)} to ${plainDate(to)}`],
    ...(caseloads.length === 0 ? [] : [[caseloads.length === 1 ? 'Caseload' : 'Caseloads', caseloads.join(', ')] as const]),
    ['Privacy', privacyWords],
    ['Made by', madeBy],
    ['Made on', `${plainDate(date)} ${time}`],
    ['Made with', 'Haversack'],
  ]
}

// Other programs take a no-break space for a letter.
const plainDate = (date: string): string => plainSpaces(formatIsoDate(date))

/** The same words with spaces that every program knows. */
export const plainSpaces = (words: string): string => words.replaceAll('\u00a0', ' ')
