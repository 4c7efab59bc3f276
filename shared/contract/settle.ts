import { z } from 'zod'
import { base, undoable } from '../model/change.ts'
import { day } from '../model/fields.ts'
import { read, write } from './operation.ts'
import { personSummary } from './people.ts'
import { writer } from './writer.ts'

/** Which field group of which record, such as the address of a person. */
const register = z.object({
  entity: z.string().max(100),
  /** The record's id. */
  record: z.string().max(100),
  group: z.string().max(100),
})

/** A field group of which more than one version stands. */
export const unsettled = register.extend({
  /** The person it is about, as they are shown; null for what belongs to the team. */
  person: personSummary.nullable(),
  /** Which of several it is: the number of a phone, the name of a template, the day of a consultation or note. */
  about: z.object({ name: z.string().nullable(), date: day.nullable(), time: z.string().nullable() }),
  versions: z.int(),
  /** Milliseconds since 1970 of the newest version, on the computer that wrote it. */
  at: z.int(),
})
export type Unsettled = z.output<typeof unsettled>

const standingVersion = z.object({
  /** Names the version. */
  base,
  /** Null: the field group was emptied. */
  value: z.json(),
  /** Milliseconds since 1970 on the computer that wrote it. */
  at: z.int(),
  writer,
})
export type StandingVersion = z.output<typeof standingVersion>

const opened = unsettled.extend({
  /** All versions that stand, to be given back with what settles them. */
  base,
  /** The one shown until settled comes first. A single one: everything agrees. */
  versions: z.array(standingVersion),
  /** People and caseloads that the versions name by id, as lists name them. */
  named: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type OpenedVersions = z.output<typeof opened>

/**
 * Field groups that two computers changed before they met. Both versions stand until somebody settles them. Not
 * here: to which caseload a person belongs (see `handover`), and notes signed twice, since both signatures stay.
 */
export const settle = {
  /** How many records (a person with everything about them is one), and how many field groups of them. */
  count: read(z.object({}), z.object({ records: z.int(), groups: z.int() }), []),
  /** By the name of the person; what belongs to the team comes last, where this computer may settle it. */
  list: read(z.object({}), z.array(unsettled), []),
  open: read(register, opened, ['not_found']),
  /**
   * Keeps one of the versions; `base` is all that were on screen. The texts of notes are settled by `notes`.
   * `not_allowed`: it belongs to the team, and the role of this computer does not write it.
   */
  keep: write(register.extend({ base, version: base }), undoable, [
    'not_found',
    'changed_since',
    'not_allowed_in_this_state',
    'not_allowed',
  ]),
  /** Settles by a value of one's own. */
  write: write(register.extend({ base, value: z.record(z.string(), z.json()) }), undoable, [
    'not_found',
    'changed_since',
    'not_allowed_in_this_state',
    'not_allowed',
  ]),
} as const
