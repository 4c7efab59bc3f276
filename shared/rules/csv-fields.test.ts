import { describe, expect, test } from 'vitest'
import { csvFields, guessMapping, headingSetKey } from './csv-fields.ts'

describe('guessMapping', () => {
  test('knows a field by its own words and by others, in any case and spelling of spaces', () => {
    expect(guessMapping(['SURNAME', 'first-name', 'D.O.B', 'NHS No.', 'Favourite colour'])).toEqual(['family', 'given', 'birth-date', 'nhs-number', null])
    expect(guessMapping(['date of birth', 'DOB'])).toEqual(['birth-date', null])
  })

  test('no heading stands for two fields', () => {
    const headings = csvFields.flatMap(({ words, alsoCalled }) => [words, ...alsoCalled].map((heading) => heading.toLowerCase()))
    expect(new Set(headings).size).toBe(headings.length)
  })
})

test('a set of headings has one key in any order and case', () => {
  expect(headingSetKey(['Name', 'DOB'])).toBe(headingSetKey(['dob', 'name']))
  expect(headingSetKey(['Name', 'DOB'])).not.toBe(headingSetKey(['Name']))
})
