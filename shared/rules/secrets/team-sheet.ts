import { makeGroupedCode, parseCodeOfKind } from './grouped-code.ts'
import type { Result } from '../result.ts'

/** How many groups of five the code on a team sheet has. */
export const teamSheetGroupCount = 7

export type TeamSheetProblem =
  | 'sheet_wrong_length'
  /** `group` counts from 1 and is the first one that does not fit. */
  | { readonly code: 'sheet_group_mistyped'; readonly group: number }

/**
 * Makes the code of a new team sheet: 35 characters without separators, 28 of them random (about 138 bits), from
 * which the 128 bits of the team seed are hashed. See `makeGroupedCode`.
 */
export function makeTeamSheet(randomBytes: (count: number) => Uint8Array): string {
  return makeGroupedCode(teamSheetGroupCount, randomBytes)
}

/** Reads a team sheet's code as pasted or typed, and gives its 35 characters. See `parseGroupedCode`. */
export function parseTeamSheet(text: string): Result<string, TeamSheetProblem> {
  return parseCodeOfKind(text, { groupCount: teamSheetGroupCount, wrongLength: 'sheet_wrong_length', mistyped: 'sheet_group_mistyped' })
}
