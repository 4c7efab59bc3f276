import { expect, test } from 'vitest'
import { invitationId, invitationKey } from './invitation-keys.ts'

const code = 'ABCDE23456FGHJK789MN'

test('a code gives one key and one id, which never drift', () => {
  expect(invitationKey(code).toString('hex')).toBe('bc796b1e7b5a108de0d2f896c8e13848f88ca3c4239d853bf3252ff27a0d0ca9')
  expect(invitationId(code)).toBe('6fb9a652f013464c')
})

test('neither tells the other, and another code gives others', () => {
  expect(invitationKey(code).toString('hex')).not.toContain(invitationId(code))
  const other = 'ABCDE23456FGHJK789MP'
  expect(invitationKey(other)).not.toEqual(invitationKey(code))
  expect(invitationId(other)).not.toBe(invitationId(code))
})
