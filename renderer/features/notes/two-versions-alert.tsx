import type { NoteRecord } from '../../../shared/contract/notes.ts'
import { Button } from '../../ui/button.tsx'
import { Alert } from '../../ui/notice.tsx'
import { besideWords } from './note-words.ts'

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
