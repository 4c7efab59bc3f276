import { useState } from 'react'
import { Link } from 'wouter'
import type { NoteLine, NoteRecord, TemplateRecord } from '../../../shared/contract/notes.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { useVisit } from '../../app/visit.ts'
import { EmptyState } from '../../ui/messages/empty-state.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { notePath } from './begin-note.ts'
import { Compare } from './versions/compare.tsx'
import { DraftPreview } from './draft-preview.tsx'
import { NoteEditor } from './writing/note-editor.tsx'
import { isFlagged } from './note-words.ts'
import { SignedNote } from './signed-note.tsx'
import { useIsTheirs } from './use-is-theirs.ts'
import { useNote } from './use-note.ts'

interface WriteOrReadProps {
  readonly note: NoteRecord
  readonly templates: readonly TemplateRecord[]
  readonly previousId: string | undefined
  readonly takesFocus: boolean
  readonly onCompare: () => void
}

/**
 * The editor of a draft, or the signed note. A draft that is signed meanwhile, here or elsewhere, stays in the editor
 * until what was typed in it is safe.
 */
function WriteOrRead({ note, templates, previousId, takesFocus, onCompare }: WriteOrReadProps) {
  const [started] = useState(note.typed)
  const [isSafe, setSafe] = useState(false)
  const typed = started ?? note.typed
  if (typed === null || (isSafe && note.signed !== null)) return <SignedNote note={note} onCompare={onCompare} takesFocus={takesFocus} />
  return <NoteEditor note={note} typed={typed} templates={templates} previousId={previousId} onCompare={onCompare} onSigned={() => setSafe(true)} />
}

export interface NotePaneProps {
  readonly personId: string
  readonly noteId: string
  /** True when the address names the note; else the newest is shown to read, and takes no focus. */
  readonly isAsked: boolean
  readonly lines: readonly NoteLine[]
}

/** One note: being written, signed, or its texts side by side. */
export function NotePane({ personId, noteId, isAsked, lines }: NotePaneProps) {
  const { note, fault, reload } = useNote(noteId)
  // Asked for together with the note, so that the cursor is in its text the sooner.
  const { value: templates } = useRead('notes.templates', {})
  const [isComparing, setComparing] = useState(false)
  const isVisit = useVisit()
  // The texts are read again before they are compared, and before the editor starts from one of them.
  const compare = (on: boolean) => void reload().then(() => setComparing(on))

  // A note of somebody else must never show under this person's name.
  const isTheirs = useIsTheirs(note?.personId, personId)
  if (fault !== undefined || !isTheirs)
    return (
      <EmptyState words={faultSentence(fault ?? { code: 'not_found' })}>
        <Link href={notePath(personId)}>All notes</Link>
      </EmptyState>
    )
  if (note === undefined || templates === undefined) return <Loading words="Opening the note…" />
  if (isVisit && isFlagged(note.typed?.flags ?? note.flags.value))
    return <EmptyState words="Not shown while the person can see the screen." />

  const previous = lines[lines.findIndex(({ id }) => id === noteId) + 1]
  return (
    <section className="hv-notes-pane" aria-label="Note" data-region="note">
      <p className="hv-notes-back hv-not-in-print">
        <Link href={notePath(personId)}>All notes</Link>
      </p>
      {isComparing ? (
        <Compare note={note} onClose={() => compare(false)} />
      ) : note.typed !== null && !isAsked ? (
        <DraftPreview note={note} typed={note.typed} onCompare={() => compare(true)} />
      ) : (
        <WriteOrRead note={note} templates={templates} previousId={previous?.id} takesFocus={isAsked} onCompare={() => compare(true)} />
      )}
    </section>
  )
}
