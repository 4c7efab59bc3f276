import type { Temporal } from 'temporal-polyfill'
import { isOnTheClock } from '../../../shared/rules/time/english-time.ts'
import { parseDate } from '../../../shared/rules/time/parse-date.ts'
import { err, ok, type Result } from '../../../shared/rules/result.ts'
import { minutesOfDay, parseTime } from '../../../shared/rules/time/times.ts'
import { dateProblemWords } from '../../ui/forms/date-field.tsx'
import type { FormError } from '../../ui/forms/error-summary.tsx'
import { timeProblemWords } from '../../ui/forms/time-field.tsx'

/** Date, start and length as they are typed. */
export interface TypedSlot {
  readonly date: string
  readonly time: string
  readonly length: string
}

export interface Slot {
  readonly date: string
  readonly time: string
  readonly minutes: number
}

/** What was typed as far as it can be understood; null where it cannot. */
export interface UnderstoodSlot {
  readonly date: string | null
  readonly time: string | null
  readonly minutes: number | null
}

/** Reads each part for itself, so that free times can be shown while the rest is being typed. */
export function understandSlot(typed: TypedSlot, today: Temporal.PlainDate): UnderstoodSlot {
  const date = parseDate(typed.date, today, 'due')
  const time = parseTime(typed.time)
  const minutes = parseLength(typed.length, time.ok ? time.value : null)
  return { date: date.ok ? date.value.toString() : null, time: time.ok ? time.value : null, minutes: minutes.ok ? minutes.value : null }
}

/** The whole slot, or what is wrong with each field of that name. */
export function readSlot(typed: TypedSlot, today: Temporal.PlainDate): { readonly slot: Slot | null; readonly errors: readonly FormError[] } {
  const date = parseDate(typed.date, today, 'due')
  const time = parseTime(typed.time)
  const minutes = parseLength(typed.length, time.ok ? time.value : null)
  const errors = [
    ...(date.ok ? [] : [{ field: 'date', words: dateProblemWords(date.error.code, typed.date, 'due', today) }]),
    ...(time.ok ? [] : [{ field: 'time', words: timeProblemWords }]),
    ...(minutes.ok ? [] : [{ field: 'length', words: lengthProblems[minutes.error.code] }]),
  ]
  if (!date.ok || !time.ok || !minutes.ok) return { slot: null, errors }
  const slot = { date: date.value.toString(), time: time.value, minutes: minutes.value }
  return isOnTheClock(slot.date, slot.time) ? { slot, errors } : { slot: null, errors: [{ field: 'time', words: noSuchTimeWords }] }
}

/** The sentence for a time that English clocks leave out. */
export const noSuchTimeWords = 'The clocks go forward that night, so this time does not exist. Choose another time.'

type LengthProblem = 'length_not_recognised' | 'end_not_after_start' | 'length_out_of_range'

/** Reads a length in minutes: '45', '1h', '1h 30', '1.5 hours', or the time it ends, '14:30', when the start is known. */
export function parseLength(text: string, start: string | null): Result<number, LengthProblem> {
  const words = text.toLowerCase().replace(/\s+/g, '')
  if (/[:]/.test(words)) return lengthUntil(words, start)
  const match = /^(?:(\d{1,2}(?:\.\d)?)h(?:ours?|rs?)?)?(?:(\d{1,3})(?:m|min|mins|minutes)?)?$/.exec(words)
  if (match === null || words === '') return err('length_not_recognised')
  const minutes = Math.round(Number(match[1] ?? 0) * 60) + Number(match[2] ?? 0)
  return minutes < shortest || minutes > longest ? err('length_out_of_range') : ok(minutes)
}

function lengthUntil(words: string, start: string | null): Result<number, LengthProblem> {
  const end = parseTime(words.replace(/^to/, ''))
  if (!end.ok || start === null) return err('length_not_recognised')
  const minutes = minutesOfDay(end.value) - minutesOfDay(start)
  if (minutes <= 0) return err('end_not_after_start')
  return minutes < shortest || minutes > longest ? err('length_out_of_range') : ok(minutes)
}

const shortest = 5
const longest = 720

const lengthProblems: Readonly<Record<LengthProblem, string>> = {
  length_not_recognised: 'Enter a length in minutes, such as 30, or an end such as 14:30.',
  end_not_after_start: 'End must be after start.',
  length_out_of_range: 'Enter a length from 5 minutes to 12 hours.',
}
