import { describe, expect, test } from 'vitest'
import { attendanceChoices } from './attendance-choices.ts'

const slot = { date: '2026-11-23', time: '10:30' }
const at = (time: string): number => Date.parse(`2026-11-23T${time}:00Z`)
const codes = (attendance: '0' | '2' | '5', now: number): readonly string[] => attendanceChoices({ ...slot, attendance }, now).map(({ code }) => code)

describe('what may be said of a consultation', () => {
  test('before it begins only that it was called off', () => {
    expect(codes('0', at('10:29'))).toEqual(['2', '4'])
  })

  test('from its start whether the person came', () => {
    expect(codes('0', at('10:30')).toSorted()).toEqual(['2', '3', '4', '5', '6', '7'])
  })

  test('that it is booked only to take back what was said', () => {
    expect(codes('2', at('09:00'))).toContain('0')
    expect(codes('5', at('12:00'))).toContain('0')
    expect(codes('0', at('12:00'))).not.toContain('0')
  })
})
