import { describe, expect, test } from 'vitest'
import { isSpokenAt, timeWords, waitWords } from './wait-words.ts'

describe('waiting after wrong passphrases', () => {
  test('says how many tries, how long, and what will not happen', () => {
    expect(waitWords(5, 30)).toBe(
      '5 tries so far. You can try again in 30 seconds. Nothing will be deleted and you will not be locked out for good.',
    )
    expect(waitWords(6, 0)).toContain('You can try again now.')
  })

  test('a time in words has no zero part', () => {
    expect(timeWords(1)).toBe('1 second')
    expect(timeWords(60)).toBe('1 minute')
    expect(timeWords(65)).toBe('1 minute 5 seconds')
    expect(timeWords(300)).toBe('5 minutes')
    expect(timeWords(0)).toBe('0 seconds')
  })

  test('speech hears five minutes in seven sentences at most', () => {
    const spoken = Array.from({ length: 300 }, (_, seconds) => seconds).filter(isSpokenAt)
    expect(spoken).toEqual([0, 10, 60, 120, 180, 240])
  })
})
