import type { Temporal } from 'temporal-polyfill'
import type { CaseloadChoice } from '../../../shared/contract/lists.ts'
import type { SummaryWish } from '../../../shared/contract/reports.ts'
import type { DisclosureMode } from '../../../shared/rules/disclosure/disclosure-control.ts'
import { parseDate } from '../../../shared/rules/time/parse-date.ts'
import { dateProblemWords } from '../../ui/forms/date-field.tsx'
import type { FormError } from '../../ui/forms/error-summary.tsx'
import { areSeveral } from '../caseload/caseload-words.ts'
import { periodOf, type PeriodChoice } from './period.ts'
import type { ReportFormat } from './use-save-report.ts'

/** What is chosen and typed on the page of reports. */
export interface TypedWish {
  readonly period: PeriodChoice
  readonly from: string
  readonly to: string
  /** By scope; null: those that were shown when the page was opened. */
  readonly caseloads: readonly string[] | null
  readonly privacy: DisclosureMode
  readonly isExactConfirmed: boolean
  readonly format: ReportFormat
}

export const firstWish: TypedWish = { period: 'this-quarter', from: '', to: '', caseloads: null, privacy: 'rounded', isExactConfirmed: false, format: 'xlsx' }

export const fieldIds = { from: 'report-from', to: 'report-to', caseloads: 'report-caseloads', exact: 'report-exact' } as const

export interface ReadWish {
  /** Null until it can be asked. */
  readonly wish: SummaryWish | null
  readonly errors: readonly FormError[]
}

/** Which caseloads are ticked: as typed, at first the one that is shown, or all. Null where there is no choice. */
export function tickedCaseloads(typed: TypedWish, choices: readonly CaseloadChoice[], shown: string | null): readonly string[] | null {
  if (!areSeveral(choices)) return null
  return typed.caseloads ?? (shown === null ? choices.filter(({ kind }) => kind === 'caseload').map(({ id }) => id) : [shown])
}

/**
 * The report that the choices ask for, or what is still missing in them.
 * @param caseloads as `tickedCaseloads` has them
 */
export function readWish({ period, from, to, privacy, isExactConfirmed }: TypedWish, caseloads: readonly string[] | null, today: Temporal.PlainDate): ReadWish {
  const choices: FormError[] = [
    ...(caseloads?.length === 0 ? [{ field: fieldIds.caseloads, words: 'Choose at least one caseload.' }] : []),
    ...(privacy === 'exact' && !isExactConfirmed ? [{ field: fieldIds.exact, words: 'Tick that you need exact numbers, or choose other numbers.' }] : []),
  ]
  if (period !== 'own') return asked(periodOf(period, today))

  const [first, last] = [parseDate(from, today), parseDate(to, today)]
  if (first.ok && last.ok && first.value.until(last.value).sign >= 0) return asked({ from: first.value, to: last.value })
  const problems: FormError[] = []
  if (!first.ok) problems.push({ field: fieldIds.from, words: dateProblemWords(first.error.code, from, 'event', today) })
  if (!last.ok) problems.push({ field: fieldIds.to, words: dateProblemWords(last.error.code, to, 'event', today) })
  if (first.ok && last.ok) problems.push({ field: fieldIds.to, words: 'The last day must not be before the first.' })
  return { wish: null, errors: [...problems, ...choices] }

  function asked(days: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate }): ReadWish {
    if (choices.length > 0) return { wish: null, errors: choices }
    const exact = privacy === 'exact' ? { confirmedExact: true } : {}
    return { wish: { from: days.from.toString(), to: days.to.toString(), caseloads: caseloads === null ? null : [...caseloads], privacy, ...exact }, errors: [] }
  }
}
