import { expect, test } from 'vitest'
import { newestGood, sizeWords } from './backup-words.ts'

test('sizes', () => {
  expect(sizeWords(12)).toBe('1 KB')
  expect(sizeWords(640_123)).toBe('640 KB')
  expect(sizeWords(12_350_000)).toBe('12.3 MB')
  expect(sizeWords(2_000_000_000)).toBe('2.0 GB')
})

test('a damaged backup is passed over', () => {
  const backup = (id: string, state: 'checked' | 'damaged') => ({ id, at: '2026-11-20T18:02:00Z', kind: 'daily', bytes: 1, state }) as const
  expect(newestGood([backup('a', 'damaged'), backup('b', 'checked'), backup('c', 'checked')])?.id).toBe('b')
  expect(newestGood([backup('a', 'damaged')])).toBeNull()
})
