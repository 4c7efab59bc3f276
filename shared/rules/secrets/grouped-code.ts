import { err, ok, type Result } from '../result.ts'

/*
 * Codes that people write down, read out and type: groups of five, the fifth being the check letter of its group,
 * so that a page can name the group that was mistyped.
 */

/** 23 letters and 8 digits: no 0 and O, no 1, I and L, which are mistaken for one another on paper. */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** Letters of a group, its check letter among them. */
export const groupLength = 5

export type GroupedCodeProblem =
  | 'wrong_length'
  /** `group` counts from 1 and is the first one that does not fit. */
  | { readonly code: 'group_mistyped'; readonly group: number }

/**
 * Makes a new code of that many groups, without separators: four of five letters are random, 19.8 bits a group.
 * `randomBytes` must be a cryptographic source. Bytes that would favour some letters are thrown away, so that
 * every code is equally likely. `ending`: letters of the alphabet to stand in the place of the last random ones.
 */
export function makeGroupedCode(groupCount: number, randomBytes: (count: number) => Uint8Array, ending = ''): string {
  const given = [...ending].map((letter) => codeAlphabet.indexOf(letter))
  const letters = [...randomLetters(groupCount * (groupLength - 1) - given.length, randomBytes), ...given]
  return Array.from({ length: groupCount }, (_, group) => {
    const data = letters.slice(group * (groupLength - 1), (group + 1) * (groupLength - 1))
    return [...data, checkLetter(data, group)].map(letterOf).join('')
  }).join('')
}

/**
 * Reads a code of that many groups as pasted or typed, in any case, with spaces and dashes or without, and gives
 * its letters. One mistyped letter, two letters swapped within a group, and two groups swapped are always found.
 */
export function parseGroupedCode(text: string, groupCount: number): Result<string, GroupedCodeProblem> {
  const typed = text.toUpperCase().split(separators).filter((part) => part !== '')
  const code = typed.join('')
  const isWhole = code.length === groupCount * groupLength
  // A letter too many or too few can be named only where the person kept the groups apart.
  if (!isWhole && typed.length !== groupCount) return err('wrong_length')
  const groups = isWhole ? codeGroups(code) : typed
  const mistyped = groups.findIndex((group, index) => !isGroupSound(group, index))
  return mistyped === -1 ? ok(code) : err({ code: 'group_mistyped', group: mistyped + 1 })
}

/**
 * Reads a code of one kind, whose faults have names of their own: 'sheet_group_mistyped' says that it was the team sheet,
 * on a page on which other things can be wrong as well.
 */
export function parseCodeOfKind<Length extends string, Group extends string>(
  text: string,
  { groupCount, wrongLength, mistyped }: { readonly groupCount: number; readonly wrongLength: Length; readonly mistyped: Group },
): Result<string, { readonly code: Length } | { readonly code: Group; readonly group: number }> {
  const code = parseGroupedCode(text, groupCount)
  if (code.ok) return code
  return { ok: false, error: code.error.code === 'wrong_length' ? { code: wrongLength } : { code: mistyped, group: code.error.group } }
}

/** The groups of a code, for paper and for typing single groups back. */
export function codeGroups(code: string): string[] {
  return Array.from({ length: Math.ceil(code.length / groupLength) }, (_, group) =>
    code.slice(group * groupLength, (group + 1) * groupLength),
  )
}

/** Whether a group typed back is the one on paper. `group` counts from 1. */
export function isCodeGroup(text: string, code: string, group: number): boolean {
  return text.toUpperCase().split(separators).join('') === codeGroups(code)[group - 1]
}

const separators = /[\s\u200b\ufeff\-\u2010-\u2015\u2212]+/
const base = codeAlphabet.length

// 31 is prime and the weights 1 to 4 and -1 differ, so that the sum changes with any one letter and
// with any two that change places. The step for the group's place does the same for whole groups.
const groupStep = 7

/** `data` are the four letters as numbers, `group` counts from 0. */
function checkLetter(data: readonly number[], group: number): number {
  const sum = data.reduce((total, letter, index) => total + letter * (index + 1), (group + 1) * groupStep)
  return sum % base
}

function isGroupSound(group: string, index: number): boolean {
  const letters = [...group].map((letter) => codeAlphabet.indexOf(letter))
  if (letters.length !== groupLength || letters.includes(-1)) return false
  return checkLetter(letters.slice(0, -1), index) === letters.at(-1)
}

function letterOf(number: number): string {
  return codeAlphabet.charAt(number)
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
