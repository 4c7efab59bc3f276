import { expect, test } from 'vitest'
import { rememberSetApart, setApartFrom } from './set-apart.ts'

test('a draft that was set apart knows the signed note; others know none', () => {
  rememberSetApart('draft', 'signed')
  expect(setApartFrom('draft')).toBe('signed')
  expect(setApartFrom('another')).toBe(null)
})
