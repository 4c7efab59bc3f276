import { useState } from 'react'
import { Temporal } from 'temporal-polyfill'
import type { OperationOf } from '../../../shared/contract/contract.ts'
import type { Output } from '../../../shared/contract/operation.ts'
import { formatDate, formatIsoDate } from '../../../shared/rules/time/dates.ts'
import { parseDate } from '../../../shared/rules/time/parse-date.ts'
import { formatCaseloadName } from '../../../shared/rules/people/person-name.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { useToday } from '../../api/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { DateField, dateProblemWords, exampleDate } from '../../ui/forms/date-field.tsx'
import { ButtonRow, Dialog } from '../../ui/messages/dialog.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { Alert } from '../../ui/messages/notice.tsx'
import { useUndo } from '../../app/undo.tsx'
import { counted } from '../../ui/counted.ts'

export interface ReviewDialogProps {
  readonly caseIds: readonly string[]
  readonly onClose: () => void
}

/** Sets the next review of one case or of several picked ones, as one step to undo. */
export function ReviewDialog({ caseIds, onClose }: ReviewDialogProps) {
  const { value: reviews, fault } = useRead('lists.reviews', { cases: [...caseIds] })
  return (
    <Dialog title="Set review date" isOpen onClose={onClose}>
      {fault !== undefined && <Alert meaning="stop">{faultSentence(fault)}</Alert>}
      {reviews === undefined ? <Loading words="Reading the reviews…" /> : <ReviewForm reviews={reviews} onClose={onClose} />}
    </Dialog>
  )
}

type Reviews = Output<OperationOf<'lists.reviews'>>

function ReviewForm({ reviews: current, onClose }: { reviews: Reviews; onClose: () => void }) {
  const core = useCore()
  const { did } = useUndo()
  const today = useToday()
  // What stood when the dialog was opened: a change that arrives meanwhile is kept as a second version.
  const [reviews] = useState(current)
  const [text, setText] = useState('')
  const [error, setError] = useState<string | undefined>(undefined)
  const people = peopleWords(reviews)

  const save = async (nextReview: Temporal.PlainDate | null) => {
    const reply = await core.call('cases.setNextReview', {
      cases: reviews.map(({ id, base }) => ({ id, base })),
      nextReview: nextReview?.toString() ?? null,
    })
    if (!reply.ok) return setError(faultSentence(reply.error))
    did(nextReview === null ? `Review date of ${people} taken away` : `Review of ${people} set to ${formatDate(nextReview)}`, reply.value.undo)
    return onClose()
  }

  const submit = () => {
    const date = parseDate(text, today, 'due')
    if (!date.ok) return setError(dateProblemWords(date.error.code, text, 'due', today))
    if (Temporal.PlainDate.compare(date.value, today) < 0) return setError('That day has passed. Choose today or a later day.')
    return save(date.value)
  }

  return (
    <Form onSubmit={submit}>
      <ul className="caseload-reviews">
        {reviews.map(({ id, person, nextReview }) => (
          <li key={id}>
            {formatCaseloadName(person)}: {nextReview === null ? 'no review date' : `review ${formatIsoDate(nextReview)}`}
          </li>
        ))}
      </ul>
      <DateField label="Next review" hint={`Such as ${exampleDate('due', today)}, or mon`} text={text} onText={setText} purpose="due" today={today} error={error} />
      <div className="hv-line-up">
        {weeksOffered.map((weeks) => (
          <Button key={weeks} onPress={() => setText(formatDate(today.add({ weeks })))}>
            In {weeks} weeks
          </Button>
        ))}
      </div>
      <ButtonRow>
        <Button type="submit" command="main-action">
          Set review date
        </Button>
        {reviews.some(({ nextReview }) => nextReview !== null) && <Button onPress={() => void save(null)}>Take review date away</Button>}
        <Button onPress={onClose}>Cancel</Button>
      </ButtonRow>
    </Form>
  )
}

const weeksOffered = [2, 4, 12]

function peopleWords(reviews: Reviews): string {
  const [first] = reviews
  return reviews.length === 1 && first !== undefined ? formatCaseloadName(first.person) : counted(reviews.length, 'person', 'people')
}
