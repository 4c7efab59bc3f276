import { describe, expect, test } from 'vitest'
import { estimatePassphrase } from './passphrase-strength.ts'

describe('the strength of a passphrase', () => {
  test.each([
    ['jennifer1985', 1, 'Easy to guess', 'a name and a year'],
    ['qwertyuiop[]', 1, 'Easy to guess', 'keys side by side'],
    ['abcabcabcabc', 0, 'Very easy to guess', 'something repeated'],
    ['Amina Rahman 1985', 3, 'Fairly hard to guess', 'your own details and a year'],
  ] as const)('of %j', async (text, score, words, reason) => {
    expect(await estimatePassphrase(text, ['Amina', 'Rahman'])).toEqual({ score, words, reason })
  })

  test('of unrelated words is high and needs no reason', async () => {
    expect(await estimatePassphrase('kettle umbrella dolphin moss', [])).toEqual({
      score: 4,
      words: 'Hard to guess',
      reason: null,
    })
  })

  test('is not raised by spaces between the same words', async () => {
    const joined = await estimatePassphrase('summerholiday2024', [])
    const spaced = await estimatePassphrase('summer holiday 2024', [])
    expect(spaced).toEqual(joined)
  })

  test('of nothing is the lowest', async () => {
    expect(await estimatePassphrase('', [])).toMatchObject({ score: 0, reason: null })
  })
})
