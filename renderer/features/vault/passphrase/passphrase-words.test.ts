import { expect, test } from 'vitest'
import { passphraseErrors, strengthWords } from './passphrase-words.ts'

test('the meter says how hard and why', () => {
  expect(strengthWords({ score: 1, words: 'Easy to guess', reason: 'a name and a year', problem: 'passphrase_too_common' })).toBe(
    'Easy to guess: a name and a year. It cannot be used.',
  )
  expect(strengthWords({ score: 3, words: 'Fairly hard to guess', reason: null, problem: 'passphrase_too_short' })).toContain('at least 12')
  expect(strengthWords({ score: 4, words: 'Hard to guess', reason: null, problem: null })).toBe('Hard to guess. You can use it.')
})

test('one thing to mend at a time', () => {
  expect(passphraseErrors('short', 'other', 'Use at least 12 characters.')).toEqual([{ field: 'next', words: 'Use at least 12 characters.' }])
  expect(passphraseErrors('one of these', 'one of those', null)).toEqual([{ field: 'again', words: 'The two passphrases are not the same.' }])
  expect(passphraseErrors('one of these', 'one of these', null)).toEqual([])
})
