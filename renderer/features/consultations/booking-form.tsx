import { useState } from 'react'
import { useLocation } from 'wouter'
import type { BookingSuggestion } from '../../../shared/contract/consultations.ts'
import { formatSentenceName } from '../../../shared/rules/people/person-name.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import type { Draft } from '../../api/use-draft.ts'
import { useToday } from '../../api/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonRow } from '../../ui/messages/dialog.tsx'
import { NotKept, TypedEarlier } from '../../ui/forms/draft-words.tsx'
import { ErrorSummary, type FormError } from '../../ui/forms/error-summary.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { Alert } from '../../ui/messages/notice.tsx'
import { useFormErrors } from '../../ui/forms/use-form-errors.ts'
import { useUndo } from '../../app/undo.tsx'
import type { BookingStart } from './address.ts'
import './booking-form.css'
import { BeforeBooking } from './before-booking.tsx'
import { noMediumWords, PlanFields, readPlan, type TypedPlan } from './plan-fields.tsx'
import { noSuchTimeWords, readSlot, type TypedSlot } from './slot.ts'
import { SlotFields } from './slot-fields.tsx'
import { bookingSentence, dayWords, timeWords } from './words.ts'

/** What stands in the form, as it is typed. */
export interface TypedBooking {
  readonly slot: TypedSlot
  readonly plan: TypedPlan
}

export interface BookingFormProps {
  readonly suggestion: BookingSuggestion
  readonly start: BookingStart
  /** Already read: what was left half typed earlier, or null. */
  readonly draft: Draft<TypedBooking>
}

/** How, when and where, and the sentence that will be booked. */
export function BookingForm({ suggestion, start, draft }: BookingFormProps) {
  const [, navigate] = useLocation()
  const core = useCore()
  const { did } = useUndo()
  const today = useToday()
  const [typed, setTyped] = useState(() => firstTyped(suggestion, start, draft.kept ?? null))
  const { errors, tries, errorOf, fail } = useFormErrors()
  const [isKept, setIsKept] = useState(draft.kept !== null)
  const { slot, errors: slotErrors } = readSlot(typed.slot, today)
  const plan = readPlan(typed.plan)
  const name = formatSentenceName(suggestion.person)

  const change = (next: TypedBooking) => {
    setTyped(next)
    draft.keep(next)
  }
  const startAgain = () => {
    setTyped(firstTyped(suggestion, start, null))
    setIsKept(false)
    void draft.discard()
  }
  const leave = async () => {
    await draft.discard()
    history.back()
  }
  const book = async () => {
    if (slot === null || plan === null) return fail([...(plan === null ? [{ field: 'medium', words: noMediumWords }] : []), ...slotErrors])
    const reply = await core.call('consultations.book', { personId: suggestion.person.id, ...slot, ...plan })
    if (!reply.ok) return fail([wordsOfFault(reply.error)])
    await draft.discard()
    did(`Booked: ${bookingSentence(plan, slot, name)}`, reply.value.undo)
    return navigate(`/consultations/${reply.value.id}`, { replace: true })
  }

  return (
    <Form className="booking-form" onSubmit={book}>
      <ErrorSummary errors={errors} tries={tries} />
      {isKept && <TypedEarlier onStartAgain={startAgain} />}
      {draft.unsaved && <NotKept />}
      <BeforeBooking suggestion={suggestion} />
      <div className="booking-form-columns">
        <div className="hv-stack">
          <PlanFields
            typed={typed.plan}
            onTyped={(next) => change({ ...typed, plan: next })}
            mediumError={errorOf('medium')}
            suggestion={suggestion}
          />
        </div>
        <div className="hv-stack">
          <SlotFields personId={suggestion.person.id} typed={typed.slot} onTyped={(next) => change({ ...typed, slot: next })} today={today} errors={errors} except={null} />
          <p className="booking-form-sentence" aria-live="polite">
            {slot !== null && plan !== null && bookingSentence(plan, slot, name)}
            {slot !== null && plan === null && `${timeWords(slot)}, with ${name}`}
          </p>
          {suggestion.diedOn !== null && (
            <Alert meaning="stop">
              <p>
                {name} died on {dayWords(suggestion.diedOn)}. You can still book, to record what took place.
              </p>
            </Alert>
          )}
          <ButtonRow>
            <Button kind="main" type="submit" command="main-action">
              Book consultation
            </Button>
            <Button onPress={() => void leave()}>Cancel</Button>
          </ButtonRow>
        </div>
      </div>
    </Form>
  )
}

const usualMinutes = 30

function firstTyped(suggestion: BookingSuggestion, start: BookingStart, kept: TypedBooking | null): TypedBooking {
  const chosen = { ...(start.date === null ? {} : { date: dayWords(start.date) }), ...(start.time === null ? {} : { time: start.time }) }
  if (kept !== null) return { ...kept, slot: { ...kept.slot, ...chosen } }
  return {
    slot: { date: '', time: '', length: String(suggestion.minutes ?? usualMinutes), ...chosen },
    plan: { medium: suggestion.medium, place: suggestion.place, placeDetail: suggestion.placeDetail ?? '', purpose: '' },
  }
}

function wordsOfFault(fault: Parameters<typeof faultSentence>[0]): FormError {
  if (fault.code === 'invalid_input' && fault.fields?.includes('time') === true) return { field: 'time', words: noSuchTimeWords }
  return { field: null, words: faultSentence(fault) }
}
