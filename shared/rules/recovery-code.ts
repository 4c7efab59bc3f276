import { err, ok, type Result } from './result.ts'

/** 23 letters and 8 digits: no 0 and O, no 1, I and L, which are mistaken for one another on paper. */
export const recoveryAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

const recoveryGroupCount = 6
const recoveryGroupLength = 5

export type RecoveryCodeProblem =
  | 'recovery_code_wrong_length'
  /** `group` counts from 1 and is the first one that does not fit. */
  | { readonly code: 'recovery_group_mistyped'; readonly group: number }

/**
 * Makes a new recovery code: 30 characters without separators, of which 24 are random (about 118
 * bits) and each fifth is the check letter of its group.
 * `randomBytes` must be a cryptographic source. Bytes that would favour some letters are thrown
 * away, so that every code is equally likely.
 */
export function makeRecoveryCode(randomBytes: (count: number) => Uint8Array): string {
  const letters = randomLetters(recoveryGroupCount * (recoveryGroupLength - 1), randomBytes)
  return Array.from({ length: recoveryGroupCount }, (_, group) => {
    const data = letters.slice(group * (recoveryGroupLength - 1), (group + 1) * (recoveryGroupLength - 1))
    return [...data, checkLetter(data, group)].map(letterOf).join('')
  }).join('')
}

/**
 * Reads a recovery code as pasted or typed, in any case, with spaces and dashes or without, and gives
 * its 30 characters. One mistyped letter, two letters swapped within a group, and two groups swapped
 * are always found.
 */
export function parseRecoveryCode(text: string): Result<string, RecoveryCodeProblem> {
  const typed = text.toUpperCase().split(separators).filter((part) => part !== '')
  const code = typed.join('')
  const isWhole = code.length === recoveryGroupCount * recoveryGroupLength
  // A letter too many or too few can be named only where the person kept the groups apart.
  if (!isWhole && typed.length !== recoveryGroupCount) return err('recovery_code_wrong_length')
  const groups = isWhole ? recoveryGroups(code) : typed
  const mistyped = groups.findIndex((group, index) => !isGroupSound(group, index))
  return mistyped === -1 ? ok(code) : err({ code: 'recovery_group_mistyped', group: mistyped + 1 })
}

/** The groups of a code, for the sheet and for typing single groups back. */
export function recoveryGroups(code: string): string[] {
  return Array.from({ length: recoveryGroupCount }, (_, group) =>
    code.slice(group * recoveryGroupLength, (group + 1) * recoveryGroupLength),
  )
}

/** Whether a group typed back is the one on the sheet. `group` counts from 1. */
export function isRecoveryGroup(text: string, code: string, group: number): boolean {
  return text.toUpperCase().split(separators).join('') === recoveryGroups(code)[group - 1]
}

const separators = /[\s\u200b\ufeff\-\u2010-\u2015\u2212]+/
const base = recoveryAlphabet.length

// 31 is prime and the weights 1 to 4 and -1 differ, so that the sum changes with any one letter and
// with any two that change places. The step for the group's place does the same for whole groups.
const groupStep = 7

/** `data` are the four letters as numbers, `group` counts from 0. */
function checkLetter(data: readonly number[], group: number): number {
  const sum = data.reduce((total, letter, index) => total + letter * (index + 1), (group + 1) * groupStep)
  return sum % base
}

function isGroupSound(group: string, index: number): boolean {
  const letters = [...group].map((letter) => recoveryAlphabet.indexOf(letter))
  if (letters.length !== recoveryGroupLength || letters.includes(-1)) return false
  return checkLetter(letters.slice(0, -1), index) === letters.at(-1)
}

function letterOf(number: number): string {
  return recoveryAlphabet.charAt(number)
}

function randomLetters(count: number, randomBytes: (count: number) => Uint8Array): number[] {
  const letters: number[] = []
  const fairLimit = 256 - (256 % base)
  while (letters.length < count) {
    const wanted = count - letters.length
    const bytes = randomBytes(wanted)
    if (bytes.length !== wanted) throw new Error('The random source gave another number of bytes than asked')
    for (const byte of bytes) {
      if (byte < fairLimit) letters.push(byte % base)
    }
  }
  return letters
}
