import type { BookingSuggestion } from '../../../shared/contract/consultations.ts'
import { formatSentenceName } from '../../../shared/rules/people/person-name.ts'
import { interpreterWords } from './words.ts'

/** What to know of the person before a time is chosen, in one line. */
export function BeforeBooking({ suggestion }: { suggestion: BookingSuggestion }) {
  const { interpreter } = suggestion
  return (
    <p className="hv-secondary">
      {preferenceWords(suggestion)}
      {interpreter !== null && ` ${interpreterWords(interpreter)} needed: allow more time.`}
    </p>
  )
}

/** 'Goz prefers phone. Best times: after 14:00.' The times stand apart, because they are said as somebody typed them. */
export function preferenceWords({ person, preferredContact, bestTimes }: BookingSuggestion): string {
  const name = formatSentenceName(person)
  const times = bestTimes === null ? '' : ` Best times: ${bestTimes}.`
  if (preferredContact === null) return `Not asked yet how ${name} prefers to be reached.${times}`
  return `${name} prefers ${preferenceInWords[preferredContact]}.${times}`
}

const preferenceInWords: Readonly<Record<NonNullable<BookingSuggestion['preferredContact']>, string>> = {
  phone: 'phone',
  text: 'text messages',
  email: 'email',
  letter: 'letters',
  'in-person': 'meeting in person',
  'through-someone': 'contact through someone else',
}
