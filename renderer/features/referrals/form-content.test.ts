import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { personToAdd, referralContent } from '../../../shared/contract/referrals.ts'
import { partsFor, readForm } from './form-content.ts'
import { formGroups } from './form-groups.ts'

const today = Temporal.PlainDate.from('2026-11-23')
const enough = { family: 'Okafor', given: 'Ngozi', birthDate: '14/7/1945', referralDate: 'yesterday' }

describe('the referral form', () => {
  test('a name, a date of birth and a referral date are enough; the rest is not asked', () => {
    const read = readForm(partsFor(false), enough, today)
    if (!read.ok) throw new Error('not read')
    expect(personToAdd.parse(read.value.person)).toMatchObject({
      sections: { name: { family: 'Okafor' }, birth: { birthDate: '1945-07-14', birthDateNotKnown: false } },
      contactPoints: [],
    })
    expect(Object.keys(read.value.person.sections)).toEqual(['name', 'birth'])
    expect(referralContent.parse(read.value.details)).toMatchObject({ referralDate: '2026-11-22', reason: null, source: null })
  })

  test('every field goes to its section', () => {
    const read = readForm(
      partsFor(false),
      { ...enough, nhsNumber: '999 204 8174', mobile: '07700 900123', postcode: 'm145qt', interpreter: 'yes', source: 'self', consentToShare: 'yes', reason: 'Lonely.' },
      today,
    )
    if (!read.ok) throw new Error('not read')
    expect(personToAdd.parse(read.value.person)).toMatchObject({
      sections: {
        identity: { nhsNumber: '9992048174' },
        address: { postcode: 'M14 5QT', addressLine1: null },
        communication: { interpreter: 'yes' },
        consent: { consentToShare: 'yes' },
      },
      contactPoints: [{ kind: 'phone', value: '07700 900123', use: 'mobile', preference: null }],
    })
    expect(read.value.details).toMatchObject({ source: 'self', reason: 'Lonely.' })
  })

  test('what cannot be saved is said in the order of the form', () => {
    const read = readForm(partsFor(false), { family: 'Okafor', birthDate: '31 Feb 1950', nhsNumber: '999 204 8175', postcode: 'M1' }, today)
    expect(read.ok ? [] : read.error.errors.map(({ field }) => field)).toEqual(['birthDate', 'nhsNumber', 'postcode', 'referralDate'])
  })

  test('a referral comes on the day it is written at the latest', () => {
    const errorsOf = (referralDate: string) => {
      const read = readForm(partsFor(false), { ...enough, referralDate }, today)
      return read.ok ? [] : read.error.errors
    }
    expect(errorsOf('23/11/2026')).toEqual([])
    const refused = [{ field: 'referralDate', words: 'The date of the referral is in the future. Check the day, month and year.' }]
    for (const future of ['24/11/2026', 'tomorrow', '14/11/2027']) expect(errorsOf(future)).toEqual(refused)
  })

  test('an empty form is told all it lacks at once', () => {
    const fieldsOf = (typed: Readonly<Record<string, string>>) => {
      const read = readForm(partsFor(false), typed, today)
      return read.ok ? [] : read.error.errors.map(({ field }) => field)
    }
    expect(fieldsOf({})).toEqual(['family', 'birthDate', 'referralDate'])
    expect(fieldsOf({ nhsNumber: '999 204 8175' })).toEqual(['family', 'birthDate', 'nhsNumber', 'referralDate'])
    // One sentence for each field: an unreadable date is not asked for a second time.
    expect(fieldsOf({ birthDate: '31 Feb 1950', referralDate: '31 Feb 2026' })).toEqual(['family', 'birthDate', 'referralDate'])
  })

  test('that a date of birth is not known is ticked beside it', () => {
    const names = formGroups.who.fields.map(({ name }) => name)
    expect(names[names.indexOf('birthDate') + 1]).toBe('birthDateNotKnown')
  })

  test('for a known person only the referral is asked', () => {
    expect(readForm(partsFor(true), { referralDate: 'today' }, today).ok).toBe(true)
  })
})
