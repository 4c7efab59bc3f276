import { useState } from 'react'
import type { ConsultationRow } from '../../../shared/contract/consultations.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonRow } from '../../ui/messages/dialog.tsx'
import { ErrorSummary } from '../../ui/forms/error-summary.tsx'
import { useFormErrors } from '../../ui/forms/use-form-errors.ts'
import { useUndo } from '../../app/undo.tsx'
import { InPlaceForm } from './in-place-form.tsx'
import { noMediumWords, PlanFields, readPlan, type TypedPlan } from './plan-fields.tsx'
import { planWords } from './words.ts'

export interface PlanFormProps {
  readonly consultation: ConsultationRow
  readonly onClose: () => void
}

/** Changes how, where and what for, in place. */
export function PlanForm({ consultation, onClose }: PlanFormProps) {
  const { id, person, medium, place, placeDetail, purpose } = consultation
  const core = useCore()
  const { did } = useUndo()
  const { value: suggestion } = useRead('consultations.suggestion', { personId: person.id })
  const [typed, setTyped] = useState<TypedPlan>({ medium, place, placeDetail: placeDetail ?? '', purpose: purpose ?? '' })
  const [base] = useState(consultation.bases.plan)
  const { errors, tries, errorOf, fail } = useFormErrors()

  const save = async () => {
    const plan = readPlan(typed)
    if (plan === null) return fail([{ field: 'medium', words: noMediumWords }])
    const reply = await core.call('consultations.changePlan', { id, base, plan })
    if (!reply.ok) return fail([{ field: null, words: faultSentence(reply.error) }])
    did(`Consultation changed to ${planWords(plan).toLowerCase()}`, reply.value.undo)
    return onClose()
  }

  return (
    <InPlaceForm title="Change how or where" onSubmit={save}>
      <ErrorSummary errors={errors} tries={tries} />
      <PlanFields typed={typed} onTyped={setTyped} mediumError={errorOf('medium')} suggestion={suggestion} />
      <ButtonRow>
        <Button type="submit">Save changes</Button>
        <Button onPress={onClose}>Cancel</Button>
      </ButtonRow>
    </InPlaceForm>
  )
}
