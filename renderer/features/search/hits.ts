import type { OperationOf } from '../../../shared/contract/contract.ts'
import type { Output } from '../../../shared/contract/operation.ts'
import type { PersonSummary } from '../../../shared/contract/people.ts'
import { upperFirst } from '../../../shared/rules/capitals.ts'
import { counted } from '../../ui/counted.ts'

export type Found = Output<OperationOf<'search.everything'>>
export type NoteHit = Found['notes'][number]

/** One line of the results, people before notes. */
export type Hit =
  | { readonly kind: 'person'; readonly id: string; readonly person: PersonSummary }
  | { readonly kind: 'note'; readonly id: string; readonly person: PersonSummary; readonly note: NoteHit }

/** The results as lines, in the order in which arrows go through them. */
export function hitsOf(people: readonly PersonSummary[], notes: readonly NoteHit[]): readonly Hit[] {
  return [
    ...people.map((person) => ({ kind: 'person' as const, id: person.id, person })),
    ...notes.map((note) => ({ kind: 'note' as const, id: note.id, person: note.person, note })),
  ]
}

/** What to say of the results, for the eye and for speech. `text` is what was typed. */
export function foundWords(text: string, found: Omit<Found, 'authors'>): string {
  const { people, notes, bySound, morePeople, moreNotes } = found
  const nothing = `Nothing found for '${text}'.`
  if (people.length === 0 && notes.length === 0) return nothing
  const notesWords = countWords(notes.length, 'note', 'notes', moreNotes)
  if (bySound) return `${notes.length === 0 ? nothing : `No one is called '${text}'. ${upperFirst(notesWords)} found.`} Sounds like:`
  const parts = [people.length > 0 && countWords(people.length, 'person', 'people', morePeople), notes.length > 0 && notesWords]
  return `${upperFirst(parts.filter((part) => part !== false).join(', '))} found.`
}

function countWords(count: number, one: string, several: string, isMore: boolean): string {
  return `${isMore ? 'more than ' : ''}${counted(count, one, several)}`
}
