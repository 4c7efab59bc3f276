import { describe, expect, test } from 'vitest'
import { ownWordsOf, stepWords, youErrors } from './first-run-steps.ts'

const you = { name: 'Amina Rahman', role: 'Link worker', practiceCode: 'y01234', hasNoPractice: false }

describe('the first step', () => {
  test('takes a name, a role and a practice code in any case', () => {
    expect(youErrors(you)).toEqual([])
  })

  test('says what is missing, in the order of the fields', () => {
    expect(youErrors({ name: ' ', role: '', practiceCode: 'Y0123', hasNoPractice: false }).map(({ field }) => field)).toEqual([
      'name',
      'role',
      'practiceCode',
    ])
    expect(youErrors({ ...you, practiceCode: 'Y0123' })).toEqual([
      { field: 'practiceCode', words: 'Enter a practice code: a letter and 5 numbers, such as Y01234.' },
    ])
    expect(youErrors({ ...you, practiceCode: ' ' })).toEqual([{ field: 'practiceCode', words: 'Enter a practice code, such as Y01234, or tick No practice yet.' }])
  })

  test('needs no code where there is no practice', () => {
    expect(youErrors({ ...you, practiceCode: '', hasNoPractice: true })).toEqual([])
  })
})

test('showing the code and typing it back are one step', () => {
  expect([stepWords('code'), stepWords('code-typed'), stepWords('ready')]).toEqual(['Step 3 of 4', 'Step 3 of 4', 'Step 4 of 4'])
})

test('own words leave out what was not typed', () => {
  expect(ownWordsOf({ name: 'Amina Rahman ', role: 'Link worker', practiceCode: '' })).toEqual(['Amina Rahman', 'Link worker'])
})
