import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { attendanceWords, bookingSentence, dayHeading, listedAloneWords, planWords } from './words.ts'

// Dates hold no-break spaces, so that they never fall apart at a line end.
const spaced = (text: string): string => text.replaceAll('\u00a0', ' ')

describe('words of a consultation', () => {
  test('the sentence that is booked', () => {
    const time = { date: '2026-11-24', time: '14:00', minutes: 30 }
    expect(spaced(bookingSentence({ medium: '02', place: null }, time, 'Goz'))).toBe('Phone, Tue 24 Nov 2026, 14:00 to 14:30, with Goz')
  })

  test.each([
    [{ medium: '01', place: 'home' }, 'Home visit'],
    [{ medium: '01', place: 'clinic' }, 'Clinic'],
    [{ medium: '01', place: null }, 'Face to face'],
    [{ medium: '03', place: 'home' }, 'Video'],
    [{ medium: null, place: null }, 'Not said how'],
  ] as const)('how and where: %o', (plan, words) => {
    expect(planWords(plan)).toBe(words)
  })

  test('a day is never said as today alone', () => {
    const today = Temporal.PlainDate.from('2026-11-24')
    expect(spaced(dayHeading('2026-11-24', today))).toBe('Tue 24 Nov, today')
    expect(spaced(dayHeading('2026-11-25', today))).toBe('Wed 25 Nov')
  })

  test('why there are no lines, and what to do about it', () => {
    expect(listedAloneWords('week', true)).toMatch(/ Choose one caseload or a single day to see fewer at once\.$/)
    expect(listedAloneWords('week', false)).toMatch(/ Choose a single day to see fewer at once\.$/)
    expect(listedAloneWords('day', true)).toMatch(/ Choose one caseload to see fewer at once\.$/)
    expect(listedAloneWords('day', false)).toMatch(/here is the list of them\.$/)
  })

  test('attendance, with the reason of a cancellation', () => {
    expect(attendanceWords({ attendance: '0', attendanceReason: null }, false)).toBe('Booked')
    expect(attendanceWords({ attendance: '0', attendanceReason: null }, true)).toBe('Attendance not recorded')
    expect(attendanceWords({ attendance: '4', attendanceReason: 'Training' }, false)).toBe('Cancelled by us: Training')
    expect(attendanceWords({ attendance: '3', attendanceReason: null }, true)).toBe('Did not attend')
  })
})
