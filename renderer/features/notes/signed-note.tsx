import { useState } from 'react'
import type { NoteRecord } from '../../../shared/contract/notes.ts'
import { useStaffName } from '../../api/use-staff-name.ts'
import { useToday } from '../../api/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Alert } from '../../ui/messages/notice.tsx'
import { usePageHelp } from '../../ui/page-help.ts'
import { AddToNote } from './add-to-note.tsx'
import { ChangeFlags } from './change-flags.tsx'
import { NoteFlagTags } from './note-flag-tags.tsx'
import { NoteReading } from './note-reading.tsx'
import { consultationWords, signedWords, titleWords } from './note-words.ts'
import { TwoVersionsAlert } from './versions/two-versions-alert.tsx'
import { useFocusOnArrival } from './use-focus-on-arrival.ts'

export interface SignedNoteProps {
  readonly note: NoteRecord
  readonly onCompare: () => void
  readonly takesFocus: boolean
}

/** A signed note: to read, to add to, never to edit. What was added stands under it. */
export function SignedNote({ note, onCompare, takesFocus }: SignedNoteProps) {
  const today = useToday()
  const staffName = useStaffName()
  const [isAdding, setAdding] = useState(false)
  const heading = useFocusOnArrival<HTMLHeadingElement>(takesFocus)
  const signedTexts = note.versions.map(({ value }) => value).filter(({ signedAt }) => signedAt !== null)
  const hasDraftBeside = signedTexts.length < note.versions.length
  const isLeftOutOfPrint = note.flags.value?.notToBeShared === true
  usePageHelp(signedHelp)

  return (
    <div className="hv-note-signed">
      <div className="hv-note-head">
        <h2 ref={heading} tabIndex={-1}>
          {note.signed === null ? 'Note' : titleWords(note.signed)}
        </h2>
        <NoteFlagTags flags={note.flags.value} />
        <div className="hv-note-actions hv-not-in-print">
          <Button command="compare" onPress={onCompare}>
            Compare
          </Button>
          {!isAdding && (
            <Button command="edit" onPress={() => setAdding(true)}>
              Add to this note
            </Button>
          )}
        </div>
      </div>
      {hasDraftBeside && <TwoVersionsAlert note={note} onCompare={onCompare} />}
      {signedTexts.length > 1 && (
        <Alert meaning="needs">
          <p>This note was signed on two computers. Both signed texts stay.</p>
        </Alert>
      )}
      {isLeftOutOfPrint && <p className="hv-print-only">A note that is not to be shared is left out.</p>}
      <div className={isLeftOutOfPrint ? 'hv-not-in-print' : undefined}>
        {signedTexts.map((text) => (
          <NoteReading key={`${text.signedAt ?? ''} ${text.author}`} text={text} />
        ))}
        {note.consultation !== null && <p className="hv-secondary">Linked to consultation: {consultationWords(note.consultation, today)}.</p>}
        {note.addenda.map(({ id, value }) => (
          <article key={id} className="hv-note-addendum">
            <h3>Added: {value.reason ?? 'no reason given'}</h3>
            <p className="hv-secondary hv-numbers">{signedWords(value, staffName)}</p>
            <p className="hv-reading">{value.text}</p>
          </article>
        ))}
      </div>
      {isAdding && <AddToNote note={note} onClose={() => setAdding(false)} />}
      <ChangeFlags note={note} />
    </div>
  )
}

const signedHelp = (
  <>
    <p>A signed note is final. F2 adds to it: what you add stands under it with your name, the time and your reason.</p>
    <p>Flags can still be changed, because that a note is about someone else may be noticed late.</p>
  </>
)
