import { useCallback } from 'react'
import { useLocation } from 'wouter'
import type { RawInput } from '../../../shared/contract/operation.ts'
import type { notes } from '../../../shared/contract/notes.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useCore } from '../../api/core-context.tsx'
import { useReadAgain } from '../../api/use-read-again.ts'
import { useNotice } from '../../ui/messages/notice.tsx'
import { holdTyping, takeTyping } from './writing/typed-ahead.ts'

/** What a note may be begun with besides its person. */
export type Beginning = Partial<Omit<RawInput<typeof notes.begin>, 'personId'>>

/**
 * Begins a note about a person and goes to it: F8 from anywhere on a person. `replace`: the page on screen was only
 * the way there, and Back is not to lead to it.
 */
export const useBeginNote = (): ((personId: string, beginning?: Beginning, way?: { readonly replace: boolean }) => Promise<void>) => {
  const core = useCore()
  const [, navigate] = useLocation()
  const showNotice = useNotice()
  const refresh = useRefreshNotes()
  return useCallback(
    async (personId, { kind = null, consultationId = null } = {}, { replace } = { replace: false }) => {
      holdTyping()
      const reply = await core.call('notes.begin', { personId, kind, consultationId })
      if (!reply.ok) {
        takeTyping()
        return showNotice(faultSentence(reply.error))
      }
      refresh()
      navigate(notePath(personId, reply.value.id), { replace })
    },
    [core, navigate, refresh, showNotice],
  )
}

/**
 * Has lists of notes, and their number over the record, read again. Typing is local and changes no table, so the core
 * says nothing when a note is begun, or forgotten because nothing was written.
 */
export const useRefreshNotes = (): (() => void) => {
  const readAgain = useReadAgain()
  return useCallback(() => void readAgain('notes.', 'people.heading'), [readAgain])
}

/** Where the notes of a person, or one of them, are. */
export const notePath = (personId: string, noteId?: string): string =>
  noteId === undefined ? `/people/${personId}/notes` : `/people/${personId}/notes/${noteId}`
