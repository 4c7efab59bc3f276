import { useState } from 'react'
import type { SummaryWish } from '../../../shared/contract/reports.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useToast } from '../../ui/messages/toast.tsx'

export type ReportFormat = 'xlsx' | 'csv' | 'pdf'

export interface SaveReport {
  readonly isSaving: boolean
  /** Why the last try did not work: what happened, what is safe, what to do. */
  readonly problem: string | null
  /** Another report is being chosen: what was said of the last one no longer holds. */
  readonly forgetProblem: () => void
  /** Asks where, writes the report and notes it among the exports. */
  readonly save: (wish: SummaryWish, format: ReportFormat) => Promise<void>
}

/** Saves a report in the format asked for; the PDF is the page as it stands. */
export function useSaveReport(): SaveReport {
  const core = useCore()
  const showToast = useToast()
  const [isSaving, setSaving] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const write = async (wish: SummaryWish, format: ReportFormat): Promise<void> => {
    const grant = await window.haversack.chooseSaveFile({ suggestedName: fileName(wish, format), kind: format })
    if (grant === null) return
    if (format === 'pdf') {
      const outcome = await window.haversack.savePageAsPdf(grant)
      if (outcome !== 'saved') return setProblem(pdfProblems[outcome])
      const noted = await core.call('reports.recordExport', wish)
      if (!noted.ok) return setProblem(`The PDF is saved but is not on the list of exports. ${faultSentence(noted.error)}`)
    } else {
      const written = await core.call('reports.export', { ...wish, format, grant: grant.grant })
      if (!written.ok) return setProblem(reportProblem(written.error))
    }
    showToast({ words: `Report saved: ${grant.fileName}` })
  }

  return {
    isSaving,
    problem,
    forgetProblem: () => setProblem(null),
    async save(wish, format) {
      setSaving(true)
      setProblem(null)
      await write(wish, format).finally(() => setSaving(false))
    },
  }
}

const refused = 'Haversack may not save in that folder. The report is ready; choose another folder.'
const full = 'Not saved: the disk is full. The report is ready; free some space or choose another disk, then save again.'

const pdfProblems = {
  read_only: refused,
  disk_full: full,
  failed: 'The PDF could not be written. Nothing is lost and the report is ready. Save it again, or choose another folder.',
} as const

function reportProblem(fault: Parameters<typeof faultSentence>[0]): string {
  if (fault.code === 'folder_refused' || fault.code === 'read_only') return refused
  return fault.code === 'disk_full' ? full : faultSentence(fault)
}

/** 'Caseload summary 2026-04-01 to 2026-06-30.xlsx': sorts by period and names nobody. */
function fileName({ from, to }: SummaryWish, format: ReportFormat): string {
  return `Caseload summary ${from} to ${to}.${format}`
}
