import type { notes } from '../../../../shared/contract/notes.ts'
import type { Handlers, Input } from '../../../../shared/contract/operation.ts'
import type { GroupValue } from '../../../../shared/model/entities.ts'
import { isCancelled } from '../../../../shared/rules/attendance.ts'
import { isEmptyNote } from '../../../../shared/rules/note-text.ts'
import { err, ok } from '../../../../shared/rules/result.ts'
import { put, type Write } from '../../changes/record.ts'
import type { Caseload } from '../caseload.ts'
import { isBooked } from '../contact-conditions.ts'
import type { NoteDrafts } from './note-drafts.ts'
import { standingTexts } from './note-heads.ts'
import { flagWrites, sentenceNameOf, textOf } from './note-settling.ts'
import type { NoteTemplates } from './note-templates.ts'
import { readRegisters } from '../registers.ts'
import { profileOf } from '../settings.ts'
import { createShownPerson } from '../people/shown-person.ts'

type SigningHandlers = Pick<Handlers<typeof notes>, 'sign' | 'addTo' | 'setFlags'>

/** Signing, and what may still be done to a signed note: adding to it, and setting its flags. */
export const createNoteSigning = (caseload: Caseload, drafts: NoteDrafts, templates: NoteTemplates): SigningHandlers => {
  const { database, record, newId, instant, today } = caseload
  const shownPerson = createShownPerson(database)
  const noteExists = database.prepare('SELECT 1 FROM note WHERE id = ?')
  const booked = database.prepare(`SELECT 1 FROM consultation WHERE id = ? AND date <= ? AND ${isBooked}`)

  const recordAndForgetDraft = database.transaction((id: string, writes: readonly Write[]) => {
    record(writes)
    drafts.drop(id)
  })

  return {
    sign({ id, personId, typed, attendance }) {
      const shown = shownPerson(personId)
      if (shown === null) return err('not_found')
      if (standingTexts(caseload, id).some(({ signed }) => signed)) return err('already_signed')
      if (isEmptyNote(typed.body.text, templates.allHeadings(), sentenceNameOf(caseload, shown.id))) return err('empty_note')
      const consultation = typed.body.consultationId
      if (consultation !== null && attendance === null && booked.get(consultation, today()) !== undefined)
        return err('attendance_missing')
      if (attendance !== null && isCancelled(attendance.attendance) && (attendance.reason ?? '').trim() === '')
        return err('reason_missing')

      const signedAt = instant()
      const text = textOf(caseload, id, personId, typed, signedAt)
      recordAndForgetDraft.immediate(id, [
        put('note', 'text', id, text.personId, text, typed.base),
        ...flagWrites(caseload, id, text.personId, typed),
        ...(consultation === null || attendance === null ? [] : attendanceWrites(caseload, consultation, attendance)),
      ])
      return ok({ signedAt })
    },

    addTo({ noteId, reason, text }) {
      if (noteExists.get(noteId) === undefined) return err('not_found')
      const [note] = standingTexts(caseload, noteId)
      if (note?.signed !== true) return err('not_signed')
      if (reason === '') return err('reason_missing')
      if (text.trim() === '') return err('empty_note')
      const { memberName: author, memberRole: authorRole } = profileOf(caseload)
      const { personId } = note.value
      const id = newId()
      record([put('addendum', 'text', id, personId, { noteId, personId, reason, text, author, authorRole, signedAt: instant() })])
      return ok({ id })
    },

    setFlags({ id, base, flags }) {
      const [note] = noteExists.get(id) === undefined ? [] : standingTexts(caseload, id)
      if (note === undefined) return err('not_found')
      return ok({ undo: record([put('note', 'flags', id, note.value.personId, flags, base)]) })
    },
  }
}

const attendanceWrites = (
  { log }: Caseload,
  consultation: string,
  { attendance, reason, base }: NonNullable<Input<typeof notes.sign>['attendance']>,
): Write[] => {
  const registers = readRegisters(log, 'consultation', consultation)
  const about = registers.get('about')?.value as GroupValue<'consultation', 'about'> | null | undefined
  // Booked on another computer and not yet here: there is nobody to write it about.
  if (about === null || about === undefined) return []
  const value = { attendance, attendanceReason: reason }
  return [put('consultation', 'attendance', consultation, about.personId, value, base)]
}
