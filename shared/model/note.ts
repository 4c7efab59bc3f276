import { z } from 'zod'
import { codesOf, type CodeWithWords } from '../rules/code-list.ts'
import { day, instant, line, longText, recordId, text, time } from './fields.ts'

/** What a note is about, which decides the headings it starts with. */
export const noteKinds = [
  { code: 'first-contact', words: 'First contact' },
  { code: 'home-visit', words: 'Home visit' },
  { code: 'phone-call', words: 'Phone call' },
  { code: 'review', words: 'Review' },
  { code: 'closing', words: 'Closing' },
  { code: 'general', words: 'Note' },
] as const satisfies readonly CodeWithWords[]

/**
 * A note about a contact. The signing change carries the whole text with `signedAt`; from then on the text
 * never changes and corrections are addenda. The flags stay open, because a third-party mark may be noticed late.
 */
export const note = {
  text: z.object({
    personId: recordId,
    noteKind: z.enum(codesOf(noteKinds)),
    aboutDate: day,
    aboutTime: time.nullable(),
    minutes: z.int().min(0).max(1440).nullable(),
    text: longText,
    nextStep: line,
    nextStepBy: day.nullable(),
    consultationId: recordId.nullable(),
    author: z.string(),
    authorRole: line,
    /** The member whose it is. Left out in what earlier versions wrote, which knew of names alone. */
    authorId: recordId.optional(),
    /** The name of whoever began what somebody else signed. */
    begunBy: z.string().optional(),
    signedAt: instant.nullable(),
  }),
  flags: z.object({
    aboutSomeoneElse: z.boolean(),
    safeguardingNote: z.boolean(),
    notToBeShared: z.boolean(),
  }),
} as const

/** What is added to a signed note. Written once; it stands under the note with its own author and time. */
export const addendum = {
  text: z.object({
    noteId: recordId,
    personId: recordId,
    reason: line,
    text: longText,
    author: z.string(),
    authorRole: line,
    signedAt: instant,
  }),
} as const

/** Headings that a new note starts with. */
export const noteTemplate = {
  content: z.object({
    templateName: z.string().trim().min(1).max(100),
    noteKind: z.enum(codesOf(noteKinds)),
    headings: text,
  }),
} as const
