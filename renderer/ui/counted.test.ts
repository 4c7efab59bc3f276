import { expect, test } from 'vitest'
import { counted, numberWords } from './counted.ts'

test('one has its own noun, and thousands are set apart', () => {
  expect(counted(0, 'change')).toBe('0 changes')
  expect(counted(1, 'entry was', 'entries were')).toBe('1 entry was')
  expect(counted(2, 'person', 'people')).toBe('2 people')
  expect(counted(1200, 'change')).toBe('1,200 changes')
  expect(numberWords(2970)).toBe('2,970')
})
