import { groupLength, parseGroupedCode } from '../../../../shared/rules/secrets/grouped-code.ts'
import { recoveryGroupCount } from '../../../../shared/rules/secrets/recovery-code.ts'

/** Stands for a group that is still to come: 0 is in no code. */
const toCome = '0'.repeat(groupLength)

export interface TypedCode {
  /** How many whole groups are there, up to the first that does not fit. */
  readonly fitting: number
  /** The first whole group that does not fit, counted from 1. */
  readonly mistyped: number | null
  /** Whether there are more letters than it has. */
  readonly isTooLong: boolean
}

/** Looks at a code of so many groups while it is being typed: each whole group has a check letter. */
export function lookAtCode(text: string, groupCount: number): TypedCode {
  const letters = text.replaceAll(/[^0-9a-z]/gi, '')
  const isTooLong = letters.length > groupCount * groupLength
  const whole = Math.min(groupCount, Math.floor(letters.length / groupLength))
  const groups = Array.from({ length: groupCount }, (_, group) =>
    group < whole ? letters.slice(group * groupLength, (group + 1) * groupLength) : toCome,
  )
  const read = parseGroupedCode(groups.join(' '), groupCount)
  if (read.ok) return { fitting: groupCount, mistyped: null, isTooLong }
  const first = 'group' in read.error ? read.error.group : 1
  return first > whole ? { fitting: whole, mistyped: null, isTooLong } : { fitting: first - 1, mistyped: first, isTooLong }
}

/** 'Groups 1 to 3 of 6 fit.' */
export function codeWords({ fitting, mistyped, isTooLong }: TypedCode, groupCount: number): string {
  if (mistyped !== null) return `Group ${mistyped} looks mistyped.`
  if (isTooLong) return `That is too long: this code has ${groupCount} groups.`
  if (fitting === 0) return ''
  if (fitting === groupCount) return `All ${groupCount} groups fit.`
  return fitting === 1 ? `Group 1 of ${groupCount} fits.` : `Groups 1 to ${fitting} of ${groupCount} fit.`
}

/** The code in the text of a saved recovery sheet, group by group; null where there is none. */
export function codeInSheet(text: string): string | null {
  const groups = [...text.matchAll(/^\s*([1-6])\s+([0-9A-Za-z]{5})\s*$/gm)].map(([, , group]) => group ?? '')
  return groups.length === recoveryGroupCount ? groups.join(' ') : null
}
