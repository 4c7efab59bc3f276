import { describe, expect, test } from 'vitest'
import type { EntryStanding, ImportEntry } from '../../../shared/contract/imports.ts'
import { problemSentence, reviewSentences } from './import-words.ts'

const entries = (...standings: EntryStanding[]): ImportEntry[] =>
  standings.map((standing, index) => ({ entryNumber: index + 1, standing, content: null }))
const ready: EntryStanding = { kind: 'ready' }
const here = (takenInOn: string): EntryStanding => ({ kind: 'already-here', takenInOn, referralId: '01890000-0000-7000-8000-000000000000' })
const noPerson: EntryStanding = { kind: 'not-understood', problem: 'no-person', detail: null }
const plain = (sentences: readonly string[]): string => sentences.join(' ').replaceAll('\u00a0', ' ')

describe('what is said of a file', () => {
  test('how many can be taken in, and why each other cannot', () => {
    expect(plain(reviewSentences(entries(ready, ready, ready, noPerson), 'fhir'))).toBe('3 of 4 entries can be taken in. Entry 4 has no person in it.')
    expect(plain(reviewSentences(entries(ready, here('2026-11-03'), noPerson), 'csv'))).toBe('1 of 3 rows can be taken in. 1 referral is already here. Row 3 has no person in it.')
  })

  test('referrals that are here are counted with their noun', () => {
    expect(plain(reviewSentences(entries(ready, here('2026-11-03'), here('2026-11-03')), 'csv'))).toBe('1 of 3 rows can be taken in. 2 referrals are already here.')
  })

  test('a file that was taken in before says when', () => {
    expect(plain(reviewSentences(entries(here('2026-11-02'), here('2026-11-03')), 'fhir'))).toBe('Already taken in on 3 Nov 2026. Nothing new in this file.')
  })

  test('one referral, or none', () => {
    expect(plain(reviewSentences(entries(ready), 'fhir'))).toBe('The file holds one referral.')
    expect(plain(reviewSentences(entries(noPerson), 'fhir'))).toBe('Nothing in this file can be taken in. Entry 1 has no person in it.')
  })

  test('a date is shown as it was written', () => {
    expect(problemSentence('Row 17', 'birth-date-not-real', '31 Feb 1950')).toBe('Row 17: date of birth 31 Feb 1950 is not a real date.')
    expect(problemSentence('Entry 2', 'referral-date-in-future', '2027-11-14')).toBe('Entry 2: referral date 2027-11-14 is in the future.')
  })
})
