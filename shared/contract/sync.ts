import { z } from 'zod'
import { entities } from '../model/entities.ts'
import { recordId } from '../model/fields.ts'
import { reachFaults, storageFaults } from './errors.ts'
import { read, write } from './operation.ts'

/** Where a team's sync lives: storage that the practice already has. */
const place = z.discriminatedUnion('kind', [
  /** A network share or a stick, by the grant of a folder chosen in the system's dialog. */
  z.object({ kind: z.literal('folder'), grant: z.string() }),
  z.object({
    kind: z.literal('webdav'),
    address: z.url({ protocol: /^https?$/ }),
    user: z.string().max(200),
    password: z.string().max(1000),
  }),
  z.object({
    kind: z.literal('s3'),
    address: z.url({ protocol: /^https?$/ }),
    region: z.string().trim().max(100),
    bucket: z.string().trim().min(1).max(100),
    /** Keys begin with it: several teams may share a bucket. May be empty. */
    folder: z.string().trim().max(300),
    accessKey: z.string().trim().min(1).max(300),
    secretKey: z.string().min(1).max(1000),
  }),
])
export type PlaceInput = z.output<typeof place>

/** The place in use without what must stay secret, so that a form for another password or folder can begin with it. */
const placeInUse = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('folder') }),
  z.object({ kind: z.literal('webdav'), address: z.string(), user: z.string() }),
  z.object({ kind: z.literal('s3'), address: z.string(), region: z.string(), bucket: z.string(), folder: z.string(), accessKey: z.string() }),
])
export type PlaceInUse = z.output<typeof placeInUse>

/** Why a place of sync cannot be used. */
export const placeFaults = [...storageFaults, 'own_folder', 'file_grant_spent'] as const

const testStep = z.object({
  step: z.enum(['list', 'read', 'write', 'remove']),
  outcome: z.enum(['done', 'failed', 'not-tried']),
})

/** A place that was tried. It stays chosen, in memory, for turning sync on, joining or recovering. */
const triedPlace = z.object({
  kind: z.enum(['folder', 'webdav', 's3']),
  /** 'Team sync on Northside (S:)', 'dav.example.org', 'bucket northside': never a password. */
  words: z.string(),
  steps: z.array(testStep),
  /** What lies there; null while a step failed. */
  found: z.enum(['nothing', 'a_team', 'our_team']).nullable(),
  /** Why a step failed. */
  problem: z.enum(placeFaults).nullable(),
})
export type TriedPlace = z.output<typeof triedPlace>

/** Why sync has stopped until a person does something. */
export const stopReasons = [
  'other_team',
  'place_emptied',
  'place_refused',
  'place_forbidden',
  'place_full',
  'place_unsuitable',
  'second_copy',
  'removed',
  'newer_version',
] as const

/** Something about one computer that people should know. */
const syncAlert = z.object({
  /**
   * `emptied`: some of what it wrote was taken out of the storage by an erasing that does not count, or by somebody who meant harm;
   * `acts_missing`: by its word, an administrator's, something was changed in the team that is not to be had, and new keys and leave wait for it;
   * `removed_acts_missing`: the same of one that was removed since; `no_administrator`: none is left in the team;
   * `removal_unheard`: an administrator's, that was removed here before this caseload was restored, and nobody heard of it;
   * `new_administrator`: told to administrators, until they say that it may stay.
   */
  kind: z.enum(['altered', 'emptied', 'withheld', 'acts_missing', 'removed_acts_missing', 'no_administrator', 'removal_unheard', 'rolled_back', 'two_copies', 'wrong_key', 'keys_used_up', 'many_acts', 'newer_version', 'new_administrator', 'clock']),
  /** Whose computer, in words: 'Ann's laptop'. Null: not known. */
  computer: z.string().nullable(),
  /** Its id, as in the section `team`, where something can be said about that one: for `removal_unheard` and `new_administrator`. */
  device: z.string().optional(),
  /** For `new_administrator`: whose it is, by name, and since when it is in the team, milliseconds since 1970; null: not known. */
  member: z.string().nullable().optional(),
  since: z.int().nullable().optional(),
  /** For a clock: by how many days it looks wrong. */
  days: z.int().nullable(),
})

const syncStatus = z.object({
  /**
   * Of a computer that is not in its team: `needs_invitation`: it has answered none; `waiting_for_approval`: it has; `not_let_in`: that one
   * is closed.
   */
  state: z.enum(['off', 'needs_invitation', 'waiting_for_approval', 'not_let_in', 'idle', 'syncing', 'unreachable', 'paused', 'stopped']),
  kind: z.enum(['folder', 'webdav', 's3']).nullable(),
  placeWords: z.string().nullable(),
  /** Changes made here that are not yet known to lie in the store. */
  waiting: z.int().nonnegative(),
  /** Changes set aside because their signer may not make them, and not yet dealt with. */
  refused: z.int().nonnegative(),
  /** Milliseconds since 1970. */
  lastSyncedAt: z.int().nullable(),
  /** Since this caseload was opened, the last cycle ended well: what is said of what was sent has been seen there. */
  looked: z.boolean(),
  /** A person waits for the cycle that runs, or comes next. */
  asked: z.boolean(),
  nextTryAt: z.int().nullable(),
  /** Of long work: how many changes have come in or gone out, of how many that are to. */
  progress: z.object({ done: z.int(), total: z.int() }).nullable(),
  stoppedBy: z.enum(stopReasons).nullable(),
  /** Why the state is 'unreachable'; null in all others. */
  outOfReach: z.enum(reachFaults).nullable(),
  alerts: z.array(syncAlert),
  /** The other computer that was heard of longest ago, for the status bar. */
  quietest: z.object({ words: z.string(), seenAt: z.int() }).nullable(),
  /** Only by hand and before lock, and nothing of computers that share no caseload: for a metered connection. */
  littleData: z.boolean(),
})
export type SyncStatus = z.output<typeof syncStatus>

/**
 * Why changes that came in have no effect. `foreign_home`: they take people to a caseload that the computer was never let
 * into. `untrue_copy`: they have an effect, as changes of the computer that says it copied them.
 */
const refusalReasons = ['after_removal', 'not_granted', 'role', 'foreign_home', 'erased', 'signed', 'not_understood', 'untrue_copy'] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** Changes of one computer, all without effect for the same reason, and about records of one kind. */
const refusal = z.object({
  /** Its id, as in the section `team`. */
  device: z.string(),
  /** 'Ann's laptop' */
  computer: z.string(),
  /** Whose it is, by name. */
  member: z.string().nullable(),
  reason: z.enum(refusalReasons),
  /** 'noteTemplate'; this version may not know it. */
  entity: z.string(),
  changes: z.int().positive(),
  /** When the first of them was made, milliseconds since 1970. */
  since: z.int(),
  /** Some of the people they are about, if this computer has their records. */
  people: z.array(z.object({ id: recordId, name: entities.person.name })),
})
export type Refusal = z.output<typeof refusal>

/** The place of sync and how it stands there. */
export const sync = {
  status: read(z.object({}), syncStatus, []),
  /** Null until sync is turned on. */
  placeInUse: read(z.object({}), placeInUse.nullable(), []),
  /** Tries list, read, write and remove at a place, changes nothing else there, and keeps the place as chosen. */
  tryPlace: write(z.object({ place }), triedPlace, []),
  /** Tries the place last tried once more: the grant of a folder is good for one use. */
  tryAgain: write(z.object({}), triedPlace, ['not_allowed_in_this_state']),
  /** What came in and has no effect, and why. */
  refused: read(z.object({}), z.array(refusal), []),
  /** Uses the place last tried in place of the present one; it must hold this team or nothing at all. */
  changePlace: write(z.object({}), z.object({}), ['other_team', 'not_allowed_in_this_state', ...placeFaults]),
  /** Syncs at once; answers when the cycle has ended, well or not (see `status`). */
  now: write(z.object({}), z.object({}), []),
  pause: write(z.object({ paused: z.boolean() }), z.object({}), []),
  useLittleData: write(z.object({ littleData: z.boolean() }), z.object({}), []),
  /** A store that was used before is empty: the user says that it is the right place, and it is filled again. */
  refill: write(z.object({}), z.object({}), ['not_allowed_in_this_state']),
} as const
