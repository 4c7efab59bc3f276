import { useEffect, useRef } from 'react'
import { useSearch } from 'wouter'
import { Loading } from '../../ui/messages/loading.tsx'
import { useBeginNote } from './begin-note.ts'

/** `/people/:id/notes/new?consultation=…`: where links lead that begin a note; the note itself follows at once. */
export function NewNote({ personId }: { personId: string }) {
  const beginNote = useBeginNote()
  const consultationId = new URLSearchParams(useSearch()).get('consultation')
  const hasBegun = useRef(false)
  useEffect(() => {
    if (hasBegun.current) return
    hasBegun.current = true
    void beginNote(personId, { consultationId }, { replace: true })
  }, [beginNote, personId, consultationId])
  return <Loading words="Opening the note…" />
}
