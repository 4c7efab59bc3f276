import { z } from 'zod'
import { undoToken } from '../model/change.ts'
import { entities } from '../model/entities.ts'
import { day, recordId } from '../model/fields.ts'
import { csvMapping } from '../rules/csv-fields.ts'
import { read, write } from './operation.ts'
import { duplicateCandidate } from './people.ts'
import { newPersonHome, personToAdd, referralContent } from './referrals.ts'

/** A file larger than this is refused before it is read, in bytes. */
export const largestImport = 20 * 1024 * 1024

/** Everything a file says of one referral, before anything is written. */
export const sentReferral = z.object({
  person: personToAdd,
  /** Without a date in the file the wait is counted from the day it is taken in. */
  details: referralContent.extend({ referralDate: day.nullable() }),
  /** What no field holds, and what was left out of one because it does not fit. */
  keptAsSent: entities.referral.origin.shape.keptAsSent,
})
export type SentReferral = z.infer<typeof sentReferral>

const entryProblems = [
  'no-person',
  'no-name',
  'birth-date-not-real',
  'referral-date-not-real',
  'referral-date-in-future',
  'withdrawn',
  'not-a-referral',
  'not-readable',
] as const
export type EntryProblem = (typeof entryProblems)[number]

const entryStanding = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('already-here'), takenInOn: day, referralId: recordId }),
  z.object({ kind: z.literal('possible-duplicate'), candidates: z.array(duplicateCandidate) }),
  /** `detail`: the words of the file that were not understood. */
  z.object({ kind: z.literal('not-understood'), problem: z.enum(entryProblems), detail: z.string().nullable() }),
])
export type EntryStanding = z.infer<typeof entryStanding>

/** One referral of a file under review. */
const importEntry = z.object({
  /** Its place in a FHIR file from 1; of a CSV file the row as a spreadsheet counts it, headings being row 1. */
  entryNumber: z.int().positive(),
  standing: entryStanding,
  content: sentReferral.nullable(),
})
export type ImportEntry = z.infer<typeof importEntry>

const csvFile = z.object({
  headings: z.array(z.string()),
  /** The first three rows, in the order of the headings. */
  samples: z.array(z.array(z.string())),
  rowCount: z.int().nonnegative(),
  mapping: csvMapping,
  /** The day this mapping was last used for these headings; null where it is a guess. */
  rememberedFrom: day.nullable(),
})

/** A file under review: what is in it and how each entry stands now. CSV has its columns before it has entries. */
const importReview = z.object({
  importId: recordId,
  fileName: z.string(),
  format: z.enum(['fhir', 'csv']),
  csv: csvFile.nullable(),
  /** Null while the columns of a CSV file still wait for their mapping. */
  entries: z.array(importEntry).nullable(),
})
export type ImportReview = z.infer<typeof importReview>

/** Whom an entry is about: a new person, the same though others look alike, or one already here. */
const takeInAs = z.union([z.literal('new'), z.literal('different-person'), recordId])

/** Referrals from files. A file under review lives in memory until the caseload is locked; reading writes nothing. */
export const imports = {
  /** Reads a file. `not_understood`: no referral file at all. `not_a_referral`: another kind of message. */
  read: write(z.object({ fileName: z.string().max(300), text: z.string() }), z.object({ importId: recordId }), [
    'not_understood',
    'not_a_referral',
    'file_too_large',
  ]),
  /** The file under review; null: the latest one. */
  review: read(z.object({ importId: recordId.nullable() }), importReview.nullable(), []),
  /** Says which column is what, reads the rows accordingly and remembers it for files with these headings. */
  mapColumns: write(z.object({ importId: recordId, mapping: csvMapping }), z.null(), ['not_found']),
  /**
   * Takes entries in, each with its person in one step. An entry of a possible duplicate is never taken as
   * 'new': it needs the person it is, or 'different-person'. Those not taken come back with their standing.
   */
  takeIn: write(
    z.object({
      importId: recordId,
      entries: z.array(z.object({ entryNumber: z.int().positive(), person: takeInAs })).min(1),
      /** Where those who are new go. */
      home: newPersonHome,
    }),
    z.object({
      taken: z.array(z.object({ entryNumber: z.int().positive(), referralId: recordId, personId: recordId })),
      notTaken: z.array(z.object({ entryNumber: z.int().positive(), standing: entryStanding })),
      undo: undoToken,
    }),
    ['not_found'],
  ),
} as const
