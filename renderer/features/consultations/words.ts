import { Temporal } from 'temporal-polyfill'
import type { ConsultationLine, ConsultationRow } from '../../../shared/contract/consultations.ts'
import { consultationPlaces } from '../../../shared/model/consultation.ts'
import { attendances, isCancelled } from '../../../shared/rules/attendance.ts'
import { wordsOf, type CodeWithWords } from '../../../shared/rules/code-list.ts'
import { formatDateWithWeekday, formatNearDate } from '../../../shared/rules/time/dates.ts'
import { mediums } from '../../../shared/rules/medium.ts'
import { formatTimeRange } from '../../../shared/rules/time/times.ts'

type Plan = Pick<ConsultationLine, 'medium' | 'place'>
type Time = Pick<ConsultationLine, 'date' | 'time' | 'minutes'>

/** How and where in a word or two: 'Phone', 'Home visit', 'Clinic'. */
export function planWords({ medium, place }: Plan): string {
  if (place !== null && (medium === '01' || medium === null)) return wordsOf(shortPlaces, place)
  return medium === null ? 'Not said how' : wordsOf(mediums, medium)
}

/** 'Tue 24 Nov 2026', for sentences that must be right on their own. */
export function dayWords(date: string): string {
  return formatDateWithWeekday(Temporal.PlainDate.from(date))
}

/** 'Tue 24 Nov, today', over the consultations of a day. */
export function dayHeading(date: string, today: Temporal.PlainDate): string {
  const withoutYear = dayWords(date).slice(0, -5)
  return date === today.toString() ? `${withoutYear}, today` : withoutYear
}

/** 'Tue 24 Nov' or 'Today', for lists. */
export function nearDayWords(date: string, today: Temporal.PlainDate): string {
  return formatNearDate(Temporal.PlainDate.from(date), today)
}

/** 'Tue 24 Nov 2026, 14:00 to 14:30' */
export function timeWords({ date, time, minutes }: Time): string {
  return `${dayWords(date)}, ${formatTimeRange(time, minutes)}`
}

/** 'Phone, Tue 24 Nov 2026, 14:00 to 14:30, with Goz': what is about to be booked, read as a sentence. */
export function bookingSentence(plan: Plan, time: Time, name: string): string {
  return `${planWords(plan)}, ${timeWords(time)}, with ${name}`
}

/** Why a week or a day stands as a list alone, and what to do about it. */
export function listedAloneWords(view: 'week' | 'day', areAllShown: boolean): string {
  const ways = [...(areAllShown ? ['one caseload'] : []), ...(view === 'week' ? ['a single day'] : [])].join(' or ')
  const why = 'Too many consultations share time to be read in lines side by side: here is the list of them.'
  return ways === '' ? why : `${why} Choose ${ways} to see fewer at once.`
}

/** 'Cancelled by the person: in hospital', or 'Attendance not recorded' for what has begun. */
export function attendanceWords({ attendance, attendanceReason }: Pick<ConsultationLine, 'attendance' | 'attendanceReason'>, hasBegun: boolean): string {
  if (attendance === '0') return hasBegun ? 'Attendance not recorded' : 'Booked'
  const words = wordsOf(attendances, attendance)
  return isCancelled(attendance) && attendanceReason !== null ? `${words}: ${attendanceReason}` : words
}

/** 'Note signed', 'Note is a draft', 'No note' */
export function noteWords(note: ConsultationLine['note']): string {
  if (note === null) return 'No note'
  return note.signed ? 'Note signed' : 'Note is a draft'
}

/** 'Interpreter Igbo' */
export function interpreterWords({ language }: NonNullable<ConsultationRow['interpreter']>): string {
  return language === null ? 'Interpreter, language not known' : `Interpreter ${language}`
}

/** '14 Elm Row, Manchester, M14 5QT' */
export function addressWords({ address, person }: Pick<ConsultationRow, 'address' | 'person'>): string {
  return [address, person.postcode].filter((part) => part !== null).join(', ') || 'Address not known'
}

/** The flags of a row in words. */
export const flagWords = { died: 'Died', risk: 'Risk', safeguarding: 'Safeguarding', 'two-versions': 'Two versions' } as const

const shortPlaces: readonly CodeWithWords<(typeof consultationPlaces)[number]['code']>[] = consultationPlaces.map((place) => ({
  code: place.code,
  words: place.code === 'home' ? 'Home visit' : place.code === 'clinic' ? 'Clinic' : place.words,
}))
