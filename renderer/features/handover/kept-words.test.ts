import { expect, test } from 'vitest'
import { keptWords } from './kept-words.ts'

test('what computers may have kept is said where somebody loses sight, and only there', () => {
  expect(keptWords({ loses: [] }, 'the record')).not.toContain('hold')
  expect(keptWords({ loses: ['A. Rahman'] }, 'the records')).toContain('take the records from their pages when they next sync')
})
