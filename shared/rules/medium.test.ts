import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mediums, mediumWarning, suggestMedium, type WaysOfContact } from './medium.ts'

const notAsked: WaysOfContact = { preferredContact: null, ownDevice: null, connection: null }
const reached = { phone: true, email: true }

test('the list holds each code of the NHS Data Dictionary once', () => {
  expect(mediums.map((medium) => medium.code)).toEqual(['01', '02', '03', '04', '05', '06', '98'])
})

describe('the suggested medium', () => {
  test.each([
    ['phone', '02'],
    ['text', '06'],
    ['email', '05'],
    ['in-person', '01'],
    ['letter', null],
    ['through-someone', null],
    [null, null],
  ] as const)('for somebody who prefers %s is %s', (preferredContact, expected) => {
    expect(suggestMedium({ ...notAsked, preferredContact })).toBe(expected)
  })

  test('is face to face when the preferred way cannot work', () => {
    expect(suggestMedium({ preferredContact: 'email', ownDevice: 'none', connection: 'none' })).toBe('01')
  })
})

describe('the warning', () => {
  test('names what is missing and another way', () => {
    expect(mediumWarning('03', { ...notAsked, preferredContact: 'phone', connection: 'none' }, reached, 'Goz')).toEqual({
      words: 'Goz has no internet at home; video may not work. Phone instead?',
      instead: '02',
    })
    expect(mediumWarning('05', { ...notAsked, preferredContact: 'in-person', ownDevice: 'basic-phone' }, reached, 'Sam')).toEqual({
      words: 'Sam has no device for email; it may not be read in time. Face to face instead?',
      instead: '01',
    })
    expect(mediumWarning('06', { ...notAsked, ownDevice: 'none' }, reached, 'Sam')?.instead).toBe('02')
  })

  test('is given where the record has no number or address to reach the person by', () => {
    const unreached = { phone: false, email: false }
    expect(mediumWarning('02', notAsked, unreached, 'Goz')).toEqual({ words: 'Goz has no phone number in the record. Face to face instead?', instead: '01' })
    for (const medium of ['04', '06'] as const) expect(mediumWarning(medium, notAsked, unreached, 'Goz')?.words).toMatch('no phone number')
    expect(mediumWarning('05', notAsked, { phone: true, email: false }, 'Goz')).toEqual({ words: 'Goz has no email address in the record. Phone instead?', instead: '02' })
    expect(mediumWarning('03', { ...notAsked, connection: 'none', preferredContact: 'phone' }, unreached, 'Goz')?.instead).toBe('01')
    expect(mediumWarning('01', notAsked, unreached, 'Goz')).toBeNull()
  })

  test('is not given for what was not asked, or for what works', () => {
    for (const { code } of mediums) expect(mediumWarning(code, notAsked, reached, 'Goz')).toBeNull()
    expect(mediumWarning('03', { ...notAsked, ownDevice: 'smartphone', connection: 'home' }, reached, 'Goz')).toBeNull()
    expect(mediumWarning('02', { ...notAsked, ownDevice: 'none', connection: 'none' }, reached, 'Goz')).toBeNull()
  })

  test('neither suggests the same medium nor one that needs a warning itself', () => {
    const ways = fc.record({
      preferredContact: fc.constantFrom(null, 'phone', 'text', 'email', 'letter', 'in-person', 'through-someone'),
      ownDevice: fc.constantFrom(null, 'smartphone', 'basic-phone', 'tablet-or-computer', 'shared', 'none'),
      connection: fc.constantFrom(null, 'home', 'mobile-only', 'public', 'none'),
    })
    fc.assert(
      fc.property(ways, fc.record({ phone: fc.boolean(), email: fc.boolean() }), fc.constantFrom(...mediums.map((medium) => medium.code)), (how, reach, medium) => {
        const warning = mediumWarning(medium, how, reach, 'Goz')
        if (warning === null) return
        expect(warning.instead).not.toBe(medium)
        expect(mediumWarning(warning.instead, how, reach, 'Goz')).toBeNull()
      }),
    )
  })
})
