import { expect, test } from 'vitest'
import { codeGroups } from './grouped-code.ts'
import { makeRecoveryCode, parseRecoveryCode } from './recovery-code.ts'
import { err, ok } from '../result.ts'

const code = makeRecoveryCode((count) => Uint8Array.from({ length: count }, (_, index) => index))

test('a recovery code has 6 groups of 5 from the 31 letters', () => {
  expect(code).toMatch(/^[2-9A-HJKMNP-Z]{30}$/)
  expect(codeGroups(code)).toHaveLength(6)
})

test('it is read in any spacing, and says what is wrong in its own words', () => {
  expect(parseRecoveryCode(codeGroups(code).join(' ').toLowerCase())).toEqual(ok(code))
  expect(parseRecoveryCode('')).toEqual(err('recovery_code_wrong_length'))
  expect(parseRecoveryCode(`${code.slice(0, 10)}OOOOO${code.slice(15)}`)).toEqual(err({ code: 'recovery_group_mistyped', group: 3 }))
})
