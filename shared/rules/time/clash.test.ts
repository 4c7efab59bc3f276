import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clashesWith, doubleBookings, freeSlots, overlaps } from './clash.ts'
import { minutesOfDay, timeFromMinutes } from './times.ts'

const at = (start: string, minutes: number) => ({ start, minutes })
const day = [at('14:00', 30), at('09:00', 30), at('10:30', 60), at('14:15', 30)]

describe('clashes', () => {
  test('touching is not overlapping', () => {
    expect(overlaps(at('09:00', 30), at('09:30', 30))).toBe(false)
    expect(overlaps(at('09:00', 31), at('09:30', 30))).toBe(true)
    expect(overlaps(at('09:00', 120), at('09:30', 15))).toBe(true)
  })

  test('of a new consultation are named, earliest first', () => {
    expect(clashesWith(at('14:20', 60), day)).toEqual([at('14:00', 30), at('14:15', 30)])
    expect(clashesWith(at('09:30', 60), day)).toEqual([])
  })

  test('within a day are found in pairs', () => {
    expect(doubleBookings(day)).toEqual([[at('14:00', 30), at('14:15', 30)]])
    expect(doubleBookings(day.slice(0, 3))).toEqual([])
  })
})

describe('free slots', () => {
  const search = { from: '09:00', to: '12:00', minutes: 30, every: 30, notBefore: null }

  test('lie within working hours and between the others', () => {
    expect(freeSlots(day, search)).toEqual(['09:30', '10:00', '11:30'])
    expect(freeSlots(day, { ...search, minutes: 60 })).toEqual(['09:30'])
  })

  test('are never in the past', () => {
    expect(freeSlots(day, { ...search, notBefore: '09:31' })).toEqual(['10:00', '11:30'])
  })

  test('a length or a step of nothing is a bug', () => {
    expect(() => freeSlots(day, { ...search, minutes: 0 })).toThrow()
    expect(() => freeSlots(day, { ...search, every: 0 })).toThrow()
  })
})

const slot = fc.record({
  start: fc.integer({ min: 0, max: 1439 }).map(timeFromMinutes),
  minutes: fc.integer({ min: 1, max: 240 }),
})

describe('properties', () => {
  test('overlapping is mutual and means a shared minute', () => {
    fc.assert(
      fc.property(slot, slot, (one, other) => {
        const minutes = (s: typeof one) => Array.from({ length: s.minutes }, (_, i) => minutesOfDay(s.start) + i)
        const shared = new Set(minutes(one))
        expect(overlaps(one, other)).toBe(minutes(other).some((minute) => shared.has(minute)))
        expect(overlaps(other, one)).toBe(overlaps(one, other))
      }),
    )
  })

  test('a slot that is offered clashes with nothing', () => {
    fc.assert(
      fc.property(fc.array(slot, { maxLength: 8 }), fc.constantFrom(15, 30, 45, 60), (booked, minutes) => {
        const free = freeSlots(booked, { from: '08:00', to: '18:00', minutes, every: 15, notBefore: '08:20' })
        for (const start of free) {
          expect(clashesWith({ start, minutes }, booked)).toEqual([])
          expect(minutesOfDay(start) + minutes).toBeLessThanOrEqual(18 * 60)
          expect(start >= '08:20').toBe(true)
        }
      }),
    )
  })
})
