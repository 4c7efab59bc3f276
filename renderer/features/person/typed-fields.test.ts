import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { personSectionNames, personSections, type PersonSection } from '../../../shared/contract/people.ts'
import { entities } from '../../../shared/model/entities.ts'
import type { GroupSpec } from './field-spec.ts'
import { contactPointSpec, relevantContactSpec, sectionSpecs } from './section-specs.ts'
import { fieldWords, readFields, typeFields } from './typed-fields.ts'

const today = Temporal.PlainDate.from('2026-11-23')
const read = (section: PersonSection, typed: Readonly<Record<string, string>>) => readFields(sectionSpecs[section], typed, today)
const sentences = (section: PersonSection, typed: Readonly<Record<string, string>>) => {
  const result = read(section, typed)
  return result.ok ? [] : result.error.errors.map(({ words }) => words)
}

describe('sections', () => {
  test.each(personSectionNames)('%s has every field of the model, and an empty form of it is one the model takes', (section) => {
    const names = sectionSpecs[section].fields.map((field) => field.name)
    expect(names.toSorted()).toEqual(Object.keys(personSections[section].shape).toSorted())
    const empty = readFields({ ...sectionSpecs[section], checks: [] }, {}, today)
    expect(empty.ok && personSections[section].safeParse(empty.value).success).toBe(true)
  })

  test('phone numbers and relevant contacts have every field but whose they are', () => {
    const others: [GroupSpec, object][] = [
      [contactPointSpec, entities.contactPoint.details.shape],
      [relevantContactSpec, entities.relevantContact.details.shape],
    ]
    for (const [spec, shape] of others)
      expect([...spec.fields.map((field) => field.name), 'personId'].toSorted()).toEqual(Object.keys(shape).toSorted())
  })

  test('choices are those of the model', () => {
    for (const section of personSectionNames)
      for (const field of sectionSpecs[section].fields)
        if (field.kind === 'choice')
          for (const { code } of field.choices) {
            const shape: Readonly<Record<string, { safeParse: (value: unknown) => { success: boolean } }>> = personSections[section].shape
            expect(shape[field.name]?.safeParse(code).success, `${section}.${field.name} ${code}`).toBe(true)
          }
  })
})

describe('what is typed', () => {
  test('is what was saved, through the form and back', () => {
    const value = { nhsNumber: '9992048174', nhsNumberStatus: 'verified', otherIdentifier: null }
    const typed = typeFields(sectionSpecs.identity, value)
    expect(typed['nhsNumber']).toBe('999 204 8174')
    expect(read('identity', typed)).toEqual({ ok: true, value })
  })

  test('a date is read as people write it', () => {
    expect(read('birth', { birthDate: '14/7/45' })).toMatchObject({ value: { birthDate: '1945-07-14', birthDateNotKnown: false } })
  })

  test('mistakes are said in one sentence each', () => {
    expect(sentences('identity', { nhsNumber: '12345' })).toEqual(['NHS number must be 10 numbers.'])
    expect(sentences('identity', { nhsNumber: '999 204 8175' })).toEqual(['This NHS number has a mistyped digit: its last digit does not fit.'])
    expect(sentences('identity', { nhsNumber: '9999999999' })).toEqual(['All digits are the same. Leave it empty if you do not have it.'])
    expect(sentences('birth', { birthDate: '31 Feb 1950' })).toEqual(['31 Feb 1950 is not a real date.'])
    expect(sentences('address', { postcode: 'M14' })).toEqual(['Enter a postcode such as M14 5QT, or choose No fixed abode.'])
    expect(sentences('birth', {})).toEqual(['Enter a date of birth, or tick that it is not known.'])
    expect(sentences('name', { title: 'Mrs' })).toEqual(['Enter a name: a first name, a family name or the name they like to be called.'])
  })
})

test('nothing is ever shown as a blank', () => {
  for (const { fields } of [...Object.values(sectionSpecs), contactPointSpec, relevantContactSpec])
    for (const field of fields) for (const value of [null, undefined, '']) expect(fieldWords(field, value)).not.toBe('')
})
