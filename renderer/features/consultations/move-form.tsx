import { useState } from 'react'
import type { ConsultationLine } from '../../../shared/contract/consultations.ts'
import type { OperationFault } from '../../../shared/contract/operation.ts'
import type { OperationOf } from '../../../shared/contract/contract.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useToday } from '../../api/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonRow } from '../../ui/messages/dialog.tsx'
import { ErrorSummary, type FormError } from '../../ui/forms/error-summary.tsx'
import { useFormErrors } from '../../ui/forms/use-form-errors.ts'
import { useUndo } from '../../app/undo.tsx'
import { InPlaceForm } from './in-place-form.tsx'
import { noSuchTimeWords, readSlot } from './slot.ts'
import { SlotFields } from './slot-fields.tsx'
import { dayWords, planWords, timeWords } from './words.ts'

export interface MoveFormProps {
  /** Who it is with. */
  readonly personId: string
  readonly consultation: Pick<ConsultationLine, 'id' | 'date' | 'time' | 'minutes' | 'medium' | 'place' | 'bases'>
  /** 'PATEL, Raj' */
  readonly name: string
  /** Called when it was moved or left where it is. */
  readonly onClose: () => void
}

/** Moves a consultation to another date, time or length, in place. */
export function MoveForm({ personId, consultation, name, onClose }: MoveFormProps) {
  const { id, date, time, minutes } = consultation
  const core = useCore()
  const { did } = useUndo()
  const today = useToday()
  const [typed, setTyped] = useState({ date: dayWords(date), time, length: String(minutes) })
  // What stood when the form was opened: a change that arrives meanwhile is kept as a second version.
  const [base] = useState(consultation.bases.time)
  const { errors, tries, fail } = useFormErrors()
  const { slot, errors: slotErrors } = readSlot(typed, today)

  const move = async () => {
    if (slot === null) return fail(slotErrors)
    const reply = await core.call('consultations.move', { id, base, ...slot })
    if (!reply.ok) return fail([moveProblem(reply.error)])
    did(`Consultation moved to ${timeWords(slot)}`, reply.value.undo)
    return onClose()
  }

  return (
    <InPlaceForm title={`Move consultation with ${name}`} onSubmit={move}>
      <ErrorSummary errors={errors} tries={tries} />
      <p className="hv-secondary">
        Now: {planWords(consultation)}, {timeWords(consultation)}
      </p>
      <SlotFields personId={personId} typed={typed} onTyped={setTyped} today={today} errors={errors} except={id} />
      <p className="booking-form-sentence" aria-live="polite">
        {slot !== null && `To ${timeWords(slot)}`}
      </p>
      <ButtonRow>
        <Button type="submit">Move consultation</Button>
        <Button onPress={onClose}>Leave it where it is</Button>
      </ButtonRow>
    </InPlaceForm>
  )
}

function moveProblem(fault: OperationFault<OperationOf<'consultations.move'>>): FormError {
  if (fault.code === 'invalid_input' && fault.fields?.includes('time') === true) return { field: 'time', words: noSuchTimeWords }
  if (fault.code !== 'not_allowed_in_this_state') return { field: null, words: faultSentence(fault) }
  return { field: 'date', words: 'This has an attendance, so it cannot be moved to a time that has not come. Book another one instead.' }
}
