import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { diedWords, sectionSpecFor } from './life-dates.ts'
import { readFields } from './typed-fields.ts'

const today = Temporal.PlainDate.from('2026-11-23')

describe('birth and death', () => {
  const sections = (birthDate: string | null, diedOn: string | null) => ({
    birth: { value: { birthDate, birthDateNotKnown: birthDate === null }, base: [], versions: 1 },
    death: { value: { diedOn }, base: [], versions: 1 },
  })
  const sentences = (section: 'birth' | 'death', typed: Readonly<Record<string, string>>, of = sections('1945-07-14', '2026-11-22')) => {
    const read = readFields(sectionSpecFor(section, of), typed, today)
    return read.ok ? [] : read.error.errors.map(({ field, words }) => `${field}: ${words}`)
  }

  test('nobody dies before they were born', () => {
    expect(sentences('death', { diedOn: '13 Jul 1945' })).toEqual(['diedOn: This is before the date of birth, 14\u00a0Jul\u00a01945. Check the day, month and year.'])
    expect(sentences('birth', { birthDate: '23 Nov 2026' })).toEqual(['birthDate: This is after the date of death, 22\u00a0Nov\u00a02026. Check the day, month and year.'])
  })

  test('the same day, no date, and a date beside one that is not known may stand', () => {
    expect(sentences('death', { diedOn: '14 Jul 1945' })).toEqual([])
    expect(sentences('death', { diedOn: '' })).toEqual([])
    expect(sentences('birth', { birthDate: '22 Nov 2026' })).toEqual([])
    expect(sentences('death', { diedOn: '1 Jan 1900' }, sections(null, null))).toEqual([])
    expect(sentences('birth', { birthDate: '', birthDateNotKnown: 'yes' })).toEqual([])
  })

  test('the section keeps its own checks', () => {
    expect(sentences('birth', {})).toEqual(['birthDate: Enter a date of birth, or tick that it is not known.'])
  })
})

test('what is left to do once somebody has died is said', () => {
  expect(diedWords('Goz', '2026-11-22', { booked: 1, isOpen: true })).toEqual([
    'Goz died on 22\u00a0Nov\u00a02026.',
    'A consultation is still booked: cancel it, so that nobody rings or visits.',
    'Support is still open: close it under Support.',
  ])
  expect(diedWords('Goz', '2026-11-22', { booked: 0, isOpen: false })).toHaveLength(1)
  expect(diedWords('Goz', '2026-11-22', { booked: 3, isOpen: false })[1]).toBe('3 consultations are still booked: cancel them, so that nobody rings or visits.')
})
