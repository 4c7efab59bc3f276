import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { timeFromMinutes } from '../../../shared/rules/time/times.ts'
import { parseLength, readSlot, understandSlot } from './slot.ts'

const today = Temporal.PlainDate.from('2026-11-23')

describe('length', () => {
  test.each([
    ['30', 30],
    ['45 min', 45],
    ['1h', 60],
    ['1h 30', 90],
    ['1.5 hours', 90],
    ['to 14:30', 30],
    ['15:00', 60],
  ])('%s is understood', (text, minutes) => {
    expect(parseLength(text, '14:00')).toEqual({ ok: true, value: minutes })
  })

  test.each([
    ['14:00', 'end_not_after_start'],
    ['13:30', 'end_not_after_start'],
    ['', 'length_not_recognised'],
    ['long', 'length_not_recognised'],
    ['0', 'length_out_of_range'],
    ['13h', 'length_out_of_range'],
  ])('%s is refused', (text, code) => {
    expect(parseLength(text, '14:00')).toEqual({ ok: false, error: { code } })
  })

  test('an end needs a start', () => {
    expect(parseLength('14:30', null)).toEqual({ ok: false, error: { code: 'length_not_recognised' } })
  })

  test('any end after the start gives the minutes between', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1300 }), fc.integer({ min: 5, max: 139 }), (start, minutes) => {
        expect(parseLength(timeFromMinutes(start + minutes), timeFromMinutes(start))).toEqual({ ok: true, value: minutes })
      }),
    )
  })
})

describe('slot', () => {
  test('is read as people write it', () => {
    expect(readSlot({ date: 'tue', time: '2', length: '30' }, today)).toEqual({ slot: { date: '2026-11-24', time: '14:00', minutes: 30 }, errors: [] })
  })

  test('every part that is wrong is named, each in a sentence', () => {
    const { slot, errors } = readSlot({ date: '31 Feb 2027', time: '25', length: 'x' }, today)
    expect(slot).toBeNull()
    expect(errors).toEqual([
      { field: 'date', words: '31 Feb 2027 is not a real date.' },
      { field: 'time', words: 'Enter a time such as 14:30.' },
      { field: 'length', words: 'Enter a length in minutes, such as 30, or an end such as 14:30.' },
    ])
  })

  test('a time that the clocks leave out is said in its own words', () => {
    expect(readSlot({ date: '28 Mar 2027', time: '01:30', length: '30' }, today)).toMatchObject({ slot: null, errors: [{ field: 'time' }] })
    expect(readSlot({ date: '28 Mar 2027', time: '02:00', length: '30' }, today).slot).not.toBeNull()
  })

  test('what is understood so far is told apart', () => {
    expect(understandSlot({ date: 'tomorrow', time: '', length: '30' }, today)).toEqual({ date: '2026-11-24', time: null, minutes: 30 })
  })
})
