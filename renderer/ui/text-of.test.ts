import { createElement } from 'react'
import { expect, test } from 'vitest'
import { textOf } from './text-of.ts'

test('what stands on a button is its words, however many pieces they come in', () => {
  expect(textOf('Sign note')).toBe('Sign note')
  expect(textOf(['Take in ', '5 referrals'])).toBe('Take in 5 referrals')
  expect(textOf(['Open ', '09:00', ' ', 'OKAFOR, Ngozi'])).toBe('Open 09:00 OKAFOR, Ngozi')
})

test('a key or a picture on it is no word of it', () => {
  expect(textOf(['Print ', createElement('kbd', { key: 'key' }, 'Ctrl P')])).toBe('Print')
  expect(textOf([false, null])).toBe('')
})
