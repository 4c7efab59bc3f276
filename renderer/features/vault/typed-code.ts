import { parseRecoveryCode, recoveryGroups } from '../../../shared/rules/recovery-code.ts'

const groupCount = 6
const groupLength = 5
/** Stands for a group that is still to come: 0 is in no code. */
const toCome = '0'.repeat(groupLength)

export interface TypedCode {
  /** How many whole groups are there, up to the first that does not fit. */
  readonly fitting: number
  /** The first whole group that does not fit, counted from 1. */
  readonly mistyped: number | null
}

/** Looks at a recovery code while it is being typed: each whole group has a check letter. */
export function lookAtCode(text: string): TypedCode {
  const letters = text.replaceAll(/[^0-9a-z]/gi, '')
  const whole = Math.min(groupCount, Math.floor(letters.length / groupLength))
  const padded = letters.slice(0, whole * groupLength) + toCome.repeat(groupCount - whole)
  const read = parseRecoveryCode(recoveryGroups(padded).join(' '))
  if (read.ok) return { fitting: groupCount, mistyped: null }
  const first = typeof read.error === 'object' && 'group' in read.error ? read.error.group : 1
  return first > whole ? { fitting: whole, mistyped: null } : { fitting: first - 1, mistyped: first }
}

/** 'Groups 1 to 3 of 6 fit.' */
export function codeWords({ fitting, mistyped }: TypedCode): string {
  if (mistyped !== null) return `Group ${mistyped} looks mistyped.`
  if (fitting === 0) return ''
  if (fitting === groupCount) return 'All 6 groups fit.'
  return fitting === 1 ? 'Group 1 of 6 fits.' : `Groups 1 to ${fitting} of 6 fit.`
}

/** The code in the text of a saved recovery sheet, group by group; null where there is none. */
export function codeInSheet(text: string): string | null {
  const groups = [...text.matchAll(/^\s*([1-6])\s+([0-9A-Za-z]{5})\s*$/gm)].map(([, , group]) => group ?? '')
  return groups.length === groupCount ? groups.join(' ') : null
}
