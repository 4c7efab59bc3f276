import { expect, test } from 'vitest'
import { heldWords, listed } from './team-words.ts'

test('names are listed as they stand in a sentence', () => {
  expect(listed([], 'nobody')).toBe('nobody')
  expect(listed(['A. Rahman'], 'nobody')).toBe('A. Rahman')
  expect(listed(['A. Rahman', 'B. Cole', 'C. Diaz'], 'nobody')).toBe('A. Rahman, B. Cole and C. Diaz')
})

test('caseloads are named once their names are here, and counted until then', () => {
  expect(heldWords([])).toBe('none yet')
  expect(heldWords(['A caseload'])).toBe('A caseload')
  expect(heldWords(['A caseload', 'A caseload', 'A caseload'])).toBe('3 caseloads')
  expect(heldWords(['A. Cole', 'A. Rahman'])).toBe('A. Cole and A. Rahman')
})
