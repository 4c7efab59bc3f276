import type { NoteRecord, TypedNote } from '../../../shared/contract/notes.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Tag } from '../../ui/tag.tsx'
import { notePath } from './begin-note.ts'
import { NoteFlagTags } from './note-flag-tags.tsx'
import { NoteReading } from './note-reading.tsx'
import { titleWords } from './note-words.ts'
import { TwoVersionsAlert } from './versions/two-versions-alert.tsx'

/** The newest note when it is a draft and nobody asked to write: to read, with the way to go on. */
export function DraftPreview({ note, typed, onCompare }: { note: NoteRecord; typed: TypedNote; onCompare: () => void }) {
  const { body, flags } = typed
  return (
    <div className="hv-note-signed">
      <div className="hv-note-head">
        <h2>{titleWords(body)}</h2>
        <Tag meaning="needs">Draft</Tag>
        <NoteFlagTags flags={flags} />
        <div className="hv-note-actions hv-not-in-print">
          <ButtonLink href={notePath(note.personId, note.id)}>Go on writing</ButtonLink>
        </div>
      </div>
      {note.versions.length > 1 && <TwoVersionsAlert note={note} onCompare={onCompare} />}
      <NoteReading text={{ ...body, signedAt: null, author: '' }} />
    </div>
  )
}
