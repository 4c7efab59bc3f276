import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { momentInSentence, momentWords, seenOn, usedWords } from './moment-words.ts'

const today = Temporal.PlainDate.from('2026-11-23')

test('a caseload used today says the time, in English time', () => {
  expect(usedWords('2026-11-23T09:14:00Z', today)).toBe('today 09:14')
  expect(usedWords('2026-07-01T23:30:00Z', Temporal.PlainDate.from('2026-07-02'))).toBe('today 00:30')
  expect(usedWords('2026-11-22T18:02:00Z', today)).toBe('yesterday 18:02')
  expect(usedWords('2026-11-03T09:14:00Z', today)).toBe('3\u00a0Nov\u00a02026')
})

test('a backup says its day and time', () => {
  expect(momentWords('2026-11-20T18:02:59Z', today)).toBe('Fri\u00a020\u00a0Nov 18:02')
  expect(momentWords('2025-01-03T18:02:00Z', today)).toBe('3\u00a0Jan\u00a02025 18:02')
  expect(momentWords('2026-11-23T18:02:00Z', today)).toBe('Today 18:02')
  expect(momentInSentence('2026-11-23T18:02:00Z', today)).toBe('today 18:02')
})

test('a computer was seen at a time of today, or on another day', () => {
  expect(seenOn(Date.parse('2026-11-23T18:02:59Z'), today)).toBe('today 18:02')
  expect(seenOn(Date.parse('2026-11-17T09:14:00Z'), today)).toBe('Tue\u00a017\u00a0Nov')
})
