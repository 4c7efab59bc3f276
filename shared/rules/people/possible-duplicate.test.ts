import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { possibleDuplicate, type PersonIdentity } from './possible-duplicate.ts'

const ngozi: PersonIdentity = {
  nhsNumber: '9992048174',
  names: [{ family: 'Okafor', given: 'Ngozi' }],
  birthDate: '1945-07-14',
}
const withoutNumber: PersonIdentity = { ...ngozi, nhsNumber: null }
const named = (family: string | null, given: string | null, base = withoutNumber): PersonIdentity => ({
  ...base,
  names: [{ family, given }],
})

describe('possible duplicates', () => {
  test('same NHS number, whatever the name', () => {
    expect(possibleDuplicate(ngozi, { ...named('Bello', 'Ada', ngozi), birthDate: null })).toEqual({
      reasons: ['same_nhs_number'],
      differentNhsNumbers: false,
    })
  })

  test('all reasons are given', () => {
    expect(possibleDuplicate(ngozi, ngozi)?.reasons).toEqual(['same_nhs_number', 'same_name_and_birth_date'])
  })

  test.each([
    ['accents and case', named('OKÁFOR', 'ngozi')],
    ['family and given swapped', named('Ngozi', 'Okafor')],
    ['a former name', { ...withoutNumber, names: [{ family: 'Eze', given: 'Ngozi' }, ...ngozi.names] }],
  ])('same name and date of birth: %s', (_, candidate) => {
    expect(possibleDuplicate(ngozi, candidate)?.reasons).toEqual(['same_name_and_birth_date'])
  })

  test.each([
    ['spelt by ear', named('Okfor', 'Ngosi')],
    ['family name alone', named('Okafor', null)],
    ['spelt by ear and swapped', named('Ngosi', 'Okfor')],
  ])('name sounds alike and same date of birth: %s', (_, candidate) => {
    expect(possibleDuplicate(ngozi, candidate)?.reasons).toEqual(['name_sounds_alike_and_birth_date'])
  })

  test.each([
    ['another date of birth', { ...withoutNumber, birthDate: '1945-07-15' }],
    ['no date of birth', { ...withoutNumber, birthDate: null }],
    ['another given name', named('Okafor', 'David')],
    ['no name', { ...withoutNumber, names: [] }],
    ['blank names', named(' ', '-')],
  ])('not with %s', (_, candidate) => {
    expect(possibleDuplicate(ngozi, candidate)).toBeNull()
  })

  test('two blank birth dates are not the same date', () => {
    expect(possibleDuplicate({ ...withoutNumber, birthDate: null }, { ...withoutNumber, birthDate: null })).toBeNull()
  })

  test('different NHS numbers rule out a likeness, and warn about the very same name', () => {
    const otherNumber = { ...ngozi, nhsNumber: '9990000018' }
    expect(possibleDuplicate(ngozi, named('Okfor', 'Ngosi', otherNumber))).toBeNull()
    expect(possibleDuplicate(ngozi, otherNumber)).toEqual({
      reasons: ['same_name_and_birth_date'],
      differentNhsNumbers: true,
    })
  })
})

const part = fc.oneof(fc.constant(null), fc.constantFrom('Okafor', 'Okfor', 'Ngozi', 'Rahman', ''))
const identity = fc.record({
  nhsNumber: fc.constantFrom(null, '9992048174', '9990000018'),
  names: fc.array(fc.record({ family: part, given: part }), { maxLength: 3 }),
  birthDate: fc.constantFrom(null, '1945-07-14', '1990-01-01'),
})

test('the order of the two records does not matter, and there is always a reason', () => {
  fc.assert(
    fc.property(identity, identity, (one, other) => {
      const found = possibleDuplicate(one, other)
      expect(possibleDuplicate(other, one)).toEqual(found)
      expect(found?.reasons).not.toEqual([])
    }),
  )
})
