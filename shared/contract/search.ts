import { z } from 'zod'
import { day, recordId } from '../model/fields.ts'
import { personSummary } from './people.ts'
import { read, write } from './operation.ts'

/** Finding people and notes. */
export const search = {
  /** People by name, preferred or former name, beginning of a name, NHS number; where nobody fits, by sound. At most `limit`. */
  people: read(
    z.object({ text: z.string().max(200), limit: z.int().min(1).max(50).default(8) }),
    z.object({ people: z.array(personSummary), bySound: z.boolean() }),
    [],
  ),
  /** People and notes that hold every word (each may be a beginning), newest first, a page at a time. */
  everything: read(
    z.object({
      text: z.string().max(200),
      kind: z.enum(['all', 'people', 'notes']).default('all'),
      author: z.string().nullable().default(null),
      from: day.nullable().default(null),
      to: day.nullable().default(null),
      limit: z.int().min(1).max(100).default(30),
    }),
    z.object({
      people: z.array(personSummary),
      bySound: z.boolean(),
      notes: z.array(
        z.object({
          id: recordId,
          /** The note it stands in: for an addendum the note it was added to. */
          noteId: recordId,
          person: personSummary,
          /** What a note is about; for an addendum the day it was added. */
          date: day,
          author: z.string(),
          signed: z.boolean(),
          /** The words around the first match; the page marks the matches. */
          excerpt: z.string(),
        }),
      ),
      /** True where more people, or more notes, fit than are given. */
      morePeople: z.boolean(),
      moreNotes: z.boolean(),
      /** Who may be asked for: the team, and whoever wrote what was found. */
      authors: z.array(z.string()),
    }),
    [],
  ),
  /** The last five people opened since the caseload was unlocked, newest first. */
  recent: read(z.object({}), z.array(personSummary), []),
  /** Notes that a person's record was opened; forgotten at the lock. */
  opened: write(z.object({ id: recordId }), z.null(), []),
} as const
