import { describe, expect, test } from 'vitest'
import { adviceOf, damages, headingOf, isDamage } from './damage-words.ts'

describe('what keeps a caseload from being opened', () => {
  test('is said in whole sentences, without blame or the word corrupt', () => {
    for (const damage of damages) {
      const words = `${headingOf(damage, { lastVersion: '1.6' }, '1.4')} ${adviceOf(damage)}`
      expect(words).toMatch(/^[A-Z].*\.$/)
      expect(words).not.toMatch(/corrupt|error|invalid|repair|reset/i)
    }
  })

  test('a newer version names both, where the number helps', () => {
    expect(headingOf('newer_version', { lastVersion: '1.6' }, '1.4')).toBe(
      'This caseload was last opened with Haversack 1.6; this is 1.4. Update to open it.',
    )
    expect(headingOf('newer_version', { lastVersion: '1.4' }, '1.4')).toBe(
      'This caseload was last opened with a newer Haversack; this is 1.4. Update to open it.',
    )
  })

  test('a wrong passphrase is no damage', () => {
    expect(isDamage('wrong_passphrase')).toBe(false)
    expect(isDamage('key_file_missing')).toBe(true)
  })
})
