import type { Temporal } from 'temporal-polyfill'
import type { ConsultationRow } from '../../../shared/contract/consultations.ts'
import { formatCaseloadName } from '../../../shared/rules/people/person-name.ts'
import { nearDayWords, planWords } from '../consultations/words.ts'

type Pair = readonly [ConsultationRow, ConsultationRow]

/** '14:00', 'Thu 26 Nov 14:00 and 14:15': when two consultations clash; a day to come is said. */
export function clashWhen([one, other]: Pair, today: Temporal.PlainDate): string {
  const times = one.time === other.time ? one.time : `${one.time} and ${other.time}`
  return one.date === today.toString() ? times : `${nearDayWords(one.date, today)} ${times}`
}

/** 'Double booked 14:00: PATEL, Raj and DUNN, Mary' */
export function doubleBookedWords(pair: Pair, today: Temporal.PlainDate): string {
  return `Double booked ${clashWhen(pair, today)}: ${pair.map(({ person }) => formatCaseloadName(person)).join(' and ')}`
}

/** '14:00, 30 min, Clinic, PATEL, Raj' */
export function bookedWords(row: ConsultationRow): string {
  return `${row.time}, ${row.minutes} min, ${planWords(row)}, ${formatCaseloadName(row.person)}`
}
