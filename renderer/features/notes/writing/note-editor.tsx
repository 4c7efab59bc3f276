import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { NoteRecord, TemplateRecord, TypedNote } from '../../../../shared/contract/notes.ts'
import { isEmptyNote, startingPlace } from '../../../../shared/rules/note-text.ts'
import { useStaffName } from '../../../api/use-staff-name.ts'
import { useCommand } from '../../../app/use-command.tsx'
import { commandWords, currentPlatform, keyWords } from '../../../app/keys.ts'
import { announce } from '../../../ui/messages/announce.tsx'
import { Button } from '../../../ui/button.tsx'
import { CheckboxField } from '../../../ui/forms/checkbox-field.tsx'
import { ErrorSummary } from '../../../ui/forms/error-summary.tsx'
import { useOneAtATime } from '../../../ui/one-at-a-time.ts'
import { usePageHelp } from '../../../ui/page-help.ts'
import { TextArea } from '../../../ui/forms/text-area.tsx'
import { notePath, useRefreshNotes } from '../begin-note.ts'
import { DeleteDraft } from './delete-draft.tsx'
import { NoteAbout } from './note-about.tsx'
import { NoteFailure } from './note-failure.tsx'
import { NoteLink, useAttendance } from './note-link.tsx'
import { NoteNextStep } from './note-next-step.tsx'
import { isChangedElsewhere, kindWords, noteFlags, savedWords } from '../note-words.ts'
import { PreviousNote } from '../previous-note.tsx'
import { SignForAnother } from './sign-for-another.tsx'
import { SetApart, TwoVersionsAlert } from '../versions/two-versions-alert.tsx'
import { takeTyping } from './typed-ahead.ts'
import { useUnreadFields } from './unread-fields.ts'
import { useNoteKeeper } from './use-note-keeper.ts'
import { useSigning } from './use-signing.ts'

export interface NoteEditorProps {
  readonly note: NoteRecord
  /** What to start from; later readings of the note never touch what is being typed. */
  readonly typed: TypedNote
  readonly templates: readonly TemplateRecord[]
  readonly previousId: string | undefined
  /** What is typed has been settled when this is called. */
  readonly onCompare: () => void
  /** The note is signed, and nothing of what was typed is left in the editor alone. */
  readonly onSigned: () => void
}

/** Writing a note while it is fresh: the cursor is in the text, everything known is filled in, nothing waits for a Save. */
export function NoteEditor({ note, typed, templates, previousId, onCompare, onSigned }: NoteEditorProps) {
  const refresh = useRefreshNotes()
  const [, navigate] = useLocation()
  const written = useNoteKeeper(note, typed)
  const { writing, state, keeper, changeBody, changeFlags, settle } = written
  const headings = templates.map(({ content }) => content.headings)
  const attendance = useAttendance(note, writing.body.consultationId)
  const unread = useUnreadFields()
  const once = useOneAtATime()
  const staffName = useStaffName()
  const signing = useSigning({ note, written, attendance, unread, onSigned })
  const [isBeside, setBeside] = useState(false)
  const text = useStartInText(typed.body.text, headings)
  const { body, flags } = writing

  const saveNow = async (): Promise<void> => {
    await keeper.keepNow()
    announce(savedWords(keeper.state()))
  }

  const leaveTo = async (go: () => void): Promise<void> => {
    if ((await settle()) === 'saved') go()
  }

  useCommand('save-now', () => void saveNow())
  usePageHelp(editorHelp)

  return (
    <div className="hv-note-beside" data-beside={isBeside}>
      <div className="hv-note-editor">
        <div className="hv-note-head">
          <h2>{kindWords(body.noteKind)}, draft</h2>
          {note.begunBy !== null && <span>Begun by {staffName(note.begunBy)}</span>}
          <span className="hv-secondary hv-numbers">{savedWords(state)}</span>
          <div className="hv-note-actions hv-not-in-print">
            {previousId !== undefined && (
              <Button command="compare" onPress={() => setBeside(!isBeside)} aria-pressed={isBeside}>
                Previous note
              </Button>
            )}
            <Button
              kind="main"
              command="final-action"
              disabledBecause={isEmptyNote(body.text, headings) ? 'Write something first' : null}
              onPress={() => void once(signing.begin)}
            >
              Sign note
            </Button>
          </div>
        </div>
        {signing.isAsking && note.begunBy !== null && <SignForAnother begunBy={note.begunBy} onClose={signing.stopAsking} onSign={() => void once(signing.sign)} />}
        <SetApart note={note} />
        {(note.versions.length > 1 || isChangedElsewhere(note.versions, state.base)) && (
          <TwoVersionsAlert note={note} onCompare={() => void leaveTo(onCompare)} />
        )}
        <ErrorSummary {...signing.lacking} />
        <NoteAbout personId={note.personId} body={body} templates={templates} unread={unread} onChange={changeBody} />
        <NoteLink note={note} body={body} attendance={attendance} onChange={changeBody} />
        <fieldset className="hv-note-flags hv-not-in-visit" aria-label="Flags">
          {noteFlags.map(({ flag, words }) => (
            <CheckboxField key={flag} label={words} checked={flags[flag]} onChange={(event) => changeFlags({ [flag]: event.target.checked })} />
          ))}
        </fieldset>
        <TextArea
          label="Text of the note"
          ref={text}
          rows={10}
          value={body.text}
          maxLength={200_000}
          onChange={(event) => changeBody({ text: event.target.value })}
        />
        <NoteNextStep body={body} unread={unread} onChange={changeBody} />
        <p className="hv-secondary">Signing is final. You can add to a signed note, not change it.</p>
        <NoteFailure fault={state.fault} signFault={signing.fault} onSaveAgain={() => void keeper.keepNow()} />
        <p className="hv-small hv-secondary hv-not-in-print">
          Keys: {keysHere.map((id) => `${keyWords(id, currentPlatform()) ?? ''} ${commandWords(id)}`).join(' · ')}
        </p>
        {note.versions.length === 1 && (
          <p className="hv-not-in-print">
            <Button kind="link" onPress={() => void leaveTo(onCompare)}>
              Compare with an earlier text
            </Button>
          </p>
        )}
        <DeleteDraft
          note={note}
          beforeDeleting={keeper.keepNow}
          onDeleted={() => {
            keeper.stop()
            refresh()
            navigate(notePath(note.personId))
          }}
        />
      </div>
      {isBeside && previousId !== undefined && <PreviousNote noteId={previousId} />}
    </div>
  )
}

/** Puts the cursor where writing starts, under the first heading of a fresh note or else at the end, and there what was typed on the way. */
function useStartInText(text: string, headings: readonly (string | null)[]) {
  const element = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (element.current === null) return
    const place = isEmptyNote(text, headings) ? startingPlace(text, headings) : text.length
    element.current.focus()
    element.current.setSelectionRange(place, place)
    const typed = takeTyping()
    // As if typed here, so that it is kept, and can be undone, like all that follows.
    if (typed !== '') document.execCommand('insertText', false, typed)
    // Once, on arrival: later readings of the templates must not move the cursor.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  return element
}

const keysHere = ['save-now', 'templates', 'new-note'] as const

const editorHelp = (
  <>
    <p>Write while it is fresh. What you type is kept on this computer as you type; there is no need to save.</p>
    <p>Headings are ordinary text: change or delete them as you like. Another template adds its headings and keeps what you wrote.</p>
    <p>Signing is final. After that you can add to the note, but not change it.</p>
    <p>
      Flags: “About someone else” for what concerns another person, “Safeguarding” for a concern, “Not to be shared” for what must not be
      printed or passed on. Flagged notes are hidden while the person can see the screen.
    </p>
  </>
)
