import { useState, type ReactNode } from 'react'
import type { OpenCase, StatusRequest } from '../../../shared/contract/cases.ts'
import { closingOutcomes, closingReasons } from '../../../shared/rules/case-status.ts'
import { parseDate } from '../../../shared/rules/time/parse-date.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useKeptFields } from '../../api/use-kept-fields.ts'
import { useToday } from '../../api/use-today.ts'
import { useUndo } from '../../app/undo.tsx'
import { choicesOf } from '../../ui/forms/choice.ts'
import { DateField, dateProblemWords, exampleDate, typedDate } from '../../ui/forms/date-field.tsx'
import { NotKept } from '../../ui/forms/draft-words.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { FormFault } from '../../ui/forms/form-fault.tsx'
import { FormButtons } from '../../ui/forms/form-buttons.tsx'
import { SelectField } from '../../ui/forms/select-field.tsx'
import { TextArea } from '../../ui/forms/text-area.tsx'
import { TextField } from '../../ui/forms/text-field.tsx'
import { typedOrNull } from '../../ui/forms/typed-text.ts'
import { StillBooked } from './still-booked.tsx'

export interface StatusFormProps {
  readonly theCase: OpenCase
  readonly onDone: () => void
}

type Errors = Readonly<Record<string, string>>

/** On hold until a day, with the reason in words. */
export function HoldForm({ theCase, onDone }: StatusFormProps) {
  const today = useToday()
  const standing = theCase.status.value
  const form = useStatus('hold', theCase, onDone, {
    until: typedDate(standing?.until ?? null),
    reason: standing?.status === 'on-hold' ? (standing.statusReason ?? '') : '',
  })
  if (form.fields === null) return null
  const { fields, change, errors, save } = form
  const { until, reason } = fields
  const request = (): StatusRequest | Errors => {
    const date = parseDate(until, today, 'due')
    if (!date.ok) return { until: until.trim() === '' ? 'Enter the last day of the hold.' : dateProblemWords(date.error.code, until, 'due', today) }
    return { status: 'on-hold', until: date.value.toString(), reason: typedOrNull(reason), note: null }
  }
  return (
    <StatusForm button="Put on hold" form={form} onSave={() => save(request(), 'Support put on hold')}>
      {/* The form was asked for by its button, so the focus belongs in it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <DateField label="On hold until" hint={`The last day of the hold, such as ${exampleDate('due', today)}.`} name="until" text={until} onText={(text) => change({ until: text })} purpose="due" today={today} error={errors['until']} autoFocus />
      <TextField label="Why" value={reason} onChange={(event) => change({ reason: event.target.value })} />
    </StatusForm>
  )
}

/** Closed, with the reason and what came of the goals. */
export function CloseForm({ theCase, onDone }: StatusFormProps) {
  const form = useStatus('close', theCase, onDone, { reason: '', outcome: '', note: '' })
  if (form.fields === null) return null
  const { fields, change, errors, save } = form
  const { reason, outcome, note } = fields
  const request = (): StatusRequest | Errors =>
    reason === '' || outcome === ''
      ? { ...(reason === '' ? { reason: 'Choose why support ends.' } : {}), ...(outcome === '' ? { outcome: 'Choose what came of the goals.' } : {}) }
      : { status: 'closed', reason, outcome, note: typedOrNull(note) }
  return (
    <StatusForm button="Close support" form={form} onSave={() => save(request(), 'Support closed')}>
      <StillBooked personId={theCase.personId} />
      <SelectField
        label="Why support ends"
        emptyWords="Choose a reason"
        choices={choicesOf(closingReasons)}
        value={reason}
        error={errors['reason']}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- as above
        autoFocus
        onChange={(event) => change({ reason: event.target.value })}
      />
      <SelectField
        label="What came of the goals"
        emptyWords="Choose an outcome"
        choices={choicesOf(closingOutcomes)}
        value={outcome}
        error={errors['outcome']}
        onChange={(event) => change({ outcome: event.target.value })}
      />
      <TextArea label="Anything else" rows={3} value={note} onChange={(event) => change({ note: event.target.value })} />
    </StatusForm>
  )
}

/** Active again, from a hold or after closing. */
export function ReopenForm({ theCase, onDone }: StatusFormProps) {
  const form = useStatus('reopen', theCase, onDone, { note: '' })
  if (form.fields === null) return null
  const { fields, change, save } = form
  const { note } = fields
  const isClosed = theCase.status.value?.status === 'closed'
  return (
    <StatusForm
      button={isClosed ? 'Reopen support' : 'Make active again'}
      form={form}
      onSave={() => save({ status: 'active', note: typedOrNull(note) }, isClosed ? 'Support reopened' : 'Active again')}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- as above */}
      <TextArea label="Why" rows={2} value={note} onChange={(event) => change({ note: event.target.value })} autoFocus />
    </StatusForm>
  )
}

interface FormProps {
  readonly button: string
  readonly form: Pick<ReturnType<typeof useStatus>, 'errors' | 'unsaved' | 'leave'>
  readonly onSave: () => Promise<void>
  readonly children: ReactNode
}

function StatusForm({ button, form: { errors, unsaved, leave }, onSave, children }: FormProps) {
  return (
    <Form onSubmit={onSave}>
      <FormFault words={errors['form']} />
      {children}
      {unsaved && <NotKept />}
      <FormButtons send={button} onCancel={() => void leave()} />
    </Form>
  )
}

function useStatus<T extends object>(form: 'hold' | 'close' | 'reopen', { id, personId, status }: OpenCase, onDone: () => void, empty: T) {
  const core = useCore()
  const { did } = useUndo()
  const kept = useKeptFields(`case:${id}:${form}`, personId, empty, onDone)
  // What stood when the form was opened: a later change must not pass for something its writer saw.
  const [base] = useState(status.base)
  const [errors, setErrors] = useState<Errors>({})
  return {
    ...kept,
    errors,
    async save(request: StatusRequest | Errors, words: string): Promise<void> {
      if (!isRequest(request)) return setErrors(request)
      const reply = await core.call('cases.setStatus', { id, base, request })
      if (reply.ok) {
        did(words, reply.value.undo)
        return kept.leave()
      }
      const { code, fields } = reply.error
      return setErrors(code === 'invalid_input' && fields?.includes('until') === true ? { until: 'The hold must end after today.' } : { form: faultSentence(reply.error) })
    },
  }
}

function isRequest(value: StatusRequest | Errors): value is StatusRequest {
  return 'status' in value
}
