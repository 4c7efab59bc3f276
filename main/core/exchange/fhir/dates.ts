import { Temporal } from 'temporal-polyfill'
import { dayInEngland } from '../../../../shared/rules/time/english-time.ts'

/** What a FHIR date or dateTime says of a day in England. */
export type ReadDay =
  | { readonly kind: 'day'; readonly day: string }
  /** A year, or a year and a month, as sent. */
  | { readonly kind: 'partial'; readonly sent: string }
  | { readonly kind: 'not-real'; readonly sent: string }

/**
 * Reads a FHIR date, dateTime or instant: '1945', '1945-07', '1945-07-14', '2026-11-23T23:30:00Z'. A moment is
 * the day it was in England; one without an offset, which FHIR does not allow, is taken as English time.
 */
export const readDay = (sent: string): ReadDay => {
  if (/^\d{4}(-(0[1-9]|1[0-2]))?$/.test(sent)) return { kind: 'partial', sent }
  const day = /^\d{4}-\d{2}-\d{2}$/.test(sent) ? realDay(sent) : dayOfMoment(sent)
  return day === null ? { kind: 'not-real', sent } : { kind: 'day', day }
}

const moment = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?\d*(Z|[+-]\d{2}:\d{2})?$/

const dayOfMoment = (sent: string): string | null => {
  const parts = moment.exec(sent)
  if (parts === null) return null
  if (parts[4] === undefined) return realDay(parts[1] ?? '')
  try {
    return dayInEngland(sent).toString()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

const realDay = (text: string): string | null => {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
