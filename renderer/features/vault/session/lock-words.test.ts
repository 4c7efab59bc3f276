import { expect, test } from 'vitest'
import { lockWords } from './lock-words.ts'

const lock = { at: 0, drafts: 2, kept: true, time: '10:02' }

test('says when it was locked and what is safe', () => {
  expect(lockWords('asked', lock)).toBe('Locked at 10:02. Two drafts are safe.')
  expect(lockWords('asked', { ...lock, drafts: 1 })).toBe('Locked at 10:02. One draft is safe.')
  expect(lockWords('asked', { ...lock, drafts: 12 })).toBe('Locked at 10:02. 12 drafts are safe.')
  expect(lockWords('asked', { ...lock, drafts: 0 })).toBe('Locked at 10:02. Everything is saved.')
})

test('says why, where nobody asked for it', () => {
  expect(lockWords('idle', lock)).toBe('Locked at 10:02, because nobody was there. Two drafts are safe.')
  expect(lockWords('suspended', lock)).toContain('went to sleep')
})

test('does not call safe what was not kept', () => {
  expect(lockWords('idle', { ...lock, kept: false })).toContain('could not be kept')
})

test('says nothing where nothing was open', () => {
  expect(lockWords(null, null)).toBeNull()
  expect(lockWords('suspended', null)).toBeNull()
  expect(lockWords('stopped', null)).toContain('stopped')
})
