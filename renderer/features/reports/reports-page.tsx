import { useState, type ReactNode } from 'react'
import { Temporal } from 'temporal-polyfill'
import type { Summary, SummaryWish } from '../../../shared/contract/reports.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { usePrintedBy } from '../../api/use-printed-by.ts'
import { useRead } from '../../api/use-read.ts'
import { useToday } from '../../api/use-today.ts'
import { useVisit } from '../../app/visit.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/messages/empty-state.tsx'
import { ErrorSummary } from '../../ui/forms/error-summary.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { usePrinting } from '../../ui/media.ts'
import { Alert } from '../../ui/messages/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { PrintHeader } from '../../ui/printing/print-header.tsx'
import { useShownCaseload } from '../caseload/use-shown-caseload.ts'
import { PastExports } from './past-exports.tsx'
import { periodWords } from './period.ts'
import { ReportForm } from './report-form.tsx'
import './reports.css'
import { SummaryView } from './summary-view.tsx'
import { firstWish, readWish, tickedCaseloads, type TypedWish } from './typed-wish.ts'
import { useSaveReport } from './use-save-report.ts'

/** `/reports`: a summary of a period that identifies nobody, looked at and saved. */
export function ReportsPage() {
  const isVisit = useVisit()
  if (isVisit) {
    return (
      <Page title="Reports" help={help}>
        <p>Reports are hidden while the person can see the screen.</p>
      </Page>
    )
  }
  return <Reports />
}

function Reports() {
  const today = useToday()
  const isPrinting = usePrinting()
  const [typed, setTyped] = useState(firstWish)
  const [tries, setTries] = useState(0)
  const { choices, shown: shownCaseload } = useShownCaseload()
  const ticked = tickedCaseloads(typed, choices, shownCaseload)
  const { wish, errors } = readWish(typed, ticked, today)
  // Until the caseloads are known, nobody can tell whether one of them is to be counted or all.
  const preview = useRead('reports.summary', wish ?? unasked, { enabled: wish !== null && choices.length > 0 })
  const { isSaving, problem, forgetProblem, save } = useSaveReport()
  const shown = wish === null ? undefined : preview.value
  const reason = isSaving ? 'Saving…' : wish !== null && shown === undefined ? (preview.fault === undefined ? 'Counting…' : 'Nothing to save') : null

  const type = (next: TypedWish): void => {
    setTyped(next)
    forgetProblem()
  }
  const press = (): void => {
    setTries(tries + 1)
    if (wish !== null && shown !== undefined) void save(wish, typed.format)
  }

  return (
    <Page
      title={isPrinting ? 'Caseload summary' : 'Reports'}
      {...(isPrinting ? {} : { summary: 'Caseload summary' })}
      help={help}
      mainButton={
        <Button kind="main" command="main-action" onPress={press} disabledBecause={reason}>
          Save report
        </Button>
      }
    >
      {shown !== undefined && <ReportPrintHeader summary={shown} />}
      <div className="hv-not-in-print hv-stack">
        {tries > 0 && <ErrorSummary errors={errors} tries={tries} />}
        <div role="alert">{problem !== null && <Alert meaning="stop">{problem}</Alert>}</div>
      </div>
      <div className="hv-reports">
        <ReportForm typed={typed} onType={type} choices={choices} ticked={ticked} errors={tries > 0 ? errors : []} today={today} />
        <div className="hv-stack">
          <Preview isAsked={wish !== null} summary={shown} problem={preview.fault === undefined ? null : faultSentence(preview.fault)} />
          <PastExports />
        </div>
      </div>
    </Page>
  )
}

// Never asked: a read needs an input even while it is not enabled.
const unasked: SummaryWish = { from: '2000-01-01', to: '2000-01-01', caseloads: null, privacy: 'rounded' }

function Preview({ isAsked, summary, problem }: { readonly isAsked: boolean; readonly summary: Summary | undefined; readonly problem: string | null }): ReactNode {
  if (!isAsked) return <EmptyState words="The report is shown here once the choices beside it are complete." />
  if (problem !== null) return <EmptyState words={problem} />
  return summary === undefined ? <Loading words="Reading the caseload…" /> : <SummaryView summary={summary} />
}

function ReportPrintHeader({ summary: { from, to, mark } }: { summary: Summary }) {
  const printedBy = usePrintedBy()
  const period = periodWords({ from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) })
  return <PrintHeader about={`Caseload summary, ${period}`} printedBy={printedBy} warning={mark ?? 'Names nobody, small numbers protected'} />
}

const help = (
  <>
    <p>A caseload summary counts people, referrals, waits and contacts of a period. It names nobody.</p>
    <p>Rounded numbers may leave the team: small ones are shown as 1 to 7. Exact numbers are for use inside the team.</p>
    <p>n is how many people, referrals or consultations a table is about. Under each part stands what its figures mean.</p>
    <p>The Excel workbook and the PDF hold what you see. The CSV file has one line for each figure. Ctrl Enter saves.</p>
  </>
)
