import { z } from 'zod'
import { base, register, undoToken, undoable } from '../model/change.ts'
import { entities } from '../model/entities.ts'
import { day, givenReason, line, longText, recordId, time } from '../model/fields.ts'
import { read, write } from './operation.ts'
import { writer } from './writer.ts'

const { note, addendum, noteTemplate, consultation } = entities

const kind = note.text.shape.noteKind
const { attendance, attendanceReason } = consultation.attendance.shape
/** What its writer may type of a note; whose it is, by whom and when it was signed is for the core to say. */
const noteBody = note.text.omit({ personId: true, author: true, authorRole: true, authorId: true, begunBy: true, signedAt: true })
export type NoteBody = z.infer<typeof noteBody>

/** A note as an editor holds it, with what its writer was looking at. */
const typedNote = z.object({ body: noteBody, flags: note.flags, base, flagsBase: base })
export type TypedNote = z.infer<typeof typedNote>

/** A consultation that a note may be linked to. */
const linkedConsultation = z.object({
  id: recordId,
  date: day,
  time,
  minutes: z.int(),
  medium: consultation.plan.shape.medium.nullable(),
  place: consultation.plan.shape.place,
  attendance,
  attendanceBase: base,
})
export type LinkedConsultation = z.infer<typeof linkedConsultation>

/** One text of a note that stands or once stood. */
const noteVersion = z.object({
  /** Names the version. */
  base,
  value: note.text,
  /** Milliseconds since 1970 on the computer that wrote it. */
  at: z.int(),
  writer,
})
export type NoteVersion = z.infer<typeof noteVersion>

const noteRecord = z.object({
  id: recordId,
  personId: recordId,
  /** The signed text; null while the note is a draft. */
  signed: note.text.nullable(),
  /** What an editor starts from: what is being typed, else the text that stands. Null once signed. */
  typed: typedNote.nullable(),
  /** Milliseconds since 1970 when what is being typed was kept; null when all of it is in the caseload. */
  savedAt: z.int().nullable(),
  /** The name of whoever began it, where it is a draft of somebody else than the user. */
  begunBy: z.string().nullable(),
  flags: register(note.flags),
  /** The different texts that stand, the one shown first. More than one: two versions. */
  versions: z.array(noteVersion),
  /** What was added after signing, oldest first. */
  addenda: z.array(z.object({ id: recordId, value: addendum.text })),
  consultation: linkedConsultation.nullable(),
})
export type NoteRecord = z.infer<typeof noteRecord>

/** One line of a list of notes. */
const noteLine = z.object({
  id: recordId,
  kind,
  aboutDate: day,
  aboutTime: time.nullable(),
  author: z.string(),
  /** The first line that is more than a heading; empty when there is none yet. */
  firstLine: z.string(),
  signedAt: z.string().nullable(),
  nextStep: line,
  nextStepBy: day.nullable(),
  flags: note.flags,
  /** How many different texts stand. */
  versions: z.int(),
  addenda: z.int(),
})
export type NoteLine = z.infer<typeof noteLine>

/** Headings that a note may start with. `id` null: it comes with Haversack. */
const templateRecord = z.object({ id: recordId.nullable(), base, content: noteTemplate.content })
export type TemplateRecord = z.infer<typeof templateRecord>

const chosenVersion = z.object({
  id: recordId,
  /** The versions that were on screen, all of them. */
  base,
  /** The one that was chosen. */
  version: base,
})

/** Notes about contacts: typed, signed, added to, and the templates they start from. */
export const notes = {
  /**
   * Starts a note: date, time and length from the consultation given, or from one of today, and the headings of
   * its kind. Nothing is in the caseload until it is settled or signed.
   */
  begin: write(
    z.object({ personId: recordId, kind: kind.nullable(), consultationId: recordId.nullable() }),
    z.object({ id: recordId, typed: typedNote, savedAt: z.int() }),
    ['not_found'],
  ),
  /**
   * Keeps on this computer what is being typed, whatever became of the note or its person meanwhile. No change is
   * logged. `not_found`: the person is not here, and nothing was being typed about them.
   */
  keepDraft: write(
    z.object({ id: recordId, personId: recordId, typed: typedNote }),
    z.object({ savedAt: z.int() }),
    ['not_found'],
  ),
  /**
   * Makes what was typed one change of the caseload, and hands out the bases to go on from. A new note with
   * nothing but headings leaves nothing behind (`left` is then true). Where the note was signed meanwhile, on another
   * computer, what was typed becomes a draft of its own: `apart` is its id.
   */
  settle: write(z.object({ id: recordId }), z.object({ base, flagsBase: base, left: z.boolean(), apart: recordId.nullable() }), []),
  open: read(z.object({ id: recordId }), noteRecord, ['not_found']),
  /** A person's notes, newest first, with those being typed. */
  ofPerson: read(z.object({ personId: recordId }), z.array(noteLine), []),
  /**
   * Signs: the text is final from now on. A consultation of today or earlier that still says 'booked' needs its
   * attendance, and a cancelled one its reason; both are written together with the signature.
   */
  sign: write(
    z.object({
      id: recordId,
      personId: recordId,
      typed: typedNote,
      attendance: z.object({ attendance: attendance.exclude(['0']), reason: attendanceReason, base }).nullable(),
    }),
    z.object({ signedAt: z.string() }),
    ['not_found', 'already_signed', 'empty_note', 'attendance_missing', 'reason_missing'],
  ),
  /** Adds to a signed note; signed at once. */
  addTo: write(z.object({ noteId: recordId, reason: z.string().trim().max(300), text: longText }), z.object({ id: recordId }), [
    'not_found',
    'not_signed',
    'empty_note',
    'reason_missing',
  ]),
  /** Flags may be set after signing too: that a note is about someone else may be noticed late. */
  setFlags: write(z.object({ id: recordId, base, flags: note.flags }), undoable, ['not_found']),
  removeDraft: write(z.object({ id: recordId, reason: givenReason }), undoable, [
    'not_found',
    'already_signed',
  ]),
  /** Every text of the note that ever stood, newest first. */
  versions: read(z.object({ id: recordId }), z.array(noteVersion.extend({ current: z.boolean() })), ['not_found']),
  /** Settles two versions of a draft: the chosen text goes on, the other stays among the earlier texts. */
  goOn: write(chosenVersion, undoable, ['not_found', 'already_signed', 'changed_since']),
  /** Settles two versions: the chosen text stays this note, each other unsigned one becomes a note of its own. */
  keepAsTwo: write(chosenVersion, z.object({ ids: z.array(recordId), undo: undoToken }), ['not_found', 'changed_since']),
  /** Consultations of the person up to today that a note may be linked to, newest first. */
  linkable: read(z.object({ personId: recordId }), z.array(linkedConsultation), []),
  /** Headings by kind: those that come with Haversack unless replaced, and the team's own. */
  templates: read(z.object({}), z.array(templateRecord), []),
  /** Adds (id null) or changes a template; in a team supervisors and administrators may. One with the kind and name of a built-in one replaces it. */
  saveTemplate: write(
    z.object({ id: recordId.nullable(), base, content: noteTemplate.content }),
    z.object({ id: recordId, undo: undoToken }),
    ['not_found', 'not_allowed'],
  ),
  removeTemplate: write(z.object({ id: recordId, reason: givenReason }), undoable, ['not_found', 'not_allowed']),
} as const
