import { Temporal } from 'temporal-polyfill'
import { formatDateLong } from '../../../shared/rules/dates.ts'

/** '23 November 2026', the date in England as it stands on paper. */
export function todayInWords(): string {
  return formatDateLong(Temporal.Now.plainDateISO('Europe/London'))
}

/** The foot of a sheet that names nobody: 'Printed 23 November 2026'. */
export function printedToday(): string {
  return `Printed ${todayInWords()}`
}
