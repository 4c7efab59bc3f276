import type { LinkedConsultation, NoteLine, notes, TypedNote } from '../../../../shared/contract/notes.ts'
import type { Handlers, Output } from '../../../../shared/contract/operation.ts'
import { firstLineOf } from '../../../../shared/rules/note-text.ts'
import { err, ok } from '../../../../shared/rules/result.ts'
import type { Caseload } from '../caseload.ts'
import { begunByAnother, userAsAuthor } from './note-authors.ts'
import type { NoteDraft, NoteDrafts } from './note-drafts.ts'
import { standingTexts, toVersion } from './note-heads.ts'
import { flagsOf } from './note-settling.ts'
import type { NoteTemplates } from './note-templates.ts'
import { emptyRegister, readRegisters } from '../registers.ts'
import { profileOf } from '../settings.ts'
import { createTakenBack } from '../settle/settle-taken-back.ts'
import { createWriters } from '../writers.ts'

type ReadingHandlers = Pick<Handlers<typeof notes>, 'open' | 'ofPerson' | 'linkable'>
type FirstLine = ReturnType<typeof firstLineOf>

/** Reading notes, those being typed among them. */
export const createNoteReading = (caseload: Caseload, drafts: NoteDrafts, templates: NoteTemplates): ReadingHandlers => {
  const { database, log, baseOf, today } = caseload
  const writerOf = createWriters(caseload)
  const saidBy = createTakenBack(caseload)
  const personOfNote = database.prepare('SELECT personId FROM note WHERE id = ?').pluck()
  const addendaOf = database.prepare('SELECT id FROM addendum WHERE noteId = ? ORDER BY signedAt, id').pluck()
  const ofPerson = database.prepare(`SELECT ${lineColumns} FROM note WHERE personId = ? ORDER BY aboutDate DESC, coalesce(aboutTime, '') DESC, id DESC`)
  const consultationColumns = 'id, date, time, minutes, medium, place, attendance FROM consultation'
  const consultation = database.prepare(`SELECT ${consultationColumns} WHERE id = ?`)
  const consultations = database.prepare(
    `SELECT ${consultationColumns} WHERE personId = ? AND date <= ? ORDER BY date DESC, time DESC LIMIT 20`,
  )

  const toConsultation = (row: ConsultationRow): LinkedConsultation => ({
    ...row,
    attendance: row.attendance ?? '0',
    attendanceBase: baseOf('consultation', row.id, 'attendance'),
  })

  const linkedTo = (id: string | null): LinkedConsultation | null => {
    const row = id === null ? undefined : (consultation.get(id) as ConsultationRow | undefined)
    return row === undefined ? null : toConsultation(row)
  }

  const lineOfDraft = ({ id, typed }: NoteDraft, me: string, firstLine: FirstLine): NoteLine => ({
    id,
    kind: typed.body.noteKind,
    aboutDate: typed.body.aboutDate,
    aboutTime: typed.body.aboutTime,
    author: standingTexts(caseload, id)[0]?.value.author ?? me,
    firstLine: firstLine(typed.body.text),
    signedAt: null,
    nextStep: typed.body.nextStep,
    nextStepBy: typed.body.nextStepBy,
    flags: typed.flags,
    versions: standingTexts(caseload, id).length || 1,
    addenda: 0,
  })

  const toLine = (row: LineRow, firstLine: FirstLine): NoteLine => ({
    id: row.id,
    kind: row.kind,
    aboutDate: row.aboutDate,
    aboutTime: row.aboutTime,
    author: row.author,
    firstLine: firstLine(row.beginning),
    signedAt: row.signedAt,
    nextStep: row.nextStep,
    nextStepBy: row.nextStepBy,
    flags: {
      aboutSomeoneElse: row.aboutSomeoneElse === 1,
      safeguardingNote: row.safeguardingNote === 1,
      notToBeShared: row.notToBeShared === 1,
    },
    // Only several heads are worth comparing: equal ones count as one.
    versions: row.heads > 1 ? standingTexts(caseload, row.id).length : 1,
    addenda: row.addenda,
  })

  return {
    open({ id }) {
      const draft = drafts.find(id)
      const standing = standingTexts(caseload, id)
      const [shown] = standing
      const personId = (personOfNote.get(id) as string | undefined) ?? draft?.personId
      if (personId === undefined) return err('not_found')
      const signed = shown?.signed === true ? shown.value : null
      const typed = signed === null ? (draft?.typed ?? (shown === undefined ? null : typedFrom(caseload, id, shown))) : null
      return ok({
        id,
        personId,
        signed,
        typed,
        savedAt: draft?.savedAt ?? null,
        begunBy: shown?.signed === false ? begunByAnother(shown.value, userAsAuthor(caseload)) : null,
        flags: readRegisters(log, 'note', id).get('flags') ?? emptyRegister,
        versions: standing.map((text) => toVersion(writerOf, (head) => saidBy({ entity: 'note', record: id, grp: 'text' }, head), text)),
        addenda: (addendaOf.all(id) as string[]).map((addendum) => ({
          id: addendum,
          value: readRegisters(log, 'addendum', addendum).get('text')?.value,
        })),
        consultation: linkedTo(typed?.body.consultationId ?? signed?.consultationId ?? null),
        // The log holds what the contract let in; its types are not checked again on the way out.
      } as Output<typeof notes.open>)
    },

    ofPerson({ personId }) {
      const firstLine = firstLineOf(templates.allHeadings())
      const lines = (ofPerson.all(personId) as LineRow[]).map((row) => toLine(row, firstLine))
      const typed = drafts.all().filter((draft) => draft.personId === personId)
      if (typed.length === 0) return ok(lines)
      const me = profileOf(caseload).memberName
      return ok(withDrafts(lines, typed.map((draft) => lineOfDraft(draft, me, firstLine))).sort(newestFirst))
    },

    linkable: ({ personId }) => ok((consultations.all(personId, today()) as ConsultationRow[]).map(toConsultation)),
  }
}

const typedFrom = (caseload: Caseload, id: string, shown: ReturnType<typeof standingTexts>[number]): TypedNote => {
  const { noteKind, aboutDate, aboutTime, minutes, text, nextStep, nextStepBy, consultationId } = shown.value
  return {
    body: { noteKind, aboutDate, aboutTime, minutes, text, nextStep, nextStepBy, consultationId },
    flags: flagsOf(caseload, id),
    // The shown text alone: writing on must not settle two versions unasked.
    base: [...shown.base],
    flagsBase: caseload.baseOf('note', id, 'flags'),
  }
}

/** What is being typed stands in place of the settled text of the same note. */
const withDrafts = (lines: readonly NoteLine[], typed: readonly NoteLine[]): NoteLine[] => {
  const signed = new Set(lines.filter((line) => line.signedAt !== null).map(({ id }) => id))
  const shown = typed.filter(({ id }) => !signed.has(id))
  const replaced = new Set(shown.map(({ id }) => id))
  return [...lines.filter(({ id }) => !replaced.has(id)), ...shown]
}

const newestFirst = (a: NoteLine, b: NoteLine): number => {
  const [first, second] = [a, b].map(({ aboutDate, aboutTime, id }) => `${aboutDate}T${aboutTime ?? ''} ${id}`)
  return (first ?? '') < (second ?? '') ? 1 : -1
}

// The beginning of the text is enough to find its first line; the rest would only be read from disk.
const lineColumns = `note.id, noteKind AS kind, aboutDate, aboutTime, author, substr(text, 1, 1000) AS beginning, signedAt,
  nextStep, nextStepBy, aboutSomeoneElse, safeguardingNote, notToBeShared,
  (SELECT count(*) FROM change WHERE record = note.id AND grp = 'text' AND head = 1) AS heads,
  (SELECT count(*) FROM addendum WHERE noteId = note.id) AS addenda`

interface LineRow {
  readonly id: string
  readonly kind: NoteLine['kind']
  readonly aboutDate: string
  readonly aboutTime: string | null
  readonly author: string
  readonly beginning: string
  readonly signedAt: string | null
  readonly nextStep: string | null
  readonly nextStepBy: string | null
  readonly aboutSomeoneElse: number | null
  readonly safeguardingNote: number | null
  readonly notToBeShared: number | null
  readonly heads: number
  readonly addenda: number
}

type ConsultationRow = Omit<LinkedConsultation, 'attendance' | 'attendanceBase'> & {
  readonly attendance: LinkedConsultation['attendance'] | null
}
