import { formatDateLong } from '../../../../shared/rules/time/dates.ts'
import { dayInEngland } from '../../../../shared/rules/time/english-time.ts'

/** '23 November 2026', the date in England as it stands on paper. */
export function todayInWords(): string {
  return formatDateLong(dayInEngland(Date.now()))
}

/** The foot of a sheet that names nobody: 'Printed 23 November 2026'. */
export function printedToday(): string {
  return `Printed ${todayInWords()}`
}
