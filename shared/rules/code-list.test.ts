import { expect, test } from 'vitest'
import { codesOf, isCodeIn, wordsOf } from './code-list.ts'

const colours = [
  { code: 'r', words: 'Red' },
  { code: 'g', words: 'Green' },
] as const

test('codes come in the order of their list', () => {
  expect(codesOf(colours)).toEqual(['r', 'g'])
})

test('words are found by code', () => {
  expect(wordsOf(colours, 'g')).toBe('Green')
})

test('a code outside the list is a bug', () => {
  expect(() => wordsOf(colours, 'b' as 'r')).toThrow()
})

test('a text from outside is recognised only when it is a code', () => {
  expect(isCodeIn(colours, 'r')).toBe(true)
  expect(isCodeIn(colours, 'Red')).toBe(false)
})
