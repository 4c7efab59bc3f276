import type { Temporal } from 'temporal-polyfill'
import { formatDate } from '../../../shared/rules/time/dates.ts'

export const periodChoices = [
  { value: 'this-month', words: 'This month' },
  { value: 'last-month', words: 'Last month' },
  { value: 'this-quarter', words: 'This quarter' },
  { value: 'last-quarter', words: 'Last quarter' },
  { value: 'this-year', words: 'This year, April to March' },
  { value: 'own', words: 'Own dates' },
] as const

export type PeriodChoice = (typeof periodChoices)[number]['value']
export type NamedPeriod = Exclude<PeriodChoice, 'own'>

export interface Period {
  readonly from: Temporal.PlainDate
  /** The last day that counts. */
  readonly to: Temporal.PlainDate
}

/** The whole period that a choice names, also where it has not ended. Quarters are those of NHS years, which begin on 1 April. */
export function periodOf(choice: NamedPeriod, today: Temporal.PlainDate): Period {
  const month = today.with({ day: 1 })
  const quarter = month.subtract({ months: (today.month - 1) % 3 })
  const year = month.subtract({ months: (today.month + 8) % 12 })
  switch (choice) {
    case 'this-month':
      return months(month, 1)
    case 'last-month':
      return months(month.subtract({ months: 1 }), 1)
    case 'this-quarter':
      return months(quarter, 3)
    case 'last-quarter':
      return months(quarter.subtract({ months: 3 }), 3)
    case 'this-year':
      return months(year, 12)
  }
}

/** '1 Apr 2026 to 30 Jun 2026'. */
export function periodWords({ from, to }: Period): string {
  return `${formatDate(from)} to ${formatDate(to)}`
}

function months(from: Temporal.PlainDate, count: number): Period {
  return { from, to: from.add({ months: count }).subtract({ days: 1 }) }
}
