import type { Temporal } from 'temporal-polyfill'
import { useRead } from '../../api/use-read.ts'
import type { CaseloadChoice } from '../../../shared/contract/lists.ts'
import { CheckboxField } from '../../ui/forms/checkbox-field.tsx'
import { DateField } from '../../ui/forms/date-field.tsx'
import type { FormError } from '../../ui/forms/error-summary.tsx'
import { RadioGroup } from '../../ui/forms/radio-group.tsx'
import { SelectField } from '../../ui/forms/select-field.tsx'
import { CaseloadTicks } from './caseload-ticks.tsx'
import { periodChoices, periodOf, periodWords, type PeriodChoice } from './period.ts'
import { fieldIds, type TypedWish } from './typed-wish.ts'

export interface ReportFormProps {
  readonly typed: TypedWish
  readonly onType: (typed: TypedWish) => void
  /** The caseloads on this computer and the inbox. */
  readonly choices: readonly CaseloadChoice[]
  /** Which of them are counted; null where there is no choice. */
  readonly ticked: readonly string[] | null
  readonly errors: readonly FormError[]
  readonly today: Temporal.PlainDate
}

/** Which period and caseloads, how protected, in which format. The preview beside it follows at once. */
export function ReportForm({ typed, onType, choices, ticked, errors, today }: ReportFormProps) {
  const { value: caseload } = useRead('vault.current', {})
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.words
  const date = { purpose: 'event', today } as const
  return (
    <section className="hv-report-form hv-sheet hv-stack hv-not-in-print" aria-label="What to report">
      <SelectField
        label="Period"
        hint={typed.period === 'own' ? undefined : periodWords(periodOf(typed.period, today))}
        choices={periodChoices}
        value={typed.period}
        onChange={(event) => onType({ ...typed, period: event.target.value as PeriodChoice })}
      />
      {typed.period === 'own' && (
        <>
          <DateField {...date} id={fieldIds.from} label="First day" text={typed.from} onText={(from) => onType({ ...typed, from })} error={errorOf(fieldIds.from)} />
          <DateField {...date} id={fieldIds.to} label="Last day" text={typed.to} onText={(to) => onType({ ...typed, to })} error={errorOf(fieldIds.to)} />
        </>
      )}
      {ticked !== null && (
        <CaseloadTicks choices={choices} ticked={ticked} onTick={(caseloads) => onType({ ...typed, caseloads })} error={errorOf(fieldIds.caseloads)} />
      )}
      <div>
        <p className="hv-label">What</p>
        <p>People, waits, contacts and referrals{caseload === undefined || caseload === null || ticked !== null ? '' : ` of ${caseload.label}`}</p>
      </div>
      <RadioGroup label="Privacy" choices={privacyChoices} picked={typed.privacy} onPick={(privacy) => onType({ ...typed, privacy, isExactConfirmed: false })} />
      {typed.privacy === 'exact' && (
        <CheckboxField
          id={fieldIds.exact}
          label="I need exact numbers for use inside the team"
          checked={typed.isExactConfirmed}
          onChange={(event) => onType({ ...typed, isExactConfirmed: event.target.checked })}
          error={errorOf(fieldIds.exact)}
        />
      )}
      <RadioGroup label="Format" choices={formatChoices} picked={typed.format} onPick={(format) => onType({ ...typed, format })} />
    </section>
  )
}

const privacyChoices = [
  { value: 'rounded', words: 'Rounded', hint: '1 to 7 hidden, others to the nearest 5' },
  { value: 'fewer-than-5', words: 'Fewer than 5', hint: '1 to 4 hidden, others exact' },
  { value: 'exact', words: 'Exact', hint: 'Marked as internal on every page' },
] as const

const formatChoices = [
  { value: 'xlsx', words: 'Excel workbook (XLSX)' },
  { value: 'csv', words: 'CSV file' },
  { value: 'pdf', words: 'PDF with charts' },
] as const
