import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ImportEntry, ImportReview } from '../../../shared/contract/imports.ts'
import type { NewPersonHome } from '../../../shared/contract/referrals.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { useNotice } from '../../ui/messages/notice.tsx'
import { useOneAtATime } from '../../ui/one-at-a-time.ts'
import { useUndo } from '../../app/undo.tsx'
import { counted } from '../../ui/counted.ts'
import { useNoHome } from '../caseload/use-no-home.ts'
import { referralAddress } from './addresses.ts'
import { EntryDetail } from './entry-detail.tsx'
import { EntryList } from './entry-list.tsx'
import { reviewSentences } from './import-words.ts'
import { NewPersonHomeField, useHasHomeChoice } from './new-person-home.tsx'
import './referrals.css'

export interface ImportReviewProps {
  readonly review: ImportReview
  readonly entries: readonly ImportEntry[]
  /** Goes back to the columns of a spreadsheet; null for other files. */
  readonly onColumns: (() => void) | null
}

/** Whom an entry is taken in as: see the contract. */
type TakeInAs = { readonly entryNumber: number; readonly person: string }

/** Entries left, what one says right; nothing is written before it is taken in. */
export function ImportReviewView({ review, entries, onColumns }: ImportReviewProps) {
  const [picked, setPicked] = useState(entries[0]?.entryNumber ?? 0)
  const [home, setHome] = useState<'own' | 'inbox'>('own')
  const hasHomeChoice = useHasHomeChoice()
  const noHome = useNoHome()
  const takeIn = useTakeIn(review, entries, hasHomeChoice ? home : null)
  const ready = entries.filter(({ standing }) => standing.kind === 'ready')
  const entry = entries.find(({ entryNumber }) => entryNumber === picked) ?? entries[0]
  return (
    <Page
      title="Review a referral file"
      summary={review.fileName}
      actions={onColumns === null ? undefined : <Button onPress={onColumns}>Change the columns</Button>}
      mainButton={
        ready.length === 0 ? undefined : (
          <Button kind="main" command="main-action" disabledBecause={noHome?.reason} onPress={() => void takeIn(ready.map(({ entryNumber }) => ({ entryNumber, person: 'new' })))}>
            Take in {counted(ready.length, 'referral')}
          </Button>
        )
      }
      help={importHelp}
      keyNotes="↑ ↓ go through the entries"
    >
      <ReviewSentences sentences={reviewSentences(entries, review.format)} />
      {hasHomeChoice && entries.some(mayBeNew) && <NewPersonHomeField picked={home} onPick={setHome} />}
      <div className="referral-review">
        <EntryList entries={entries} format={review.format} picked={entry?.entryNumber ?? 0} onPick={setPicked} />
        {entry !== undefined && (
          <EntryDetail
            key={entry.entryNumber}
            entry={entry}
            format={review.format}
            isOnlyReady={ready.length === 1}
            onTakeIn={(person) => void takeIn([{ entryNumber: entry.entryNumber, person }])}
          />
        )}
      </div>
    </Page>
  )
}

/** With more of them the entries themselves would be out of sight. */
const mostSentences = 4

function ReviewSentences({ sentences }: { sentences: readonly string[] }) {
  const [first, ...others] = sentences
  return (
    <>
      <p>{first}</p>
      {others.length > 0 && (
        <ul className="referral-sentences">
          {others.slice(0, mostSentences).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {others.length > mostSentences && <li>{others.length - mostSentences} more are marked in the list.</li>}
        </ul>
      )}
    </>
  )
}

function mayBeNew({ standing }: ImportEntry): boolean {
  return standing.kind === 'ready' || standing.kind === 'possible-duplicate'
}

function useTakeIn(review: ImportReview, entries: readonly ImportEntry[], home: NewPersonHome): (wanted: readonly TakeInAs[]) => Promise<void> {
  const core = useCore()
  const { did } = useUndo()
  const showNotice = useNotice()
  const [, navigate] = useLocation()
  const once = useOneAtATime()
  const takeIn = async (wanted: readonly TakeInAs[]) => {
    const reply = await core.call('imports.takeIn', { importId: review.importId, entries: [...wanted], home })
    if (!reply.ok) {
      return showNotice(reply.error.code === 'not_found' ? 'This file is no longer under review. Nothing was changed. Take it in again.' : faultSentence(reply.error))
    }
    const { taken, notTaken, undo } = reply.value
    if (taken.length > 0) did(`${counted(taken.length, 'referral')} taken in`, undo)
    if (notTaken.length > 0) {
      showNotice(`${counted(notTaken.length, 'entry was', 'entries were')} not taken in: somebody like them is here already. Look at each and choose.`)
    }
    // A file of one referral has nothing more to review: on to the decision.
    const [first] = taken
    if (entries.length === 1 && first !== undefined) navigate(referralAddress(first.referralId), { replace: true })
  }
  return (wanted) => once(() => takeIn(wanted))
}

export const importHelp = (
  <>
    <p>Everything the file says is shown before anything is changed. Ready entries can be taken in together.</p>
    <p>A possible duplicate is never taken in without your choice: the same person, or a different one. An entry that is not understood says why; the others are not affected.</p>
  </>
)
