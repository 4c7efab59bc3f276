import { expect, test } from 'vitest'
import { secondRecordWords, type SecondRecord } from './second-record-words.ts'

const person = (given: string) => ({ id: given, title: null, given, family: 'Okafor', preferred: null, birthDate: null, nhsNumber: null, postcode: null, home: null })
const record = (one: string, other: string, reasons: SecondRecord['reasons']): SecondRecord => ({ people: [person(one), person(other)], reasons })

test('who may be here twice, and why', () => {
  expect(secondRecordWords(record('Ngozi', 'Goz', ['same_nhs_number']))).toBe('Possibly the same person: OKAFOR, Ngozi and OKAFOR, Goz, added on two computers. Same NHS number.')
  expect(secondRecordWords(record('Ngozi', 'Ngozi', ['same_nhs_number', 'same_name_and_birth_date']))).toBe(
    'Possibly the same person: OKAFOR, Ngozi, twice, added on two computers. Same NHS number; same name, same date of birth.',
  )
})
