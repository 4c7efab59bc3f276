import { makeGroupedCode, parseCodeOfKind } from './grouped-code.ts'
import type { Result } from '../result.ts'

/** How many groups of five a recovery code has. */
export const recoveryGroupCount = 6

export type RecoveryCodeProblem =
  | 'recovery_code_wrong_length'
  /** `group` counts from 1 and is the first one that does not fit. */
  | { readonly code: 'recovery_group_mistyped'; readonly group: number }

/** Makes a new recovery code: 30 characters without separators, about 118 random bits. See `makeGroupedCode`. */
export function makeRecoveryCode(randomBytes: (count: number) => Uint8Array): string {
  return makeGroupedCode(recoveryGroupCount, randomBytes)
}

/** Reads a recovery code as pasted or typed, and gives its 30 characters. See `parseGroupedCode`. */
export function parseRecoveryCode(text: string): Result<string, RecoveryCodeProblem> {
  return parseCodeOfKind(text, { groupCount: recoveryGroupCount, wrongLength: 'recovery_code_wrong_length', mistyped: 'recovery_group_mistyped' })
}
