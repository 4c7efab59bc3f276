import { useSearch } from 'wouter'

/** What the booking page starts from. */
export interface BookingStart {
  readonly personId: string | null
  readonly date: string | null
  readonly time: string | null
}

/** The address of the booking page: '/book?person=…'. */
export function bookingAddress({ personId, date, time }: Partial<BookingStart>): string {
  const search = new URLSearchParams(
    Object.entries({ person: personId, date, time }).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  return search.size === 0 ? '/book' : `/book?${search.toString()}`
}

/** What the address on screen says about the booking. */
export function useBookingStart(): BookingStart {
  const search = new URLSearchParams(useSearch())
  return { personId: search.get('person'), date: search.get('date'), time: search.get('time') }
}

/** Where a note about a consultation is begun. */
export function newNoteAddress(personId: string, consultationId: string): string {
  return `/people/${personId}/notes/new?consultation=${consultationId}`
}

/** Where a note about a person is read or gone on with. */
export function noteAddress(personId: string, noteId: string): string {
  return `/people/${personId}/notes/${noteId}`
}
