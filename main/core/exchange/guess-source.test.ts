import { expect, test } from 'vitest'
import { referralSources } from '../../../shared/model/referral.ts'
import { guessSource } from './guess-source.ts'

test('every source is known by its own words and by its code, in capitals too', () => {
  for (const { code, words } of referralSources)
    for (const said of [words, code, words.toUpperCase(), ` ${words} `]) expect([said, guessSource(said)]).toEqual([said, code])
})

test.each([
  ['Elm Surgery', 'gp-practice'],
  ['North Park PCN', 'gp-practice'],
  ['NHS 111', 'emergency-service'],
  ['Manchester Mental Health NHS Trust', 'mental-health'],
  ['Royal Infirmary, ward 7', 'hospital'],
  ['District nursing', 'community-health'],
  ['Adult social care', 'social-care'],
  ['Age UK Salford', 'voluntary'],
  ['Her daughter', 'family-or-carer'],
  ['Themselves', 'self'],
])('%s', (words, source) => expect(guessSource(words)).toBe(source))

test('what names none is left open', () => {
  expect(['', 'Priya Shah', 'selfless', 'Mindful Ltd'].map(guessSource)).toEqual([null, null, null, null])
  expect(guessSource(null)).toBeNull()
})
