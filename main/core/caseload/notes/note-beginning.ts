import type { notes, NoteBody } from '../../../../shared/contract/notes.ts'
import type { Handlers } from '../../../../shared/contract/operation.ts'
import { startingText } from '../../../../shared/rules/note-text.ts'
import { formatSentenceName, type PersonName } from '../../../../shared/rules/people/person-name.ts'
import { err, ok } from '../../../../shared/rules/result.ts'
import { minutesOfDay } from '../../../../shared/rules/time/times.ts'
import type { Caseload } from '../caseload.ts'
import { isNotCancelled } from '../contact-conditions.ts'
import { createShownPerson } from '../people/shown-person.ts'
import type { NoteDrafts } from './note-drafts.ts'
import { noFlags } from './note-heads.ts'
import type { NoteTemplates } from './note-templates.ts'

type NoteKind = NoteBody['noteKind']

/** Starting a note with everything filled in that is known already. */
export const createNoteBeginning = (
  { database, newId, today, now }: Caseload,
  drafts: NoteDrafts,
  templates: NoteTemplates,
): Handlers<typeof notes>['begin'] => {
  const shownPerson = createShownPerson(database)
  const nameOf = database.prepare('SELECT family, given, title, preferred FROM person WHERE id = ?')
  const columns = 'id, date, time, minutes, medium, place'
  const consultationOf = database.prepare(`SELECT ${columns} FROM consultation WHERE id = ? AND personId = ?`)
  const consultationsOfToday = database.prepare(
    `SELECT ${columns} FROM consultation WHERE personId = ? AND date = ? AND ${isNotCancelled}
     AND NOT EXISTS (SELECT 1 FROM note WHERE consultationId = consultation.id)`,
  )
  const hasNotes = database.prepare('SELECT 1 FROM note WHERE personId = ? LIMIT 1')

  /** The consultation of today that is nearest to this minute, has no note yet and is not hours away. */
  const meetingOfToday = (personId: string): Meeting | undefined => {
    const minutesAhead = ({ time }: Meeting): number => minutesOfDay(time) - minutesOfDay(now().slice(11))
    return (consultationsOfToday.all(personId, today()) as Meeting[])
      .filter((meeting) => minutesAhead(meeting) <= furthestAhead)
      .sort((a, b) => Math.abs(minutesAhead(a)) - Math.abs(minutesAhead(b)))[0]
  }

  /** Without a meeting the writer says what it was: a kind that stands for a contact counts as one. */
  const suggestedKind = (personId: string, meeting: Meeting | undefined): NoteKind => {
    if (meeting === undefined) return 'general'
    if (hasNotes.get(personId) === undefined) return 'first-contact'
    if (meeting.medium === '02') return 'phone-call'
    return meeting.medium === '01' && meeting.place === 'home' ? 'home-visit' : 'general'
  }

  return ({ personId: asked, kind, consultationId }) => {
    const person = shownPerson(asked)
    if (person === null) return err('not_found')
    const given = consultationId === null ? undefined : (consultationOf.get(consultationId, person.id) as Meeting | undefined)
    if (consultationId !== null && given === undefined) return err('not_found')
    const meeting = given ?? meetingOfToday(person.id)
    const noteKind = kind ?? suggestedKind(person.id, meeting)
    const id = newId()
    const typed = {
      body: {
        noteKind,
        aboutDate: meeting?.date ?? today(),
        aboutTime: meeting?.time ?? now().slice(11),
        minutes: meeting?.minutes ?? null,
        text: startingText(templates.headingsOf(noteKind), formatSentenceName(nameOf.get(person.id) as PersonName)),
        nextStep: null,
        nextStepBy: null,
        consultationId: meeting?.id ?? null,
      },
      flags: noFlags,
      base: [],
      flagsBase: [],
    }
    return ok({ id, typed, savedAt: drafts.keep(id, person.id, typed) })
  }
}

/** Minutes: what is written earlier than this before a meeting is not yet about it. */
const furthestAhead = 60

interface Meeting {
  readonly id: string
  readonly date: string
  readonly time: string
  readonly minutes: number
  readonly medium: string | null
  readonly place: string | null
}
