import { faultSentence } from '../../api/fault-sentence.ts'
import { EmptyState } from '../../ui/messages/empty-state.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { Compare } from '../notes/versions/compare.tsx'
import '../notes/notes.css'
import { useNote } from '../notes/use-note.ts'

/** The texts of a note that stand side by side: compared, and never merged by themselves. */
export function SettleNote({ noteId }: { noteId: string }) {
  const { note, fault } = useNote(noteId)
  if (fault !== undefined) return <EmptyState words={faultSentence(fault)} />
  if (note === undefined) return <Loading words="Opening the note…" />
  return (
    <div className="hv-sheet">
      <Compare note={note} />
    </div>
  )
}
