import { describe, expect, test } from 'vitest'
import { parsePracticeCode } from './ods-code.ts'
import { err, ok } from './result.ts'

describe('reading a practice code', () => {
  test.each(['Y01234', 'y01234', ' Y 01234 '])('takes %j', (text) => {
    expect(parsePracticeCode(text)).toEqual(ok('Y01234'))
  })

  test.each(['', 'Y0123', 'Y012345', '012345', 'YY1234', 'YO1234'])('refuses %j', (text) => {
    expect(parsePracticeCode(text)).toEqual(err('practice_code_not_recognised'))
  })
})
