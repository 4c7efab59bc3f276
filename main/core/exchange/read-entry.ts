import type { EntryProblem, SentReferral } from '../../../shared/contract/imports.ts'

/** One entry of a file: what it says, or why it cannot be taken in and the words it failed on. */
export type ReadEntry =
  | { readonly entryNumber: number; readonly ok: true; readonly content: SentReferral; readonly originKey: string }
  | { readonly entryNumber: number; readonly ok: false; readonly problem: EntryProblem; readonly detail: string | null }

/** Why a file has no entries at all. */
export type FileProblem = 'not_understood' | 'not_a_referral' | 'file_too_large'
