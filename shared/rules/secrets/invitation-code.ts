import { codeAlphabet, codeGroups, makeGroupedCode, parseCodeOfKind } from './grouped-code.ts'
import type { Result } from '../result.ts'

/** How many groups of five an invitation code has. */
export const invitationGroupCount = 5

export type InvitationCodeProblem =
  | 'code_wrong_length'
  /** `group` counts from 1 and is the first one that does not fit. */
  | { readonly code: 'code_group_mistyped'; readonly group: number }

/**
 * Makes a new invitation code to the team of that vault (its id in hex): 25 characters without separators, 19 of them
 * random (about 94 bits) and one the vault's. A check letter for each group is what lets a mistyped group be named over
 * the telephone. See `makeGroupedCode`.
 */
export function makeInvitationCode(randomBytes: (count: number) => Uint8Array, vaultId: string): string {
  return makeGroupedCode(invitationGroupCount, randomBytes, vaultLetter(vaultId))
}

/** False where a code is certainly not to the team of that vault; so it is with 30 of 31 other vaults. */
export function mayBeOfVault(code: string, vaultId: string): boolean {
  return codeGroups(code).at(-1)?.at(-2) === vaultLetter(vaultId)
}

/** What the store shows anyway: the code gives nothing away by it. */
function vaultLetter(vaultId: string): string {
  return codeAlphabet.charAt(Number.parseInt(vaultId.slice(0, 8), 16) % codeAlphabet.length)
}

/** Reads an invitation code as pasted or typed, and gives its 25 characters. See `parseGroupedCode`. */
export function parseInvitationCode(text: string): Result<string, InvitationCodeProblem> {
  return parseCodeOfKind(text, { groupCount: invitationGroupCount, wrongLength: 'code_wrong_length', mistyped: 'code_group_mistyped' })
}
