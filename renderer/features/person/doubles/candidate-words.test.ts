import { expect, test } from 'vitest'
import { compareLines } from './candidate-words.ts'

const described = { title: null, given: 'Ngozi', family: 'OKAFOR', preferred: null, birthDate: '1945-07-14', nhsNumber: null, postcode: 'm145qt' }
const candidate = { title: null, given: 'Ngosi', family: 'Okafor', preferred: 'Goz', birthDate: '1945-07-14', nhsNumber: '9992048174', postcode: 'M14 5QT' }

test('only lines that both have and that do not agree are marked', () => {
  const lines = compareLines(described, candidate)
  expect(lines.filter(({ differs }) => differs).map(({ label }) => label)).toEqual(['First name'])
  expect(lines.find(({ label }) => label === 'NHS No.')?.words).toBe('999 204 8174')
})

test('what is not known is said', () => {
  expect(compareLines(candidate, described).find(({ label }) => label === 'NHS No.')).toEqual({ label: 'NHS No.', words: 'Not known', differs: false })
})
