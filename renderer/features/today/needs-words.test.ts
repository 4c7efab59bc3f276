import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { allDoneWords, earlierWords, longestWaitWords, nothingPlannedWords } from './needs-words.ts'

const today = Temporal.PlainDate.from('2026-11-23')
const plain = (words: string): string => words.replaceAll('\u00a0', ' ')

describe('the words under Needs you', () => {
  test('a consultation of an earlier day says when it was, and how long ago that is', () => {
    expect(plain(earlierWords({ date: '2026-11-12', time: '10:30' }, today))).toBe('10:30, 11 days ago (12 Nov)')
    expect(plain(earlierWords({ date: '2026-11-22', time: '09:00' }, today))).toContain('(22 Nov)')
  })

  test('the longest wait counts days, one of them in the singular', () => {
    expect(longestWaitWords([{ waitingDays: 2 }, { waitingDays: 9 }])).toBe('longest wait 9 days')
    expect(longestWaitWords([{ waitingDays: 1 }])).toBe('longest wait 1 day')
    expect(longestWaitWords([{ waitingDays: 0 }])).toBe('longest wait 0 days')
  })

  test('the last contact is never blank', () => {
    expect(nothingPlannedWords({ lastContact: null, diedOn: null }, today)).toBe('no contact yet')
    expect(nothingPlannedWords({ lastContact: '2026-11-23', diedOn: null }, today)).toBe('in contact today')
    expect(plain(nothingPlannedWords({ lastContact: '2026-11-12', diedOn: null }, today))).toBe('last contact 11 days ago (12 Nov)')
  })

  test('of whoever died it is said that support is still open', () => {
    expect(plain(nothingPlannedWords({ lastContact: '2026-11-12', diedOn: '2026-11-20' }, today))).toBe('died on 20 Nov 2026, support is still open')
  })

  test('when all is done, the last change is told with its day unless that is today', () => {
    expect(allDoneWords(null, today)).toBe('Nothing is waiting for you.')
    expect(allDoneWords(Date.parse('2026-11-23T16:48:00Z'), today)).toBe('Nothing is waiting for you. Last change saved 16:48.')
    expect(plain(allDoneWords(Date.parse('2026-11-20T16:48:00Z'), today))).toBe('Nothing is waiting for you. Last change saved Fri 20 Nov 16:48.')
  })
})
