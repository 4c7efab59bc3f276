import { useState } from 'react'
import type { OpenCase } from '../../../shared/contract/cases.ts'
import { casePriorities } from '../../../shared/model/case.ts'
import { isCodeIn, wordsOf } from '../../../shared/rules/code-list.ts'
import { formatDate } from '../../../shared/rules/time/dates.ts'
import { parseDate } from '../../../shared/rules/time/parse-date.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useToday } from '../../api/use-today.ts'
import { useUndo } from '../../app/undo.tsx'
import { Button } from '../../ui/button.tsx'
import { choicesOf } from '../../ui/forms/choice.ts'
import { DateField, dateProblemWords, exampleDate, typedDate } from '../../ui/forms/date-field.tsx'
import { ButtonRow } from '../../ui/messages/dialog.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { useNotice } from '../../ui/messages/notice.tsx'
import { SelectField } from '../../ui/forms/select-field.tsx'

/** When to look at the case next; empty clears it. */
export function ReviewForm({ theCase: { id, review }, onDone }: { theCase: OpenCase; onDone: () => void }) {
  const core = useCore()
  const { did } = useUndo()
  const today = useToday()
  // What stood when the form was opened: a later change must not pass for something its writer saw.
  const [base] = useState(review.base)
  const [text, setText] = useState(() => typedDate(review.value?.nextReview ?? null))
  const [error, setError] = useState<string | undefined>(undefined)
  const save = async () => {
    const date = text.trim() === '' ? null : parseDate(text, today, 'due')
    if (date !== null && !date.ok) return setError(dateProblemWords(date.error.code, text, 'due', today))
    const reply = await core.call('cases.setNextReview', { cases: [{ id, base }], nextReview: date === null ? null : date.value.toString() })
    if (!reply.ok) return setError(faultSentence(reply.error))
    did(date === null ? 'Review date cleared' : `Next review ${formatDate(date.value)}`, reply.value.undo)
    return onDone()
  }
  return (
    <Form onSubmit={save}>
      <DateField
        label="Next review"
        hint={`Such as ${exampleDate('due', today)}, or next mon. Empty for none.`}
        text={text}
        onText={setText}
        purpose="due"
        today={today}
        error={error}
        // The form was asked for by its button, so the focus belongs in it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
      <ButtonRow>
        <Button type="submit">Save review date</Button>
        <Button onPress={onDone}>Cancel</Button>
      </ButtonRow>
    </Form>
  )
}

/** Saved as it is chosen, with Undo. */
export function PriorityField({ theCase: { id, priority } }: { theCase: OpenCase }) {
  const core = useCore()
  const { did } = useUndo()
  const showNotice = useNotice()
  const choose = async (picked: string) => {
    if (!isCodeIn(casePriorities, picked)) return
    const reply = await core.call('cases.setPriority', { id, base: priority.base, priority: picked })
    if (reply.ok) did(`Priority: ${wordsOf(casePriorities, picked).toLowerCase()}`, reply.value.undo)
    else showNotice(faultSentence(reply.error))
  }
  return (
    <SelectField
      label="Priority"
      width="short"
      choices={choicesOf(casePriorities)}
      value={priority.value?.priority ?? 'routine'}
      onChange={(event) => void choose(event.target.value)}
    />
  )
}
