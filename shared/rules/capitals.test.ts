import { expect, test } from 'vitest'
import { lowerFirst, upperFirst } from './capitals.ts'

test.each([
  ['Text of the note', 'text of the note'],
  ['NHS number', 'NHS number'],
  ['Éclair', 'éclair'],
  ['', ''],
])('%j within a sentence is %j', (words, within) => expect(lowerFirst(words)).toBe(within))

test.each([
  ['after 14:00', 'After 14:00'],
  ['Mondays', 'Mondays'],
  ['', ''],
])('%j begins a sentence as %j', (words, first) => expect(upperFirst(words)).toBe(first))
