import { describe, expect, test } from 'vitest'
import { codeGroups } from '../../../../shared/rules/secrets/grouped-code.ts'
import { makeRecoveryCode } from '../../../../shared/rules/secrets/recovery-code.ts'
import { codeInSheet, codeWords, lookAtCode } from './typed-code.ts'

const code = makeRecoveryCode((count) => crypto.getRandomValues(new Uint8Array(count)))
const groups = codeGroups(code)

describe('a recovery code while it is typed', () => {
  test('whole groups that fit are counted; a group half typed is not yet judged', () => {
    expect(lookAtCode('', 6)).toEqual({ fitting: 0, mistyped: null, isTooLong: false })
    expect(lookAtCode(groups[0]?.slice(0, 3) ?? '', 6)).toEqual({ fitting: 0, mistyped: null, isTooLong: false })
    expect(lookAtCode(`${groups.slice(0, 3).join(' ')} ${groups[3]?.slice(0, 2)}`, 6)).toEqual({ fitting: 3, mistyped: null, isTooLong: false })
    expect(lookAtCode(code.toLowerCase(), 6)).toEqual({ fitting: 6, mistyped: null, isTooLong: false })
  })

  test('the first group that does not fit is named', () => {
    const wrong = groups.with(2, `${groups[2]?.slice(0, 4)}0`)
    expect(lookAtCode(wrong.join('-'), 6)).toEqual({ fitting: 2, mistyped: 3, isTooLong: false })
    expect(codeWords(lookAtCode(wrong.join(' '), 6), 6)).toBe('Group 3 looks mistyped.')
  })

  test('more groups than a code has are no code of that kind, though the first ones fit', () => {
    const tooLong = lookAtCode(`${code} ${groups[0]}`, 6)
    expect(tooLong).toMatchObject({ fitting: 6, isTooLong: true })
    expect(codeWords(tooLong, 6)).toBe('That is too long: this code has 6 groups.')
  })

  test('in words', () => {
    expect([0, 1, 3, 6].map((fitting) => codeWords({ fitting, mistyped: null, isTooLong: false }, 6))).toEqual([
      '',
      'Group 1 of 6 fits.',
      'Groups 1 to 3 of 6 fit.',
      'All 6 groups fit.',
    ])
  })
})

describe('a saved recovery sheet', () => {
  const sheet = ['Haversack recovery sheet', '', 'Caseload: 1 Northside', ...groups.map((group, index) => `  ${index + 1}   ${group}`), 'If you forget'].join('\r\n')

  test('gives its code', () => {
    expect(codeInSheet(sheet)).toBe(groups.join(' '))
  })

  test('another file gives none', () => {
    expect(codeInSheet('A letter about\n 1 apple')).toBeNull()
  })
})
