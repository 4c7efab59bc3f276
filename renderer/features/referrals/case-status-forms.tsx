import { useState, type ReactNode } from 'react'
import type { OpenCase, StatusRequest } from '../../../shared/contract/cases.ts'
import { closingOutcomes, closingReasons } from '../../../shared/rules/case-status.ts'
import { parseDate } from '../../../shared/rules/parse-date.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useToday } from '../../api/use-today.ts'
import { useUndo } from '../../app/undo.tsx'
import { choicesOf } from '../../ui/choice.ts'
import { DateField, dateProblemWords, typedDate } from '../../ui/date-field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormFault } from '../../ui/form-fault.tsx'
import { FormButtons } from '../../ui/form-buttons.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { typedOrNull } from '../../ui/typed-text.ts'

export interface StatusFormProps {
  readonly theCase: OpenCase
  readonly onDone: () => void
}

type Errors = Readonly<Record<string, string>>

/** On hold until a day, with the reason in words. */
export function HoldForm({ theCase, onDone }: StatusFormProps) {
  const today = useToday()
  const standing = theCase.status.value
  const [until, setUntil] = useState(() => typedDate(standing?.until ?? null))
  const [reason, setReason] = useState(standing?.status === 'on-hold' ? (standing.statusReason ?? '') : '')
  const { errors, save } = useStatus(theCase, onDone)
  const request = (): StatusRequest | Errors => {
    const date = parseDate(until, today, 'due')
    if (!date.ok) return { until: until.trim() === '' ? 'Enter the last day of the hold.' : dateProblemWords(date.error.code, until) }
    return { status: 'on-hold', until: date.value.toString(), reason: typedOrNull(reason), note: null }
  }
  return (
    <StatusForm button="Put on hold" error={errors['form']} onSave={() => save(request(), 'Support put on hold')} onCancel={onDone}>
      {/* The form was asked for by its button, so the focus belongs in it. */}
      {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
      <DateField label="On hold until" hint="The last day of the hold, such as 1 Dec." name="until" text={until} onText={setUntil} purpose="due" today={today} error={errors['until']} autoFocus />
      <TextField label="Why" value={reason} onChange={(event) => setReason(event.target.value)} />
    </StatusForm>
  )
}

/** Closed, with the reason and what came of the goals. */
export function CloseForm({ theCase, onDone }: StatusFormProps) {
  const [reason, setReason] = useState('')
  const [outcome, setOutcome] = useState('')
  const [note, setNote] = useState('')
  const { errors, save } = useStatus(theCase, onDone)
  const request = (): StatusRequest | Errors =>
    reason === '' || outcome === ''
      ? { ...(reason === '' ? { reason: 'Choose why support ends.' } : {}), ...(outcome === '' ? { outcome: 'Choose what came of the goals.' } : {}) }
      : { status: 'closed', reason, outcome, note: typedOrNull(note) }
  return (
    <StatusForm button="Close support" error={errors['form']} onSave={() => save(request(), 'Support closed')} onCancel={onDone}>
      <SelectField
        label="Why support ends"
        emptyWords="Choose a reason"
        choices={choicesOf(closingReasons)}
        value={reason}
        error={errors['reason']}
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={(event) => setReason(event.target.value)}
      />
      <SelectField
        label="What came of the goals"
        emptyWords="Choose an outcome"
        choices={choicesOf(closingOutcomes)}
        value={outcome}
        error={errors['outcome']}
        onChange={(event) => setOutcome(event.target.value)}
      />
      <TextArea label="Anything else" rows={3} value={note} onChange={(event) => setNote(event.target.value)} />
    </StatusForm>
  )
}

/** Active again, from a hold or after closing. */
export function ReopenForm({ theCase, onDone }: StatusFormProps) {
  const [note, setNote] = useState('')
  const { errors, save } = useStatus(theCase, onDone)
  const isClosed = theCase.status.value?.status === 'closed'
  return (
    <StatusForm
      button={isClosed ? 'Reopen support' : 'Make active again'}
      error={errors['form']}
      onSave={() => save({ status: 'active', note: typedOrNull(note) }, isClosed ? 'Support reopened' : 'Active again')}
      onCancel={onDone}
    >
      {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
      <TextArea label="Why" rows={2} value={note} onChange={(event) => setNote(event.target.value)} autoFocus />
    </StatusForm>
  )
}

interface FormProps {
  readonly button: string
  readonly error: string | undefined
  readonly onSave: () => Promise<void>
  readonly onCancel: () => void
  readonly children: ReactNode
}

function StatusForm({ button, error, onSave, onCancel, children }: FormProps) {
  return (
    <Form onSubmit={onSave}>
      <FormFault words={error} />
      {children}
      <FormButtons send={button} onCancel={onCancel} />
    </Form>
  )
}

function useStatus({ id, status }: OpenCase, onDone: () => void) {
  const core = useCore()
  const { did } = useUndo()
  // What stood when the form was opened: a later change must not pass for something its writer saw.
  const [base] = useState(status.base)
  const [errors, setErrors] = useState<Errors>({})
  return {
    errors,
    async save(request: StatusRequest | Errors, words: string): Promise<void> {
      if (!isRequest(request)) return setErrors(request)
      const reply = await core.call('cases.setStatus', { id, base, request })
      if (reply.ok) {
        did(words, reply.value.undo)
        return onDone()
      }
      const { code, fields } = reply.error
      return setErrors(code === 'invalid_input' && fields?.includes('until') === true ? { until: 'The hold must end after today.' } : { form: faultSentence(reply.error) })
    },
  }
}

function isRequest(value: StatusRequest | Errors): value is StatusRequest {
  return 'status' in value
}
