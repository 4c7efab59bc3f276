import { useRead } from '../../api/use-read.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useVisit } from '../../app/visit.ts'
import { Loading } from '../../ui/messages/loading.tsx'
import { NoteFlagTags } from './note-flag-tags.tsx'
import { NoteReading } from './note-reading.tsx'
import { isFlagged, titleWords } from './note-words.ts'

/** The note before, to read while writing. */
export function PreviousNote({ noteId }: { noteId: string }) {
  const { value: note, fault } = useRead('notes.open', { id: noteId })
  const isVisit = useVisit()
  const text = note?.signed ?? note?.versions[0]?.value
  const isShown = !(isVisit && isFlagged(note?.flags.value ?? null))
  return (
    <aside className="hv-note-previous" aria-label="Previous note" data-region="previous-note">
      <h3>Previous note{text !== undefined && isShown && `: ${titleWords(text)}`}</h3>
      {fault !== undefined && <p>{faultSentence(fault)}</p>}
      {note === undefined && fault === undefined && <Loading words="Opening the note…" />}
      {note !== undefined && !isShown && <p>Not shown while the person can see the screen.</p>}
      {note !== undefined && text !== undefined && isShown && (
        <>
          <NoteFlagTags flags={note.flags.value} />
          <NoteReading text={text} />
        </>
      )}
    </aside>
  )
}
