import { useRead } from '../../api/use-read.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useVisit } from '../../app/visit.ts'
import { EmptyState } from '../../ui/messages/empty-state.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { Alert } from '../../ui/messages/notice.tsx'
import { NewNote } from './new-note.tsx'
import { NoteList } from './note-list.tsx'
import { NotePane } from './note-pane.tsx'
import { isFlagged } from './note-words.ts'
import './notes.css'

export interface NotesTabProps {
  readonly personId: string
  /** The note that is open; without it the newest is shown to read. */
  readonly noteId?: string | undefined
}

/** The notes of a person: list left, the whole note right. */
export function NotesTab({ personId, noteId }: NotesTabProps) {
  const isVisit = useVisit()
  const { value: all, fault } = useRead('notes.ofPerson', { personId })

  if (fault !== undefined) return <Alert meaning="stop">{faultSentence(fault)}</Alert>
  // A note that is named stands without its list: it may be being written while the list of whoever it is about now is read.
  if (all === undefined && (noteId === undefined || noteId === 'new')) return <Loading words="Reading the notes…" />
  const lines = (all ?? []).filter(({ flags }) => !isVisit || !isFlagged(flags))
  if (noteId === 'new') return <NewNote personId={personId} />
  const openId = noteId ?? lines[0]?.id
  if (openId === undefined) return <EmptyState words="No notes yet. F8 starts one." />
  return (
    <div className="hv-notes" data-has-note={noteId !== undefined}>
      <nav className="hv-notes-list" aria-label="Notes" data-region="notes">
        {all === undefined ? <Loading words="Reading the notes…" /> : <NoteList personId={personId} lines={lines} openId={openId} />}
      </nav>
      <NotePane key={openId} personId={personId} noteId={openId} isAsked={noteId !== undefined} lines={lines} />
    </div>
  )
}
