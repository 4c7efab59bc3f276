import { Link } from 'wouter'
import type { NoteRecord } from '../../../../shared/contract/notes.ts'
import { Button } from '../../../ui/button.tsx'
import { Alert } from '../../../ui/messages/notice.tsx'
import { notePath } from '../begin-note.ts'
import { besideWords } from '../note-words.ts'
import { setApartFrom } from './set-apart.ts'

/** Says that another text of this note stands as well, and where it was written. */
export function TwoVersionsAlert({ note, onCompare }: { note: Pick<NoteRecord, 'signed' | 'versions'>; onCompare: () => void }) {
  return (
    <Alert meaning="needs">
      <p>{besideWords(note)}</p>
      <Button kind="link" onPress={onCompare}>
        Compare
      </Button>
    </Alert>
  )
}

/** Says why this draft exists, where it is what was typed in a note that was signed on another computer meanwhile. */
export function SetApart({ note: { id, personId } }: { note: Pick<NoteRecord, 'id' | 'personId'> }) {
  const signedNote = setApartFrom(id)
  if (signedNote === null) return null
  return (
    <Alert meaning="needs">
      <p>The note you were writing was signed on another computer meanwhile. What you typed is this draft now; nothing is lost.</p>
      <Link href={notePath(personId, signedNote)}>The signed note</Link>
    </Alert>
  )
}
