import { useState } from 'react'
import { useReadAgain } from '../../api/use-read-again.ts'
import { useRead } from '../../api/use-read.ts'
import type { RouteParams } from '../../app/lazy-page.tsx'
import { EmptyState } from '../../ui/messages/empty-state.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { ColumnMapping } from './column-mapping.tsx'
import { importHelp, ImportReviewView } from './import-review.tsx'
import { TakeInFileButton } from './take-in-file-button.tsx'

/** A file under review: the columns of a spreadsheet first, then its entries. */
export function ImportPage({ params }: { params: RouteParams }) {
  const { value: review, loading } = useRead('imports.review', { importId: params['importId'] ?? null })
  const readAgain = useReadAgain()
  const [isMapping, setMapping] = useState(false)
  if (loading) return <Loading words="Reading the file…" />
  if (review === undefined || review === null) {
    return (
      <Page title="Review a referral file" help={importHelp} actions={<TakeInFileButton />}>
        <EmptyState words="No file is being reviewed. Drop a referral file here, or press Ctrl O." />
      </Page>
    )
  }
  if (review.csv !== null && (review.entries === null || isMapping)) {
    return (
      <ColumnMapping
        importId={review.importId}
        fileName={review.fileName}
        csv={review.csv}
        onMapped={async () => {
          // Nothing was written to the caseload, so nobody else says that the review has changed.
          await readAgain('imports.review')
          setMapping(false)
        }}
      />
    )
  }
  return <ImportReviewView review={review} entries={review.entries ?? []} onColumns={review.csv === null ? null : () => setMapping(true)} />
}
