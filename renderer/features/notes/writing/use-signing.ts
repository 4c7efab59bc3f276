import { useCallback, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Fault } from '../../../../shared/contract/errors.ts'
import type { NoteRecord } from '../../../../shared/contract/notes.ts'
import { useCore } from '../../../api/core-context.tsx'
import { announce } from '../../../ui/messages/announce.tsx'
import type { FormError } from '../../../ui/forms/error-summary.tsx'
import { useFormErrors } from '../../../ui/forms/use-form-errors.ts'
import { notePath, useRefreshNotes } from '../begin-note.ts'
import type { AttendanceAsked } from './note-link.tsx'
import { rememberSetApart } from '../versions/set-apart.ts'
import type { UnreadFields } from './unread-fields.ts'
import type { WrittenNote } from './use-note-keeper.ts'

export interface SigningParts {
  readonly note: NoteRecord
  readonly written: Pick<WrittenNote, 'keeper' | 'settle'>
  readonly attendance: AttendanceAsked
  readonly unread: UnreadFields
  /** The note is signed, and nothing of what was typed is left in the editor alone. */
  readonly onSigned: () => void
}

export interface Signing {
  /** Asks for what is lacking first, so that whoever says that they sign for a colleague is asked nothing more. */
  readonly begin: () => Promise<void>
  readonly sign: () => Promise<void>
  /** Whether it is being asked if the note of a colleague is to be signed in one's own name. */
  readonly isAsking: boolean
  readonly stopAsking: () => void
  /** Why it could not be signed, where no field can mend it. */
  readonly fault: Fault | null
  /** For the summary of what is lacking. */
  readonly lacking: { readonly errors: readonly FormError[]; readonly tries: number }
}

/** Signing the note that is being written; where another computer signed it first, the editor gives way to what was signed. */
export function useSigning({ note, written: { keeper, settle }, attendance, unread, onSigned }: SigningParts): Signing {
  const core = useCore()
  const refresh = useRefreshNotes()
  const { errors, tries, fail, clear } = useFormErrors()
  const [fault, setFault] = useState<Fault | null>(null)
  const [isAsking, setAsking] = useState(false)
  const isSigning = useRef(false)
  const giveWay = useGiveWay(note, { keeper, settle }, onSigned)
  useEffect(() => {
    if (note.signed !== null && !isSigning.current) void giveWay()
  }, [note.signed, giveWay])

  const sign = async (): Promise<void> => {
    isSigning.current = true
    const reply = await keeper.sign((typed) => core.call('notes.sign', { id: note.id, personId: note.personId, typed, attendance: attendance.given }))
    if (!reply.ok) {
      isSigning.current = false
      if (reply.error.code === 'already_signed') return giveWay()
      if (reply.error.code === 'attendance_missing' || reply.error.code === 'reason_missing') attendance.ask(reply.error.code)
      else setFault(reply.error)
      return
    }
    refresh()
    announce('Note signed')
    onSigned()
  }

  return {
    async begin() {
      const notUnderstood = unread.errors()
      if (notUnderstood.length > 0) return fail(notUnderstood)
      clear()
      if (!attendance.check()) return
      return note.begunBy === null ? sign() : setAsking(true)
    },
    sign,
    isAsking,
    stopAsking: () => setAsking(false),
    fault,
    lacking: { errors, tries },
  }
}

/** Leaves the editor of a note that was signed on another computer, once what was typed in it is safe: it may be a draft of its own now. */
function useGiveWay(note: NoteRecord, { keeper, settle }: Pick<WrittenNote, 'keeper' | 'settle'>, onSigned: () => void): () => Promise<void> {
  const [, navigate] = useLocation()
  const onSafe = (): void => {
    const { apart } = keeper.state()
    announce('This note was signed on another computer')
    if (apart === null) onSigned()
    else {
      // Before it is left, so that the page it leads to is the one that says so.
      rememberSetApart(apart, note.id)
      navigate(notePath(note.personId, apart), { replace: true })
    }
  }
  const latest = useRef(onSafe)
  useEffect(() => {
    latest.current = onSafe
  })
  return useCallback(async () => {
    if ((await settle()) === 'saved') latest.current()
  }, [settle])
}
