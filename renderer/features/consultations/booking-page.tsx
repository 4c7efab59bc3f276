import { useLocation } from 'wouter'
import { formatSentenceName } from '../../../shared/rules/people/person-name.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useDraft } from '../../api/use-draft.ts'
import { useRead } from '../../api/use-read.ts'
import { EmptyState } from '../../ui/messages/empty-state.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { RecordFrame } from '../person/record-frame.tsx'
import { bookingAddress, useBookingStart, type BookingStart } from './address.ts'
import { BookingForm, type TypedBooking } from './booking-form.tsx'
import { PersonPicker } from './person-picker.tsx'

/** `/book?person=…&date=…&time=…`: the next meeting with one person. */
export function BookingPage() {
  const start = useBookingStart()
  return start.personId === null ? <WithWhom start={start} /> : <Booking key={start.personId} personId={start.personId} start={start} />
}

function WithWhom({ start }: { start: BookingStart }) {
  const [, navigate] = useLocation()
  return (
    <Page title="Book a consultation" help={help} focus="first-field" width="form">
      <PersonPicker label="Who with" onPick={({ id }) => navigate(bookingAddress({ ...start, personId: id }), { replace: true })} />
    </Page>
  )
}

function Booking({ personId, start }: { personId: string; start: BookingStart }) {
  const { value: suggestion, fault } = useRead('consultations.suggestion', { personId })
  const draft = useDraft<TypedBooking>(`booking:${personId}`, personId)
  if (fault !== undefined) {
    return (
      <Page title="Book a consultation" help={help}>
        <EmptyState words={faultSentence(fault)} />
      </Page>
    )
  }
  if (suggestion === undefined || draft.kept === undefined) return <Loading words="Reading what suits the person…" />
  return (
    <RecordFrame personId={personId}>
      {() => (
        <Page title={`Book a consultation with ${formatSentenceName(suggestion.person)}`} help={help} focus="first-field">
          <BookingForm suggestion={suggestion} start={start} draft={draft} />
        </Page>
      )}
    </RecordFrame>
  )
}

const help = (
  <>
    <p>Choose how, when and where. The way of meeting starts from what the person prefers and has.</p>
    <p>Dates may be written as you say them: tomorrow, mon, 24 nov. Length is in minutes, or write when it ends, such as 14:30.</p>
    <p>Warnings about another booking or about video and email do not stop you.</p>
  </>
)
