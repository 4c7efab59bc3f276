import { makeGroupedCode, parseGroupedCode } from './grouped-code.ts'
import { err, ok, type Result } from './result.ts'

/** How many groups of five an invitation code has. */
export const invitationGroupCount = 5

export type InvitationCodeProblem =
  | 'code_wrong_length'
  /** `group` counts from 1 and is the first one that does not fit. */
  | { readonly code: 'code_group_mistyped'; readonly group: number }

/**
 * Makes a new invitation code: 25 characters without separators, 20 of them random (about 99 bits). A check letter
 * for each group is what lets a mistyped group be named over the telephone. See `makeGroupedCode`.
 */
export function makeInvitationCode(randomBytes: (count: number) => Uint8Array): string {
  return makeGroupedCode(invitationGroupCount, randomBytes)
}

/** Reads an invitation code as pasted or typed, and gives its 25 characters. See `parseGroupedCode`. */
export function parseInvitationCode(text: string): Result<string, InvitationCodeProblem> {
  const code = parseGroupedCode(text, invitationGroupCount)
  if (code.ok) return ok(code.value)
  return code.error.code === 'wrong_length'
    ? err('code_wrong_length')
    : err({ code: 'code_group_mistyped', group: code.error.group })
}
