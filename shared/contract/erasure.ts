import { z } from 'zod'
import { recordId } from '../model/fields.ts'
import { person } from '../model/person.ts'
import { read, write } from './operation.ts'

/** A computer that is in the team no more, and may have kept the person: nobody has heard from it that it has erased them. */
const removedHolder = z.object({
  /** 'Ann's laptop' */
  words: z.string(),
  state: z.enum(['left', 'lost']),
  /** Milliseconds since 1970; null: not known. */
  removedAt: z.int().nullable(),
})
export type RemovedHolder = z.output<typeof removedHolder>

const certificate = z.object({
  /** '3F0A9C21': names the erasing and nobody. */
  id: z.string(),
  /** Milliseconds since 1970. */
  erasedAt: z.int(),
  by: z.string().nullable(),
  /** Computers, as the team calls them. */
  done: z.array(z.string()),
  notYetHeardFrom: z.array(z.string()),
  /** Those that erasing does not reach, the last removed first. */
  removed: z.array(removedHolder),
  /** The day on which the last backup that may hold the person ends, on computers with Haversack. */
  backupsEnd: z.string(),
  /** Changes about the person that came in later and are held for an administrator. */
  held: z.int().nonnegative(),
})
export type ErasureCertificate = z.output<typeof certificate>

const deletedPerson = z.object({
  personId: recordId,
  /** Null where none was written. */
  name: person.name.nullable(),
  /** Milliseconds since 1970. */
  deletedAt: z.int(),
})
export type DeletedPerson = z.output<typeof deletedPerson>

/** Erasing a person everywhere: in a team on every computer, by an administrator; before there is one, on this computer. A certificate names nobody: only its number and day. */
export const erasure = {
  /** Whether this computer may: where it may not, the others say 'not_allowed'. */
  mayErase: read(z.object({}), z.boolean(), []),
  /** What would leave, which computers of the team hold it (null: there is no team, and this one alone does) or may have kept it, and the day on which the last backup that may hold it ends. */
  preview: read(
    z.object({ personId: recordId }),
    z.object({ changes: z.int(), computers: z.array(z.string()).nullable(), removed: z.array(removedHolder), backupsEnd: z.string() }),
    ['not_found', 'not_allowed'],
  ),
  /** It cannot be undone. Why is written down elsewhere: nothing about the person may stay here. */
  erase: write(z.object({ personId: recordId }), z.object({}), ['not_found', 'not_allowed']),
  /** Erases also what came in later about people who were erased, and is held since. */
  eraseHeld: write(z.object({}), z.object({ changes: z.int() }), ['not_allowed']),
  /** Whose records were deleted and are here still, for whoever may erase them: the last deleted first. */
  deleted: read(z.object({}), z.array(deletedPerson), ['not_allowed']),
  /** The newest first. */
  certificates: read(z.object({}), z.array(certificate), []),
} as const
